// SPDX-License-Identifier: Apache-2.0
#include "oauth/oauthclient.h"

#include "base/memberreader.h"
#include "base/strictjson.h"
#include "oauth/filekind.h"
#include "oauth/uriparts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Members that Google's downloads have or had. The last four say nothing to a web server application.
const QStringList& knownMembers()
{
    static const QStringList names{u"client_id"_s, u"client_secret"_s, u"project_id"_s, u"auth_uri"_s,
        u"token_uri"_s, u"redirect_uris"_s, u"javascript_origins"_s, u"auth_provider_x509_cert_url"_s,
        u"client_x509_cert_url"_s, u"client_email"_s, u"universe_domain"_s};
    return names;
}

QStringList unknownNames(const QJsonObject& document, const QString& type)
{
    QStringList names;
    for (const QString& name : document.keys()) {
        if (name != type && name != u"universe_domain")
            names += name;
    }
    for (const QString& name : document.value(type).toObject().keys()) {
        if (!knownMembers().contains(name))
            names += type + u'.' + name;
    }
    return names;
}

/// RFC 6749 appendix A.1 allows visible characters and spaces; a space at an end is a slip in copying.
bool isClientId(const QString& text)
{
    return text == text.trimmed()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

OAuthClient readMembers(MemberReader& members, OAuthClient::Type type)
{
    OAuthClient client{.type = type,
        .clientId = members.requiredText(u"client_id"_s),
        .projectId = members.text(u"project_id"_s),
        .authUri = members.requiredText(u"auth_uri"_s),
        .tokenUri = members.requiredText(u"token_uri"_s),
        .redirectUris = members.texts(u"redirect_uris"_s),
        .listsRedirectUris = members.contains(u"redirect_uris"_s),
        .javascriptOrigins = members.texts(u"javascript_origins"_s)};
    if (const QString secret = members.text(u"client_secret"_s); !secret.isEmpty())
        client.clientSecret = Secret(secret);
    return client;
}

Result<OAuthClient> checked(const OAuthClient& client, const MemberReader& members)
{
    if (members.error())
        return tl::unexpected(*members.error());
    if (!isClientId(client.clientId)) {
        const Facts facts{{u"member"_s, members.pathOf(u"client_id"_s)}, {u"found"_s, client.clientId}};
        return fail(Step::ClientFile, u"bad_client_id"_s, facts);
    }
    const auto authUri = checkEndpoint(client.authUri, members.pathOf(u"auth_uri"_s), Step::ClientFile);
    if (!authUri)
        return tl::unexpected(authUri.error());
    const auto tokenUri = checkEndpoint(client.tokenUri, members.pathOf(u"token_uri"_s), Step::ClientFile);
    if (!tokenUri)
        return tl::unexpected(tokenUri.error());
    return client;
}

} // namespace

QString OAuthClient::projectNumber() const
{
    static const QRegularExpression pattern(u"^([0-9]+)-[0-9a-z]+\\.apps\\.googleusercontent\\.com$"_s);
    return pattern.match(clientId).captured(1);
}

QString OAuthClient::project() const
{
    return projectId.isEmpty() ? projectNumber() : projectId;
}

bool OAuthClient::isGoogle() const
{
    static const QStringList authUris{
        u"https://accounts.google.com/o/oauth2/auth"_s, u"https://accounts.google.com/o/oauth2/v2/auth"_s};
    static const QStringList tokenUris{u"https://oauth2.googleapis.com/token"_s,
        u"https://accounts.google.com/o/oauth2/token"_s, u"https://www.googleapis.com/oauth2/v3/token"_s,
        u"https://www.googleapis.com/oauth2/v4/token"_s};
    return authUris.contains(authUri) && tokenUris.contains(tokenUri);
}

Result<OAuthClient> OAuthClient::parse(const QByteArray& json)
{
    if (const QString kind = kindOfText(json); !kind.isEmpty())
        return fail(Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, kind}});
    const auto document = parseStrictJson(json, Step::ClientFile);
    if (!document)
        return tl::unexpected(document.error());
    const bool isWeb = document->contains(u"web"_s);
    const bool isInstalled = document->contains(u"installed"_s);
    if (isWeb && isInstalled)
        return fail(Step::ClientFile, u"both_types"_s);
    if (!isWeb && !isInstalled)
        return fail(Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, kindOfObject(*document)}});

    const Type type = isWeb ? Type::Web : Type::Installed;
    MemberReader top(*document, {}, Step::ClientFile);
    MemberReader members(top.object(toString(type)), toString(type), Step::ClientFile);
    if (top.error())
        return tl::unexpected(*top.error());
    OAuthClient client = readMembers(members, type);
    client.unknownMembers = unknownNames(*document, toString(type));
    return checked(client, members);
}

Result<OAuthClient> OAuthClient::read(const QString& path)
{
    return readSmallFile(path, Step::ClientFile).and_then(parse);
}

QString toString(OAuthClient::Type type)
{
    return type == OAuthClient::Type::Web ? u"web"_s : u"installed"_s;
}

} // namespace scopelight
