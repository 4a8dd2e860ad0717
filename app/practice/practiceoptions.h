// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "oauth/oauthclient.h"

#include <QFlags>
#include <QStringList>

namespace scopelight {

/// What the practice provider does otherwise than on a good day. Several may be on at once.
enum class PracticeScenario {
    Deny = 1 << 0, ///< automatic consent says no
    Subset = 1 << 1, ///< the last scope asked for stays unticked
    NoRefreshToken = 1 << 2, ///< no refresh token, whatever was asked
    Testing = 1 << 3, ///< the project is in testing: refresh tokens end after seven days and say so
    ExpireMidListing = 1 << 4, ///< an access token from a code ends after the first page of a listing
    ApiOff = 1 << 5, ///< the Drive API is not enabled in the project
    RateLimit = 1 << 6, ///< every few Drive requests are answered 429 and 403
    Slow = 1 << 7, ///< every answer of the token endpoint and the APIs takes a while
    LateRevoke = 1 << 8, ///< revoking answers at once and takes effect a minute later
    Inconclusive = 1 << 9, ///< APIs beside Drive answer in ways that tell nothing about scopes
    NoneTicked = 1 << 10, ///< every box stays unticked, and the user goes on
    ShortLived = 1 << 11, ///< as Testing, but refresh tokens end after ten seconds
};
Q_DECLARE_FLAGS(PracticeScenarios, PracticeScenario)
Q_DECLARE_OPERATORS_FOR_FLAGS(PracticeScenarios)

/// The names that `--scenario` takes: deny, subset, no-refresh-token, testing…
QStringList practiceScenarioNames();
/// A line a scenario: what goes differently, and what it takes to see it.
QString practiceScenarioHelp();
/// Code unknown_scenario; facts: scenario, known.
Result<PracticeScenarios> parsePracticeScenarios(const QStringList& names);

/// How a practice provider is to be.
struct PracticeOptions {
    quint16 port = 0; ///< 0: a free one
    QStringList redirectUris = {}; ///< of the web client; empty: http://localhost:8080
    OAuthClient::Type clientType = OAuthClient::Type::Web; ///< which of the two client files is announced
    qint64 files = 1284; ///< how many files the Drive holds
    quint64 seed = 1; ///< the same seed, the same files
    bool autoConsent = false; ///< the authorization endpoint answers at once, without a page
    PracticeScenarios scenarios = {};
};

} // namespace scopelight
