// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationrequest.h"
#include "oauth/authorizationresponse.h"
#include "oauth/oauthclient.h"
#include "oauth/redirectlistener.h"
#include "oauth/servermetadata.h"
#include "oauth/tokenrequest.h"
#include "oauth/tokenset.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace scopelight {

/// What an attempt needs to know before the browser opens.
struct AuthorizationAttempt {
    OAuthClient client = {};
    ServerMetadata server = {};
    RedirectUri redirectUri = {};
    ScopeSet scopes = {};
    AuthorizationOptions options = {};
    int timeoutMs = 5 * 60 * 1000;
};

/// The authorization code flow with PKCE, on Qt's QOAuth2AuthorizationCodeFlow: Qt transports, we decide. One
/// attempt at a time; each has its own state, verifier and nonce, and a second one works at once. The network
/// is for this flow alone: an attempt that ends takes down whatever is under way there. Every signal comes
/// from the event loop, finished() after cancel() and a time-out excepted, so that a slot may cancel, or
/// start again.
class AuthorizationFlow : public QObject {
    Q_OBJECT

public:
    AuthorizationFlow(
        TracingNetworkAccessManager& network, HttpTrace& trace, Clock clock, QObject* parent = nullptr);
    ~AuthorizationFlow() override;

    /// Listens, then says readyToOpen(). finished() follows in any case.
    void authorize(const AuthorizationAttempt& attempt);
    /// Gets a new access token; finished() brings the renewed set.
    void refresh(const OAuthClient& client, const TokenSet& tokens);
    /// The address a browser landed on, pasted by hand: judged and recorded like a redirect. An Error: why it
    /// is not the answer (AuthorizationResponse::parse(), no_attempt, no_query_in_address, address_too_long);
    /// keeps waiting.
    Result<void> deliver(const QString& landedAddress);
    /// Ends an attempt with the code `cancelled`.
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// The request of the latest attempt.
    const AuthorizationRequest& request() const { return m_request; }

Q_SIGNALS:
    void readyToOpen(const QUrl& address);
    /// A redirect that was not ours; the attempt goes on.
    void redirectRefused(const scopelight::Error& reason);
    /// The right redirect came; the code goes to the token endpoint.
    void exchanging();
    void finished(const scopelight::Result<scopelight::TokenSet>& result);

private:
    struct Transport;

    void begin();
    /// Runs a step from the event loop, unless the attempt is over by then: Qt and the listener are still
    /// inside their own slots.
    void later(const std::function<void()>& step);
    bool judge(const QByteArray& query);
    Result<void> take(const QByteArray& query);
    void recordOpened(const QUrl& address);
    void recordPasted(const QString& address, const QString& refusal);
    void follow(const AuthorizationResponse& response);
    Result<TokenSet> readAnswer(QNetworkReply& reply, Step step, const ScopeSet& requested) const;
    void openTransport(const QString& redirectUri);
    void closeTransport();
    void finish(const Result<TokenSet>& result);

    TracingNetworkAccessManager& m_network;
    HttpTrace& m_trace;
    Clock m_clock;
    RedirectListener m_listener;
    QTimer m_timeout;
    AuthorizationAttempt m_attempt;
    AuthorizationRequest m_request;
    Pkce m_pkce;
    std::unique_ptr<Transport> m_transport;
    int m_attemptNumber = 0;
    bool m_isRunning = false;
    bool m_isWaiting = false; ///< for the redirect
};

} // namespace scopelight
