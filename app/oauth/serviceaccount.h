// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "scopes/scopeset.h"

#include <QDateTime>

namespace scopelight {

/// A service account key file, as far as the JWT bearer grant needs it (RFC 7523 §2.1; Google's service
/// account guide).
struct ServiceAccount {
    QString clientEmail = {};
    QString clientId = {};
    QString projectId = {};
    QString privateKeyId = {};
    Secret privateKey = {}; ///< PEM
    QString tokenUri = {};

    /// Codes beside those of parseStrictJson(): wrong_file, missing_member, wrong_type, endpoint_not_https.
    static Result<ServiceAccount> parse(const QByteArray& json);
    /// The signed assertion, RS256, one hour long. `subject`: the user to act for (domain-wide delegation),
    /// or empty. Code: bad_private_key.
    Result<Secret> assertion(const ScopeSet& scopes, const QString& subject, const QDateTime& now) const;
};

} // namespace scopelight
