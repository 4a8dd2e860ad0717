// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationflow.h"

#include "oauth/loopbackreplyhandler.h"
#include "oauth/serveranswer.h"

#include <QMetaObject>
#include <QNetworkReply>
#include <QOAuth2AuthorizationCodeFlow>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxAddressLength = 64 * 1024; // what the listener takes, too

} // namespace

/// Qt's flow for one attempt or one refresh. A new one each time: 6.4 stays in RefreshingToken for ever after
/// a refused refresh, and every version draws `state` once per object.
struct AuthorizationFlow::Transport {
    explicit Transport(TracingNetworkAccessManager& network, const QString& redirectUri)
        : flow(&network)
        , handler(redirectUri)
    {
        flow.setReplyHandler(&handler);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        flow.setPkceMethod(QOAuth2AuthorizationCodeFlow::PkceMethod::None);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 9, 0)
        flow.setNonceMode(QAbstractOAuth2::NonceMode::Disabled);
#endif
    }

    /// Replaces what Qt would send in a stage by our own complete list. createQuery() adds values without
    /// encoding them.
    void send(QAbstractOAuth::Stage wanted, const FormParameters& parameters)
    {
        flow.setModifyParametersFunction([this, wanted, parameters](QAbstractOAuth::Stage stage,
                                             QMultiMap<QString, QVariant>* qtParameters) {
            qtParameters->clear();
            if (stage != wanted)
                return;
            for (const auto& [name, value] : parameters.pairs())
                qtParameters->insert(
                    QString::fromLatin1(percentEncoded(name)), QString::fromLatin1(percentEncoded(value)));
        });
    }

    QOAuth2AuthorizationCodeFlow flow;
    LoopbackReplyHandler handler;
};

AuthorizationFlow::AuthorizationFlow(
    TracingNetworkAccessManager& network, HttpTrace& trace, Clock clock, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_trace(trace)
    , m_clock(clock)
    , m_listener(trace, std::move(clock))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        finish(fail(Step::Authorization, u"timed_out"_s,
            {{u"seconds"_s, QString::number(m_attempt.timeoutMs / 1000)}}));
    });
}

AuthorizationFlow::~AuthorizationFlow()
{
    closeTransport();
}

void AuthorizationFlow::authorize(const AuthorizationAttempt& attempt)
{
    Q_ASSERT(!isRunning());
    m_attempt = attempt;
    m_pkce = Pkce::generate();
    m_request = AuthorizationRequest{.authorizationEndpoint = attempt.server.authorizationEndpoint,
        .clientId = attempt.client.clientId,
        .redirectUri = attempt.redirectUri.text,
        .scopes = attempt.scopes,
        .options = attempt.options,
        .state = randomToken(),
        .nonce = attempt.scopes.contains(u"openid"_s) ? randomToken() : QString(),
        .codeChallenge = m_pkce.codeChallenge()};
    begin();
    m_isWaiting = true;
    const auto listening =
        m_listener.listen(attempt.redirectUri, [this](const QByteArray& query) { return judge(query); });
    if (!listening)
        return later([this, error = listening.error()] { finish(tl::unexpected(error)); });
    m_timeout.start(attempt.timeoutMs);
    openTransport(attempt.redirectUri.text);
    m_transport->flow.setAuthorizationUrl(QUrl(m_request.authorizationEndpoint));
    m_transport->flow.setAccessTokenUrl(QUrl(attempt.server.tokenEndpoint));
    m_transport->flow.setState(m_request.state);
    m_transport->send(QAbstractOAuth::Stage::RequestingAuthorization, m_request.parameters());
    connect(&m_transport->flow, &QAbstractOAuth::authorizeWithBrowser, this, [this](const QUrl& address) {
        later([this, address] {
            recordOpened(address);
            Q_EMIT readyToOpen(address);
        });
    });
    m_transport->flow.grant();
}

void AuthorizationFlow::refresh(const OAuthClient& client, const TokenSet& tokens)
{
    Q_ASSERT(!isRunning());
    begin();
    const TokenRequest request = TokenRequest::refresh(client, tokens.refreshToken);
    openTransport({});
    const auto takeRenewed = [this, tokens](QNetworkReply* reply) {
        const auto answer = readAnswer(*reply, Step::Refresh, tokens.granted);
        const auto result = answer ? Result<TokenSet>(tokens.renewedBy(*answer)) : answer;
        later([this, result] { finish(result); });
    };
    connect(&m_transport->handler, &LoopbackReplyHandler::tokenEndpointAnswered, this, takeRenewed);
    m_transport->flow.setAccessTokenUrl(request.endpoint);
    m_transport->flow.setRefreshToken(
        u"held by Scopelight"_s); // Qt wants one; ours goes straight to the wire
    m_transport->send(QAbstractOAuth::Stage::RefreshingAccessToken, request.parameters);
    m_transport->flow.refreshAccessToken();
}

