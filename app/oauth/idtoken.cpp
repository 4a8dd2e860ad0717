// SPDX-License-Identifier: Apache-2.0
#include "oauth/idtoken.h"

#include "base/strictjson.h"
#include "oauth/base64url.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

Result<QByteArray> decoded(const QByteArray& segment, const QString& name)
{
    const auto bytes = fromBase64Url(segment);
    if (!bytes)
        return fail(Step::IdToken, u"jwt_base64"_s, {{u"segment"_s, name}});
    return *bytes;
}

Result<QJsonObject> decodedJson(const QByteArray& segment, const QString& name)
{
    const auto bytes = decoded(segment, name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto object = parseStrictJson(*bytes, Step::IdToken);
    if (!object) {
        return fail(Step::IdToken, u"jwt_json"_s,
            {{u"segment"_s, name}, {u"failed"_s, u"reasons/"_s + object.error().code}});
    }
    return *object;
}

} // namespace

QString IdToken::keyId() const
{
    return header.value(u"kid"_s).toString();
}

QString IdToken::subject() const
{
    return claims.value(u"sub"_s).toString();
}

QString IdToken::email() const
{
    return claims.value(u"email"_s).toString();
}

std::optional<bool> IdToken::emailVerified() const
{
    const QJsonValue value = claims.value(u"email_verified"_s);
    if (value.isBool())
        return value.toBool();
    if (value == u"true"_s || value == u"false"_s)
        return value == u"true"_s;
    return std::nullopt;
}

Result<IdToken> IdToken::parse(const Secret& jwt)
{
    if (jwt.length() > maxLength)
        return fail(Step::IdToken, u"jwt_too_large"_s, {{u"limit"_s, QString::number(maxLength)}});
    const QList<QByteArray> segments = jwt.reveal().toUtf8().split('.');
    if (segments.size() != 3) {
        return fail(Step::IdToken, u"jwt_segments"_s, {{u"found"_s, QString::number(segments.size())}});
    }
    const auto header = decodedJson(segments[0], u"header"_s);
    if (!header)
        return tl::unexpected(header.error());
    const auto claims = decodedJson(segments[1], u"payload"_s);
    if (!claims)
        return tl::unexpected(claims.error());
    const auto signature = decoded(segments[2], u"signature"_s);
    if (!signature)
        return tl::unexpected(signature.error());
    return IdToken{.signedPart = segments[0] + '.' + segments[1],
        .signature = *signature,
        .header = *header,
        .claims = *claims};
}

} // namespace scopelight
