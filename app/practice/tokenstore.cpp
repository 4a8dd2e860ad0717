// SPDX-License-Identifier: Apache-2.0
#include "practice/tokenstore.h"

#include "practice/credentials.h"

#include <QCryptographicHash>

#include <utility>

namespace scopelight::practice {
namespace {

QByteArray hashOf(const QString& value)
{
    return QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace

Secret TokenStore::addCode(IssuedCode code)
{
    dropDead();
    code.expiresAt = m_clock().addSecs(codeSeconds);
    Secret value = newAuthorizationCode();
    m_codes.insert(hashOf(value.reveal()), code);
    return value;
}

std::optional<IssuedCode> TokenStore::takeCode(const QString& code)
{
    const auto found = m_codes.find(hashOf(code));
    if (found == m_codes.end())
        return std::nullopt;
    IssuedCode issued = std::move(*found);
    m_codes.erase(found);
    if (m_clock() >= issued.expiresAt || !m_grants.isAlive(issued.authorization.grantId))
        return std::nullopt;
    return issued;
}

Secret TokenStore::addAccessToken(const Authorization& authorization, bool fromCode)
{
    dropDead();
    Secret value = newAccessToken();
    m_tokens.insert(hashOf(value.reveal()),
        {IssuedToken::Kind::Access, authorization, m_clock().addSecs(accessTokenSeconds), fromCode});
    return value;
}

Secret TokenStore::addRefreshToken(const Authorization& authorization, const QDateTime& expiresAt)
{
    dropDead();
    makeRoomForRefreshToken(authorization);
    Secret value = newRefreshToken();
    const Hash hash = hashOf(value.reveal());
    m_tokens.insert(hash, {IssuedToken::Kind::Refresh, authorization, expiresAt});
    m_refreshTokens.append(hash);
    return value;
}

const IssuedToken* TokenStore::find(const QString& token) const
{
    const auto found = m_tokens.constFind(hashOf(token));
    return found != m_tokens.cend() && isAlive(*found) ? &*found : nullptr;
}

bool TokenStore::isAlive(const IssuedToken& token) const
{
    return m_grants.isAlive(token.authorization.grantId)
        && (token.expiresAt.isNull() || m_clock() < token.expiresAt);
}

void TokenStore::dropDead()
{
    const QDateTime now = m_clock();
    m_codes.removeIf([&now](const auto& code) { return now >= code.value().expiresAt; });
    m_tokens.removeIf([this](const auto& token) { return !isAlive(token.value()); });
    m_refreshTokens.removeIf([this](const Hash& hash) { return !m_tokens.contains(hash); });
}

void TokenStore::makeRoomForRefreshToken(const Authorization& authorization)
{
    QList<Hash> ofClient;
    for (const Hash& hash : std::as_const(m_refreshTokens)) {
        const Authorization other = m_tokens.value(hash).authorization;
        if (other.clientId == authorization.clientId && other.sub == authorization.sub)
            ofClient.append(hash);
    }
    if (ofClient.size() >= refreshTokensPerClient)
        m_tokens.remove(ofClient.first());
}

} // namespace scopelight::practice
