// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/granttext.h"
#include "cli/signin.h"
#include "doctor/diagnosis.h"
#include "oauth/serverquestions.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const TokenInfo& info)
{
    const QJsonObject account{{u"sub"_s, orNull(info.subject)}, {u"email"_s, orNull(info.email)}};
    return {{u"audience"_s, orNull(info.audience)},
        {u"account"_s, info.subject.isEmpty() ? QJsonValue() : QJsonValue(account)},
        {u"scopes"_s, QJsonArray::fromStringList(info.scopes.sorted())},
        {u"access_type"_s, orNull(info.accessType)},
        {u"expires_in"_s, info.expiresIn ? QJsonValue(*info.expiresIn) : QJsonValue()}};
}

QString toText(const TokenInfo& info)
{
    QString text = u"Issued to: %1"_s.arg(info.audience.isEmpty() ? u"not told"_s : shownText(info.audience));
    const QString account = info.email.isEmpty() ? info.subject : info.email;
    text += u"\nAccount: %1"_s.arg(account.isEmpty() ? u"not told"_s : shownText(account));
    if (info.expiresIn)
        text += u"\nEnds in: %1 seconds"_s.arg(*info.expiresIn);
    text += u"\nScopes:"_s;
    for (const QString& scope : info.scopes.sorted())
        text += u"\n  %1"_s.arg(shownText(scope));
    return text;
}

/// The one to end the grant with: a refresh token never fails for being an hour old.
Secret tokenToRevoke(const TokenSet& tokens)
{
    return tokens.refreshToken.isEmpty() ? tokens.accessToken : tokens.refreshToken;
}

} // namespace

Result<Answer> refresh(const RefreshCommand&, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = source->tokens ? Result<TokenSet>(*source->tokens) : obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto renewed = renew(*source, *tokens, session);
    if (!renewed)
        return tl::unexpected(renewed.error());
    const auto grant = describeGrant(*source, *renewed, session);
    if (!grant)
        return tl::unexpected(grant.error());
    return Answer{
        .json = toJson(*grant, session.line.output.showSecrets), .text = grantText(*grant, session)};
}

Result<Answer> revokeGrant(const RevokeCommand&, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = source->tokens ? Result<TokenSet>(*source->tokens) : obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto revocation = await(
        revoke(session.network, source->server, source->client, tokenToRevoke(*tokens)), session.interrupt);
    if (!revocation)
        return tl::unexpected(revocation.error());
    const bool hadEnded = *revocation == Revocation::AlreadyEnded;
    return Answer{.json = {{u"revoked"_s, !hadEnded}, {u"token_unknown"_s, hadEnded}},
        .text = explainReason(
            hadEnded ? u"grant_had_ended"_s : u"grant_revoked"_s, {{u"server"_s, session.context.server}})};
}

Result<Answer> showTokenInfo(const TokenInfoCommand&, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto info =
        await(askTokenInfo(session.network, source->server, tokens->accessToken), session.interrupt);
    if (!info)
        return tl::unexpected(info.error());
    return Answer{.json = toJson(*info), .text = toText(*info)};
}

} // namespace scopelight
