// SPDX-License-Identifier: Apache-2.0
#include "run/tokenfile.h"

#include "base/memberreader.h"
#include "base/strictjson.h"
#include "oauth/filekind.h"
#include "oauth/servermetadata.h"
#include "oauth/uriparts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

tl::unexpected<Error> badCharacters(const QString& member)
{
    return fail(Step::TokenFile, u"bad_token_characters"_s, {{u"member"_s, member}});
}

Result<TokenFile> parseBareToken(const QByteArray& bytes)
{
    const QString kind = kindOfText(bytes);
    if (!kind.isEmpty() && kind != u"access_token")
        return fail(Step::TokenFile, u"wrong_file"_s, {{u"kind"_s, kind}});
    const QString text = QString::fromUtf8(bytes).trimmed();
    if (!isBearerToken(text))
        return badCharacters(u"access_token"_s);
    return TokenFile{.tokens = {.accessToken = Secret(text), .tokenType = u"Bearer"_s}};
}

/// Nobody wrote down when it came: `expires_in` counts from a moment that is not known.
Result<TokenFile> parseRawResponse(const QByteArray& json)
{
    const HttpResponse response{
        .status = 200, .headers = {{"Content-Type", "application/json"}}, .body = json};
    return TokenSet::parse(response, Step::TokenFile, {}, {}).map([](TokenSet tokens) {
        tokens.expiresIn.reset();
        tokens.refreshTokenExpiresIn.reset();
        return TokenFile{.tokens = std::move(tokens)};
    });
}

/// Times are UTC; Python writes its `expiry` without saying so.
std::optional<qint64> secondsUntil(const QString& time, const QDateTime& now)
{
    QDateTime end = QDateTime::fromString(time, Qt::ISODateWithMs);
    if (end.timeSpec() == Qt::LocalTime)
        end = QDateTime(end.date(), end.time(), QTimeZone::utc());
    return end.isValid() ? std::optional(now.secsTo(end)) : std::nullopt;
}

/// Our own names first, then those of Google's Python library (Credentials.to_json()).
QString eitherText(MemberReader& members, const QString& name, const QString& otherName)
{
    return members.text(members.contains(name) ? name : otherName);
}

Result<TokenFile> checked(TokenFile file, const QStringList& scopes, const MemberReader& members)
{
    if (members.error())
        return tl::unexpected(*members.error());
    for (const auto& [member, uri] :
        {std::pair(u"auth_uri"_s, file.client->authUri), std::pair(u"token_uri"_s, file.client->tokenUri)}) {
        if (uri.isEmpty() && member == u"auth_uri")
            continue; // only a sign-in needs it
        if (const auto endpoint = checkEndpoint(uri, member, Step::TokenFile); !endpoint)
            return tl::unexpected(endpoint.error());
    }
    if (!file.tokens.accessToken.isEmpty() && !isBearerToken(file.tokens.accessToken.reveal()))
        return badCharacters(u"access_token"_s);
    const auto granted = ScopeSet::parse(scopes.join(u' '));
    if (!granted)
        return fail(Step::TokenFile, granted.error().code, granted.error().facts);
    file.tokens.granted = *granted;
    file.tokens.scopeAnnounced = !granted->isEmpty();
    return file;
}

Result<TokenFile> parseAuthorizedUser(const QJsonObject& object, const QDateTime& now)
{
    MemberReader members(object, {}, Step::TokenFile);
    const QString tokenUri = members.text(u"token_uri"_s, u"https://oauth2.googleapis.com/token"_s);
    // Another server's token must not be taken for one of Google's, nor sent there.
    const bool isGoogles = isGoogleOrigin(originOf(tokenUri));
    const QString authUri =
        members.text(u"auth_uri"_s, isGoogles ? u"https://accounts.google.com/o/oauth2/auth"_s : QString());
    OAuthClient client{
        .clientId = members.requiredText(u"client_id"_s), .authUri = authUri, .tokenUri = tokenUri};
    if (const QString secret = members.text(u"client_secret"_s); !secret.isEmpty())
        client.clientSecret = Secret(secret);
    const auto expiresIn = secondsUntil(eitherText(members, u"expires_at"_s, u"expiry"_s), now);
    const auto refreshTokenExpiresIn = secondsUntil(members.text(u"refresh_token_expires_at"_s), now);
    const TokenSet tokens{.accessToken = Secret(eitherText(members, u"access_token"_s, u"token"_s)),
        .refreshToken = Secret(members.requiredText(u"refresh_token"_s)),
        .tokenType = u"Bearer"_s,
        .receivedAt = expiresIn || refreshTokenExpiresIn ? now : QDateTime(),
        .expiresIn = expiresIn,
        .refreshTokenExpiresIn = refreshTokenExpiresIn,
        .refreshTokenIssuedAt =
            QDateTime::fromString(members.text(u"refresh_token_issued_at"_s), Qt::ISODate)};
    const TokenFile file{.tokens = tokens, .client = client, .account = members.text(u"account"_s)};
    return checked(file, members.texts(u"scopes"_s), members);
}

} // namespace

Result<TokenFile> TokenFile::parse(const QByteArray& bytes, const QDateTime& now)
{
    if (!bytes.trimmed().startsWith('{') && !bytes.startsWith("\xEF\xBB\xBF"))
        return parseBareToken(bytes);
    const auto object = parseStrictJson(bytes, Step::TokenFile);
    if (!object)
        return tl::unexpected(object.error());
    const QString kind = kindOfObject(*object);
    const bool isPythonsOwn = kind == u"token" && object->contains(u"client_id"_s);
    if (kind == u"authorized_user" || isPythonsOwn)
        return parseAuthorizedUser(*object, now);
    if (kind == u"token" && object->contains(u"access_token"_s))
        return parseRawResponse(bytes);
    return fail(Step::TokenFile, u"wrong_file"_s, {{u"kind"_s, kind}});
}

Result<QByteArray> TokenFile::toJson() const
{
    if (tokens.refreshToken.isEmpty()) {
        // An answer has a date; what was read from a file without a refresh token has none.
        return fail(Step::TokenFile, u"no_refresh_token"_s,
            tokens.receivedAt.isValid() ? Facts() : Facts{{u"tokens"_s, u"saved"_s}});
    }
    if (!client)
        return fail(Step::TokenFile, u"no_client"_s);
    QJsonObject object{{u"type"_s, u"authorized_user"_s}, {u"client_id"_s, client->clientId},
        {u"client_secret"_s, client->clientSecret.value_or(Secret()).reveal()},
        {u"refresh_token"_s, tokens.refreshToken.reveal()}, {u"auth_uri"_s, client->authUri},
        {u"token_uri"_s, client->tokenUri}, {u"account"_s, account},
        {u"scopes"_s, QJsonArray::fromStringList(tokens.granted.scopes())}};
    if (!tokens.accessToken.isEmpty())
        object.insert(u"access_token"_s, tokens.accessToken.reveal());
    for (const auto& [name, time] : {std::pair(u"expires_at"_s, tokens.expiresAt()),
             std::pair(u"refresh_token_issued_at"_s, tokens.refreshTokenIssuedAt),
             std::pair(u"refresh_token_expires_at"_s, tokens.refreshTokenExpiresAt())}) {
        if (time.isValid())
            object.insert(name, time.toUTC().toString(Qt::ISODate));
    }
    return QJsonDocument(object).toJson();
}

} // namespace scopelight
