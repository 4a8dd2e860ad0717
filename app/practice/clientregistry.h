// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"

#include <QByteArray>
#include <QList>

namespace scopelight::practice {

/// A client as its authorization server knows it (RFC 6749 §2).
struct RegisteredClient {
    OAuthClient::Type type = OAuthClient::Type::Web;
    QString clientId = {};
    Secret clientSecret = {};
    QString name = {}; ///< what the consent page calls the application
    QStringList redirectUris = {};

    /// Web: one of the list, character by character. Installed: http on a loopback host, with any port and
    /// path (RFC 8252 §7.3).
    bool accepts(const QString& redirectUri) const;
    /// The file that Google's console would offer for download.
    QByteArray toClientFile(const QString& origin) const;
};

/// The practice project's clients: one of each type, as two programs of one project are the interesting case.
class ClientRegistry {
public:
    static inline const QString projectId = QStringLiteral("scopelight-practice");
    static inline const QString projectNumber = QStringLiteral("100000000001");

    explicit ClientRegistry(const QStringList& webRedirectUris);

    const RegisteredClient* find(const QString& clientId) const;
    const RegisteredClient& ofType(OAuthClient::Type type) const;
    const QList<RegisteredClient>& clients() const { return m_clients; }

private:
    QList<RegisteredClient> m_clients;
};

} // namespace scopelight::practice
