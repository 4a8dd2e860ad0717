// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationrequest.h"
#include "oauth/tokenset.h"

namespace scopelight {

/// What is known of a refresh token beside what came with it: the rest of what decides how long it lives
/// (Google: Using OAuth 2.0 to Access Google APIs, "Refresh token expiration").
struct TokenLife {
    std::optional<AuthorizationOptions> asked = {}; ///< how the sign-in was asked; absent: not known
    bool isAccountKnown = false; ///< otherwise nothing can be counted
    qsizetype counted = 0; ///< of this account for this client, this one included (GrantCount); 0: none
    qsizetype countedLater = 0; ///< those that came after it
    bool operator==(const TokenLife&) const = default;

    /// For explain() and explainReason(): `age` ("9 days") and `token_age` ("under_week", "over_week",
    /// "over_half_year") where it is known when the token came; `announced_end` ("ahead", "passed", "none"),
    /// `end` (UTC) and `left` where it is known what the server announced, `announced_week` ("yes") where
    /// that was seven days; `tokens` ("saved") where they came without a date; `access_type` and
    /// `asks_consent` ("yes", "no") where the request is known; `grants` and `is_over_limit` ("yes") where
    /// any were counted, `account` ("unknown") where none could be.
    Facts facts(const TokenSet& tokens, const QDateTime& now) const;
};

/// "9 days", "59 minutes", "1 second": one unit, rounded.
QString durationText(qint64 seconds);

} // namespace scopelight
