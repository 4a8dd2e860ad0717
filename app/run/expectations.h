// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/accessreads.h"
#include "run/grant.h"
#include "run/profile.h"
#include "scopes/scopecatalogue.h"

namespace scopelight {

/// One line of a profile's `expect` (or its `declared`), held against what came out.
struct Expectation {
    enum class Outcome {
        Met,
        NotMet,
        NotChecked, ///< could not be: never a pass, and no failure of the configuration either
    };
    QString member = {}; ///< "granted", "class_at_most", "declared"…
    QString subject = {}; ///< the scope in wire form; empty where the member is about none
    Outcome outcome = Outcome::NotChecked;
    QString reason = {}; ///< a code for explainReason(); empty when met
    Facts facts = {};
    std::optional<Error> error = {}; ///< what kept it from being checked, where that was a failure
    bool operator==(const Expectation&) const = default;
};
using Expectations = QList<Expectation>;

/// What can be held against the scopes alone, before anything is sent: class_at_most and declared, a line a
/// scope that is asked for.
Expectations checkRequest(const Profile& profile, const ScopeSet& asked, const ScopeCatalogue& catalogue);
/// granted, not_granted and refresh_token.
Expectations checkGrant(const Profile& profile, const Grant& grant, const ScopeCatalogue& catalogue);
/// The scopes whose reads the profile expects something of, in wire form.
ScopeSet scopesOfAccess(const Profile& profile, const ScopeCatalogue& catalogue);
/// access: a line a scope. An answer that says nothing about the scope, or that the API is off, was not
/// checked; and so is a scope without a row.
Expectations checkAccess(
    const Profile& profile, const QList<ScopeAccess>& rows, const ScopeCatalogue& catalogue);
/// How many files the profile wants to be listed; nothing where it does not say.
std::optional<qint64> wantedDriveFiles(const Profile& profile);
Expectation checkDrive(qint64 wanted, const Result<qint64>& listed);
/// Every line that needs a sign-in, none of them checked: because of this failure, or, without one, because
/// the request itself is not as expected.
Expectations notChecked(
    const Profile& profile, const ScopeCatalogue& catalogue, const std::optional<Error>& because);

/// Whether all are met.
bool areMet(const Expectations& expectations);
/// Whether one is not met; one that could not be checked is neither.
bool isBroken(const Expectations& expectations);
/// "met", "not_met", "not_checked".
QString toString(Expectation::Outcome outcome);
/// "granted drive.file": for lists and test reports.
QString titleOf(const Expectation& expectation);

} // namespace scopelight