Result<void> AuthorizationFlow::deliver(const QString& landedAddress)
{
    if (!m_isWaiting)
        return fail(Step::Authorization, u"no_attempt"_s);
    if (landedAddress.size() > maxAddressLength)
        return fail(Step::Authorization, u"address_too_long"_s);
    const QString address = landedAddress.trimmed();
    const qsizetype question = address.indexOf(u'?');
    if (question < 0)
        return fail(Step::Authorization, u"no_query_in_address"_s);
    const QString query = address.sliced(question + 1).section(u'#', 0, 0);
    auto taken = take(query.toUtf8());
    recordPasted(address, taken ? QString() : taken.error().code);
    return taken;
}

/// What is opened, with all its parameters: the browser alone sees what comes of it.
void AuthorizationFlow::recordOpened(const QUrl& address)
{
    m_trace.record(HttpExchange{.direction = HttpExchange::Direction::InBrowser,
        .purpose = u"authorization"_s,
        .request = {.url = address},
        .response = {.status = 0},
        .startedAt = m_clock()});
}

/// An exchange without a status: nobody was answered.
void AuthorizationFlow::recordPasted(const QString& address, const QString& refusal)
{
    m_trace.record(HttpExchange{.direction = HttpExchange::Direction::Incoming,
        .purpose = u"pasted_redirect"_s,
        .request = {.url = QUrl(address)},
        .response = {.status = 0},
        .failure = refusal,
        .startedAt = m_clock()});
}

void AuthorizationFlow::cancel()
{
    if (m_isRunning)
        finish(fail(Step::Authorization, u"cancelled"_s));
}

bool AuthorizationFlow::judge(const QByteArray& query)
{
    return take(query).has_value();
}

Result<void> AuthorizationFlow::take(const QByteArray& query)
{
    if (!m_isWaiting)
        return fail(Step::Authorization, u"no_attempt"_s);
    const auto response = AuthorizationResponse::parse(query,
        {.state = m_request.state,
            .issuer = m_attempt.server.issuer,
            .issRequired = m_attempt.server.issInResponse});
    if (!response) {
        later([this, reason = response.error()] { Q_EMIT redirectRefused(reason); });
        return tl::unexpected(response.error());
    }
    m_isWaiting = false;
    m_timeout.stop(); // it waits for the browser; the token endpoint's answer has a time limit of its own
    // After the browser has its page: what follows may take long, or end the program.
    later([this, answer = *response] { follow(answer); });
    return {};
}

void AuthorizationFlow::follow(const AuthorizationResponse& response)
{
    m_listener.close();
    if (!response.error.isEmpty()) {
        return finish(serverSaid(Step::Authorization, response.error,
            {{u"error_description"_s, response.errorDescription},
                {u"adds_to_grants"_s, m_request.options.includeGrantedScopes ? u"yes"_s : u"no"_s}}));
    }
    const TokenRequest request =
        TokenRequest::codeExchange(m_attempt.client, response.code, m_request.redirectUri, m_pkce);
    connect(&m_transport->handler, &LoopbackReplyHandler::tokenEndpointAnswered, this,
        [this](QNetworkReply* reply) {
            later([this, result = readAnswer(*reply, Step::TokenExchange, m_request.scopes)] {
                finish(result);
            });
        });
    m_transport->send(QAbstractOAuth::Stage::RequestingAccessToken, request.parameters);
    m_transport->handler.accept(response.code, m_request.state);
    Q_EMIT exchanging(); // last: whoever hears it may cancel
}

Result<TokenSet> AuthorizationFlow::readAnswer(
    QNetworkReply& reply, Step step, const ScopeSet& requested) const
{
    if (const auto error = transportError(reply, step))
        return tl::unexpected(*error);
    return TokenSet::parse(toResponse(reply), step, m_clock(), requested);
}

void AuthorizationFlow::openTransport(const QString& redirectUri)
{
    m_transport = std::make_unique<Transport>(m_network, redirectUri);
}

void AuthorizationFlow::closeTransport()
{
    if (!m_transport)
        return;
    // Qt 6.4 crashes when a handler goes while its request is under way: the request ends first, unheard.
    m_transport->handler.disconnect(this);
    m_network.abortAll();
    m_transport.reset();
}

void AuthorizationFlow::begin()
{
    ++m_attemptNumber;
    m_isRunning = true;
}

void AuthorizationFlow::later(const std::function<void()>& step)
{
    const auto runUnlessOver = [this, number = m_attemptNumber, step] {
        if (m_isRunning && number == m_attemptNumber)
            step();
    };
    QMetaObject::invokeMethod(this, runUnlessOver, Qt::QueuedConnection);
}

void AuthorizationFlow::finish(const Result<TokenSet>& result)
{
    m_isRunning = false;
    m_isWaiting = false;
    m_timeout.stop();
    m_listener.close();
    closeTransport();
    m_pkce = {};
    Q_EMIT finished(result);
}

} // namespace scopelight
