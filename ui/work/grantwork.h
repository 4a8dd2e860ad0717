// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationflow.h"
#include "run/grantcount.h"
#include "run/grantdescription.h"

#include <QObject>

namespace scopelight {

/// The grant that the window holds, and what can be done with it: ask the server about it, refresh, revoke,
/// remember. Tokens live here, in memory, until the program ends.
class GrantWork : public QObject {
    Q_OBJECT

public:
    enum class Doing { Nothing, Refreshing, Revoking, Remembering };

    GrantWork(TracingNetworkAccessManager& network, AuthorizationFlow& flow, Clock clock,
        const GrantCount& counted, QObject* parent = nullptr);

    /// Takes over what a sign-in gave, and asks the server what the access token is worth.
    void take(const Grant& grant, const OAuthClient& client, const ServerMetadata& server);
    void clear();
    void refresh();
    void revoke();
    void remember();

    const std::optional<Grant>& grant() const { return m_grant; }
    const OAuthClient& client() const { return m_client; }
    const ServerMetadata& server() const { return m_server; }
    /// What tokeninfo said, or why it said nothing (not_offered among the reasons); nothing while it is
    /// asked.
    const std::optional<Result<TokenInfo>>& tokenInfo() const { return m_tokenInfo; }
    /// What userinfo said, or why it said nothing; nothing while it is asked, or where it is not: without
    /// openid, or at a server that does not offer it.
    const std::optional<Result<UserInfo>>& userInfo() const { return m_userInfo; }
    bool isRemembered() const { return m_isRemembered; }
    /// Whether the grant before was revoked, and none came since.
    bool isRevoked() const { return m_isRevoked; }
    Doing doing() const { return m_doing; }
    /// What went wrong with the last thing done.
    const std::optional<Error>& error() const { return m_error; }
    QDateTime now() const { return m_clock(); }
    /// Milliseconds until the access token ends; nothing when that is not known. Not above 0: it has ended.
    std::optional<qint64> remainingMs() const;
    /// The new access token after a refresh, for a listing that met the end of the old one.
    QFuture<Result<Secret>> renewedToken();

Q_SIGNALS:
    void changed();
    /// The grant is over.
    void revoked();

private:
    ScopeSet grantedEarlierThan(const Grant& grant) const;
    /// Nothing of the grant before: what is still under way for it is nobody's from here on.
    void forget();
    void begin(Doing doing);
    void end(const std::optional<Error>& error = {});
    void renewed(const Result<TokenSet>& tokens);
    void checkAgain();
    void askTokenInfo();
    void askUserInfo();
    void tellWaiting(const Result<Secret>& token);

    TracingNetworkAccessManager& m_network;
    AuthorizationFlow& m_flow;
    Clock m_clock;
    GrantCount m_counted;
    std::optional<Grant> m_grant;
    OAuthClient m_client;
    ServerMetadata m_server;
    std::optional<Result<TokenInfo>> m_tokenInfo;
    std::optional<Result<UserInfo>> m_userInfo;
    std::optional<Error> m_error;
    Doing m_doing = Doing::Nothing;
    bool m_isRemembered = false;
    bool m_isRevoked = false;
    int m_number =
        0; ///< of the grant, so that a late answer about an earlier one is not taken for this one's
    std::shared_ptr<QPromise<Result<Secret>>> m_waiting; ///< for renewedToken()
};

} // namespace scopelight
