// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/authorizationflow.h"
#include "run/grantdescription.h"

#include <QElapsedTimer>
#include <QObject>

namespace scopelight {

/// One arrow of the sign-in, as the lane shows it.
struct Leg {
    enum class Kind { OpenAddress, Consent, Redirect, Stray, Deliver, Exchange, Keys };
    enum class State { ToCome, Live, Done, Stray, Failed };
    Kind kind = Kind::OpenAddress;
    State state = State::ToCome;
    qint64 elapsedMs = -1; ///< -1: not known yet
    bool operator==(const Leg&) const = default;
};

/// A sign-in from the click to the grant, for the window: the server found and trusted, the flow run, the
/// tokens checked, and every leg timed.
class SignIn : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, FindingServer, Waiting, Exchanging, Checking, Done, Failed };

    SignIn(TracingNetworkAccessManager& network, AuthorizationFlow& flow, Clock clock,
        QObject* parent = nullptr);

    struct Plan {
        OAuthClient client = {};
        QString redirectUri = {}; ///< empty: chosen as the design has it
        bool useAnyway = false; ///< take the redirect URI although the file does not list it
        ScopeSet scopes = {};
        AuthorizationOptions options = {};
        QString issuer = {}; ///< where the server's documents are; empty: where the client signs in
        QStringList trusted = {}; ///< origins
        QString browser = {}; ///< a command; empty: the system's
        int timeoutMs = 5 * 60 * 1000;
    };
    /// An error of Step::Trust asks for more trust: start again with it.
    void start(const Plan& plan);
    /// Ends an attempt with the code `cancelled`; the step says how far it had come: Authorization,
    /// TokenExchange, or IdToken when the tokens were there.
    void cancel();
    /// As before the first attempt: for another client. Ends one that runs.
    void reset();
    /// What the browser shows at the end, pasted: the address it landed on, or an error page of the server's.
    Result<void> deliver(const QString& pasted);
    /// An error page, of which the application hears nothing: the attempt ends with what it says. Codes of
    /// ErrorPage::parse(); then it goes on.
    Result<void> deliverErrorPage(const QString& pasted);
    /// Opens the same address once more.
    void openAgain();

    State state() const { return m_state; }
    bool isRunning() const { return m_state > State::Idle && m_state < State::Done; }
    const Plan& plan() const { return m_plan; }
    const ServerMetadata& server() const { return m_server; }
    /// What is opened; empty before.
    const QUrl& address() const { return m_address; }
    const QList<Leg>& legs() const { return m_legs; }
    qint64 remainingMs() const;
    /// The time of the live leg.
    qint64 liveMs() const { return m_legClock.isValid() ? m_legClock.elapsed() : 0; }
    const std::optional<Error>& error() const { return m_error; }
    const std::optional<Grant>& grant() const { return m_grant; }
    /// Where the browser could not be started; the attempt goes on.
    const std::optional<Error>& browserError() const { return m_browserError; }

Q_SIGNALS:
    void changed();
    void succeeded(const scopelight::Grant& grant);

private:
    void authorize();
    void opened(const QUrl& address);
    void finished(const Result<TokenSet>& result);
    void described(const Result<Grant>& result);
    void mark(Leg::Kind kind, Leg::State state);
    void setLive(Leg::Kind kind);
    void endLive(Leg::State state);
    void failWith(const Error& error);
    void setState(State state);

    TracingNetworkAccessManager& m_network;
    AuthorizationFlow& m_flow;
    Clock m_clock;
    Plan m_plan;
    ServerMetadata m_server;
    QUrl m_address;
    State m_state = State::Idle;
    QList<Leg> m_legs;
    QElapsedTimer m_legClock;
    QElapsedTimer m_waitClock;
    std::optional<Error> m_error;
    std::optional<Error> m_browserError;
    std::optional<Grant> m_grant;
    int m_attempt = 0;
};

/// The legs of an attempt before it starts.
QList<Leg> plannedLegs();
/// Whether such a leg made that exchange.
bool isOf(const HttpExchange& exchange, Leg::Kind leg);

} // namespace scopelight
