// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace scopelight::practice {

/// What Google's error page says: the request was refused before anything could be sent to the application.
/// It travels as a protocol buffer in the page's address, as observed at Google (undocumented).
struct AuthError {
    QString code = {}; ///< field 1
    QString description = {}; ///< field 2
    QString helpAddress = {}; ///< field 3, left out when empty
    int status = 400; ///< field 4

    /// The message in padded base64url: the value of `authError`.
    QByteArray encoded() const;
    /// The opposite; nothing for what is no such message. Padding may be missing.
    static std::optional<AuthError> decode(const QByteArray& encoded);
    bool operator==(const AuthError&) const = default;
};

/// "/signin/oauth/error?authError=…&client_id=…&flowName=GeneralOAuthFlow".
QByteArray errorPageTarget(const AuthError& error, const QString& clientId);

} // namespace scopelight::practice
