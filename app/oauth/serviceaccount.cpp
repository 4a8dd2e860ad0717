// SPDX-License-Identifier: Apache-2.0
#include "oauth/serviceaccount.h"

#include "base/strictjson.h"
#include "http/urlrules.h"
#include "oauth/base64url.h"
#include "oauth/rs256.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int lifetimeSeconds = 3600; // the longest that Google takes

/// A text member that must be there.
Result<QString> required(const QJsonObject& file, const QString& member)
{
    const QJsonValue value = file.value(member);
    if (value.isUndefined() || value.isNull() || value == u""_s)
        return fail(Step::ServiceAccount, u"missing_member"_s, {{u"member"_s, member}});
    if (!value.isString()) {
        return fail(
            Step::ServiceAccount, u"wrong_type"_s, {{u"member"_s, member}, {u"expected"_s, u"string"_s}});
    }
    return value.toString();
}

QByteArray encodedJson(const QJsonObject& object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<ServiceAccount> ServiceAccount::parse(const QByteArray& json)
{
    const auto file = parseStrictJson(json, Step::ServiceAccount);
    if (!file)
        return tl::unexpected(file.error());
    const QString type = file->value(u"type"_s).toString();
    if (type != u"service_account"_s) {
        return fail(Step::ServiceAccount, u"wrong_file"_s,
            {{u"kind"_s, type.isEmpty() ? u"unknown"_s : type.left(64)}});
    }
    const auto clientEmail = required(*file, u"client_email"_s);
    if (!clientEmail)
        return tl::unexpected(clientEmail.error());
    const auto privateKey = required(*file, u"private_key"_s);
    if (!privateKey)
        return tl::unexpected(privateKey.error());
    const auto tokenUri = required(*file, u"token_uri"_s);
    if (!tokenUri)
        return tl::unexpected(tokenUri.error());
    if (!isAllowedUrl(QUrl(*tokenUri, QUrl::StrictMode)))
        return fail(Step::ServiceAccount, u"endpoint_not_https"_s, {{u"member"_s, u"token_uri"_s}});
    return ServiceAccount{.clientEmail = *clientEmail,
        .clientId = file->value(u"client_id"_s).toString(),
        .projectId = file->value(u"project_id"_s).toString(),
        .privateKeyId = file->value(u"private_key_id"_s).toString(),
        .privateKey = Secret(*privateKey),
        .tokenUri = *tokenUri};
}

Result<Secret> ServiceAccount::assertion(
    const ScopeSet& scopes, const QString& subject, const QDateTime& now) const
{
    QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}};
    if (!privateKeyId.isEmpty())
        header.insert(u"kid"_s, privateKeyId);
    const qint64 issuedAt = now.toSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, clientEmail}, {u"scope"_s, scopes.toWire()}, {u"aud"_s, tokenUri},
        {u"iat"_s, issuedAt}, {u"exp"_s, issuedAt + lifetimeSeconds}};
    if (!subject.isEmpty())
        claims.insert(u"sub"_s, subject);
    const QByteArray signedPart = encodedJson(header) + '.' + encodedJson(claims);
    const auto signature = signRs256(privateKey, signedPart);
    if (!signature)
        return fail(Step::ServiceAccount, u"bad_private_key"_s);
    return Secret(QString::fromLatin1(signedPart + '.' + toBase64Url(*signature)));
}

} // namespace scopelight
