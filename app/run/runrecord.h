// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationrequest.h"
#include "run/grant.h"

namespace scopelight {

/// What came out of one sign-in, or of one refresh of it: how it was asked and what the server gave. It holds
/// no token, code or secret, and stays on this machine.
struct RunRecord {
    enum class Kind { SignIn, Refresh };
    QDateTime at = {}; ///< UTC, when it was over; no two records share one
    Kind kind = Kind::SignIn;
    QString clientId = {};
    QString project = {}; ///< ID, else number; may be empty
    ServerKind server = ServerKind::Google;
    QString redirectUri = {};
    AuthorizationOptions options = {};
    bool isAfterRevoking = false; ///< "Start clean" revoked what was granted before
    QString account = {}; ///< what people call it; empty: not told
    ScopeSet requested = {};
    bool areScopesKnown = false; ///< false: no grant came, or nobody said what it is for
    QList<ScopeOutcome> outcomes = {}; ///< as they were told then
    bool hasRefreshToken = false;
    std::optional<qint64> refreshTokenExpiresIn = {}; ///< seconds, as announced
    std::optional<qint64> driveFiles = {}; ///< how many were listed with it, to the end
    QString failure = {}; ///< what ended it, in words; empty: a grant came
    bool operator==(const RunRecord&) const = default;

    /// How many of the scopes that were asked for were granted.
    qsizetype grantedCount() const;
    /// How many came unasked that an earlier consent had granted.
    qsizetype leftOverCount() const;

    /// The file that parse() reads.
    QByteArray toJson() const;
    /// Codes beside those of parseStrictJson(): missing_member, wrong_type, unknown_value (facts member,
    /// found).
    static Result<RunRecord> parse(const QByteArray& bytes);
};

/// "sign_in", "refresh".
QString toString(RunRecord::Kind kind);

/// The record of a grant; what the grant does not know is still to be filled in.
RunRecord recordOf(const Grant& grant);

} // namespace scopelight
