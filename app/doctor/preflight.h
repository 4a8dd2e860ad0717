// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "oauth/oauthclient.h"
#include "oauth/servermetadata.h"
#include "scopes/scopeset.h"

#include <optional>

namespace scopelight {

/// One thing that was looked at before a sign-in, without a connection.
struct PreflightCheck {
    enum class Outcome { Passed, Look, Failed, NotChecked };
    Outcome outcome = Outcome::NotChecked;
    QString reason = {}; ///< in words through explainReason(); empty where one of the next two tells it
    Facts facts = {}; ///< with owner: who holds a port
    std::optional<Finding> finding = {}; ///< the worst of several, in words through explain()
    qsizetype others = 0; ///< findings beside it that are as bad
    std::optional<Error> error = {}; ///< likewise
    bool operator==(const PreflightCheck&) const = default;
};
/// "passed", "look", "failed", "not_checked".
QString toString(PreflightCheck::Outcome outcome);

/// What is looked at.
struct PreflightSubject {
    OAuthClient client = {};
    QString wantedRedirectUri = {}; ///< empty: to be chosen
    bool useAnyway = false; ///< although the file does not list it
    ScopeSet scopes = {};
    ServerKind server = ServerKind::Google;
    Findings scopeFindings = {};
    Findings fileFindings = {}; ///< of the file's members and of its place
};

/// The redirect URI, its port on both families and who holds it, the scopes, the client secret, the file.
/// Ports are bound and given back at once.
QList<PreflightCheck> preflight(const PreflightSubject& subject);

} // namespace scopelight
