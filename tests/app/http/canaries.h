// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

/// Secrets to look for after redaction. They have the shape of Google's; not one of them is real.
namespace canary {

/// A PEM block (RFC 7468) as it stands in a file.
inline QByteArray pem(const QByteArray& label, const QByteArray& body)
{
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
}

inline const QByteArray accessToken = "ya29.a0Canary-access_token.0123456789";
inline const QByteArray refreshToken = "1//0gCanaryRefresh-token_0123456789";
inline const QByteArray code = "4/0ACanaryCode-0123456789_abcdef";
inline const QByteArray clientSecret = "GOCSPX-Canary-secret_0123456789ab";
inline const QByteArray jwt = "eyJhbGciOiJSUzI1NiJ9.eyJDYW5hcnkiOjF9.Canary-signature_0123";
inline const QByteArray privateKey = pem("PRIVATE KEY", "MIICanary0123456789+/ab\nCanaryCanary==");

} // namespace canary
