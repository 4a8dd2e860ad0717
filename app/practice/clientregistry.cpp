// SPDX-License-Identifier: Apache-2.0
#include "practice/clientregistry.h"

#include "practice/credentials.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

/// Compared as text: QUrl would tidy "127.1" or "LOCALHOST" into something else than what was sent.
bool isLoopbackRedirect(const QString& redirectUri)
{
    static const QRegularExpression loopback(uR"(\Ahttp://(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?)"
                                             uR"((?:/[\x21\x22\x24-\x5b\x5d-\x7e]*)?\z)"_s);
    const QRegularExpressionMatch match = loopback.match(redirectUri);
    if (!match.hasMatch() || redirectUri.contains(u"/.."_s))
        return false;
    return match.captured(1).isEmpty()
        || (match.captured(1).toInt() > 0 && match.captured(1).toInt() < 65536);
}

} // namespace

bool RegisteredClient::accepts(const QString& redirectUri) const
{
    if (type == OAuthClient::Type::Installed)
        return isLoopbackRedirect(redirectUri);
    return redirectUris.contains(redirectUri);
}

QByteArray RegisteredClient::toClientFile(const QString& origin) const
{
    const QJsonObject members{
        {u"client_id"_s, clientId},
        {u"project_id"_s, ClientRegistry::projectId},
        {u"auth_uri"_s, QString(origin + u"/o/oauth2/auth"_s)},
        {u"token_uri"_s, QString(origin + u"/token"_s)},
        {u"client_secret"_s, clientSecret.reveal()},
        {u"redirect_uris"_s, QJsonArray::fromStringList(redirectUris)},
    };
    return QJsonDocument(QJsonObject{{toString(type), members}}).toJson(QJsonDocument::Compact) + '\n';
}

ClientRegistry::ClientRegistry(const QStringList& webRedirectUris)
    : m_clients{
        {OAuthClient::Type::Web,
            projectNumber + u"-practiceweb00000000000000000000a.apps.googleusercontent.com"_s,
            newClientSecret(), u"Practice web app"_s,
            webRedirectUris.isEmpty() ? QStringList{u"http://localhost:8080"_s} : webRedirectUris},
        {OAuthClient::Type::Installed,
            projectNumber + u"-practicedesktop0000000000000000a.apps.googleusercontent.com"_s,
            newClientSecret(), u"Practice desktop app"_s, {u"http://localhost"_s}},
    }
{
}

const RegisteredClient* ClientRegistry::find(const QString& clientId) const
{
    for (const RegisteredClient& client : m_clients) {
        if (client.clientId == clientId)
            return &client;
    }
    return nullptr;
}

const RegisteredClient& ClientRegistry::ofType(OAuthClient::Type type) const
{
    return type == m_clients.first().type ? m_clients.first() : m_clients.last();
}

} // namespace scopelight::practice
