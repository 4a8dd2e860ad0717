// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "practice/grantstore.h"

#include <optional>

namespace scopelight::practice {

/// Who allowed which client what: common to a code and the tokens that follow from it.
struct Authorization {
    quint64 grantId = 0;
    QString clientId = {};
    QString sub = {};
    QStringList scopes = {}; ///< canonical
    bool offline = false; ///< access_type=offline
};

/// An authorization code with what the exchange must repeat (RFC 6749 §4.1.3, RFC 7636 §4.6).
struct IssuedCode {
    Authorization authorization = {};
    QString redirectUri = {};
    QString codeChallenge = {}; ///< empty: none was sent
    QString codeChallengeMethod = {};
    QString nonce = {};
    bool refreshTokenDue = false;
    QDateTime expiresAt = {};
};

/// An access or refresh token.
struct IssuedToken {
    enum class Kind { Access, Refresh };
    Kind kind = Kind::Access;
    Authorization authorization = {};
    QDateTime expiresAt = {}; ///< a null time: it does not end by itself
    bool fromCode = true; ///< an access token from a code exchange, not from a refresh
};

/// The codes and tokens that are alive, by their SHA-256: none is kept in the clear, and looking one up takes
/// no time that depends on how much of it was right.
class TokenStore {
public:
    static constexpr int codeSeconds = 600; ///< RFC 6749 §4.1.2: at most ten minutes
    static constexpr int accessTokenSeconds = 3599;
    static constexpr int testingRefreshTokenSeconds = 604799; ///< seven days, as Google counts them
    static constexpr int shortRefreshTokenSeconds = 10; ///< as long as somebody waits who tries it
    static constexpr qsizetype refreshTokensPerClient = 100; ///< one more ends the oldest, silently

    TokenStore(const GrantStore& grants, Clock clock)
        : m_grants(grants)
        , m_clock(std::move(clock))
    {
    }

    Secret addCode(IssuedCode code);
    /// The code, which is gone with that (RFC 6749 §10.5).
    std::optional<IssuedCode> takeCode(const QString& code);
    Secret addAccessToken(const Authorization& authorization, bool fromCode);
    Secret addRefreshToken(const Authorization& authorization, const QDateTime& expiresAt);
    /// A token that is alive; nullptr for unknown, ended and revoked ones.
    const IssuedToken* find(const QString& token) const;

private:
    using Hash = QByteArray;
    bool isAlive(const IssuedToken& token) const;
    void dropDead();
    void makeRoomForRefreshToken(const Authorization& authorization);

    const GrantStore& m_grants;
    Clock m_clock;
    QHash<Hash, IssuedCode> m_codes;
    QHash<Hash, IssuedToken> m_tokens;
    QList<Hash> m_refreshTokens; ///< oldest first
};

} // namespace scopelight::practice
