// SPDX-License-Identifier: Apache-2.0
#include "work/signin.h"

#include "base/whenfinished.h"
#include "google/errorpage.h"
#include "http/portprobe.h"
#include "oauth/externaluseragent.h"
#include "oauth/trustedserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

QList<Leg> plannedLegs()
{
    using Kind = Leg::Kind;
    QList<Leg> legs;
    for (const Kind kind :
        {Kind::OpenAddress, Kind::Consent, Kind::Redirect, Kind::Deliver, Kind::Exchange, Kind::Keys})
        legs.append({.kind = kind});
    return legs;
}

bool isOf(const HttpExchange& exchange, Leg::Kind leg)
{
    const QString& purpose = exchange.purpose;
    const bool isRefused = exchange.response.status != 200;
    switch (leg) {
    case Leg::Kind::OpenAddress:
    case Leg::Kind::Consent:
        return purpose == u"authorization";
    case Leg::Kind::Redirect:
    case Leg::Kind::Deliver:
        return (purpose == u"redirect" && !isRefused) || purpose == u"pasted_redirect";
    case Leg::Kind::Stray:
        return purpose == u"redirect" && isRefused;
    case Leg::Kind::Exchange:
        return purpose == u"token_exchange";
    case Leg::Kind::Keys:
        return purpose == u"keys" || purpose == u"userinfo" || purpose == u"tokeninfo";
    }
    Q_UNREACHABLE();
}

SignIn::SignIn(TracingNetworkAccessManager& network, AuthorizationFlow& flow, Clock clock, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_flow(flow)
    , m_clock(std::move(clock))
    , m_legs(plannedLegs())
{
    connect(&flow, &AuthorizationFlow::readyToOpen, this, &SignIn::opened);
    connect(&flow, &AuthorizationFlow::redirectRefused, this, [this] {
        const auto consent = std::ranges::find(m_legs, Leg::Kind::Consent, &Leg::kind);
        m_legs.insert(consent + 1, {.kind = Leg::Kind::Stray, .state = Leg::State::Stray});
        Q_EMIT changed();
    });
    connect(&flow, &AuthorizationFlow::exchanging, this, [this] {
        endLive(Leg::State::Done);
        // The address too: where no browser could be started, it was opened otherwise.
        for (const Leg::Kind kind : {Leg::Kind::OpenAddress, Leg::Kind::Redirect, Leg::Kind::Deliver})
            mark(kind, Leg::State::Done);
        setLive(Leg::Kind::Exchange);
        setState(State::Exchanging);
    });
    connect(&flow, &AuthorizationFlow::finished, this, [this](const Result<TokenSet>& result) {
        if (m_state == State::Waiting || m_state == State::Exchanging)
            finished(result);
    });
}

void SignIn::start(const Plan& plan)
{
    Q_ASSERT(!isRunning());
    reset();
    m_plan = plan;
    ++m_attempt;
    setState(State::FindingServer);
    whenFinished(findTrustedServer(m_network, plan.client, plan.issuer, plan.trusted), this,
        [this, attempt = m_attempt](const Result<ServerMetadata>& server) {
            if (m_state != State::FindingServer || attempt != m_attempt)
                return;
            if (!server)
                return failWith(server.error());
            m_server = *server;
            authorize();
        });
}

void SignIn::authorize()
{
    const auto redirectUri =
        chooseRedirectUri(m_plan.client, m_plan.redirectUri, m_plan.useAnyway, isPortFree);
    if (!redirectUri)
        return failWith(redirectUri.error());
    setLive(Leg::Kind::OpenAddress);
    m_waitClock.start();
    setState(State::Waiting);
    m_flow.authorize({.client = m_plan.client,
        .server = m_server,
        .redirectUri = *redirectUri,
        .scopes = m_plan.scopes,
        .options = m_plan.options,
        .timeoutMs = m_plan.timeoutMs});
}

void SignIn::opened(const QUrl& address)
{
    m_address = address;
    openAgain();
    endLive(m_browserError ? Leg::State::Failed : Leg::State::Done);
    setLive(Leg::Kind::Consent);
    Q_EMIT changed();
}

void SignIn::openAgain()
{
    const auto started = ExternalUserAgent{m_plan.browser}.open(m_address);
    m_browserError = started ? std::nullopt : std::optional(started.error());
    const auto leg = std::ranges::find(m_legs, Leg::Kind::OpenAddress, &Leg::kind);
    if (started && leg->state == Leg::State::Failed)
        leg->state = Leg::State::Done;
    Q_EMIT changed();
}

void SignIn::cancel()
{
    if (!isRunning())
        return;
    const Step step = m_state == State::Exchanging ? Step::TokenExchange
        : m_state == State::Checking               ? Step::IdToken
                                                   : Step::Authorization;
    const bool isInFlow = m_state == State::Waiting || m_state == State::Exchanging;
    if (isInFlow)
        m_flow.cancel(); // frees the port; what it says to that comes after the end
    failWith({step, u"cancelled"_s});
}

Result<void> SignIn::deliver(const QString& pasted)
{
    return ErrorPage::isMeantBy(pasted) ? deliverErrorPage(pasted) : m_flow.deliver(pasted);
}

Result<void> SignIn::deliverErrorPage(const QString& pasted)
{
    const auto page = ErrorPage::parse(pasted, m_plan.client.authUri);
    if (!page)
        return tl::unexpected(page.error());
    const Error error = page->toError(m_plan.client, m_flow.request().redirectUri);
    m_flow.cancel(); // frees the port; what it says to that comes after the end
    failWith(error);
    return {};
}

void SignIn::reset()
{
    cancel();
    m_plan = {};
    m_legs = plannedLegs();
    m_address.clear();
    m_error.reset();
    m_browserError.reset();
    m_grant.reset();
    m_legClock.invalidate();
    setState(State::Idle);
}

qint64 SignIn::remainingMs() const
{
    if (m_state != State::Waiting)
        return 0;
    return std::max<qint64>(0, m_plan.timeoutMs - m_waitClock.elapsed());
}

void SignIn::finished(const Result<TokenSet>& result)
{
    if (!result && result.error().step == Step::Authorization && result.error().isServersWord) {
        endLive(Leg::State::Done); // the page was answered, and the redirect came: without a code
        mark(Leg::Kind::OpenAddress, Leg::State::Done);
        mark(Leg::Kind::Redirect, Leg::State::Failed);
    }
    if (!result)
        return failWith(result.error());
    endLive(Leg::State::Done);
    setLive(Leg::Kind::Keys);
    setState(State::Checking);
    const AuthorizationRequest& request = m_flow.request();
    const GrantOrigin origin{.client = m_plan.client,
        .server = m_server,
        .redirectUri = request.redirectUri,
        .requested = request.scopes,
        .options = request.options,
        .nonce = request.nonce,
        .now = m_clock()};
    whenFinished(describeGrant(m_network, origin, *result), this,
        [this, attempt = m_attempt](const Result<Grant>& grant) {
            if (m_state == State::Checking && attempt == m_attempt)
                described(grant);
        });
}

void SignIn::described(const Result<Grant>& result)
{
    if (!result)
        return failWith(result.error());
    endLive(Leg::State::Done);
    m_grant = *result;
    setState(State::Done);
    Q_EMIT succeeded(*result);
}

void SignIn::mark(Leg::Kind kind, Leg::State state)
{
    std::ranges::find(m_legs, kind, &Leg::kind)->state = state;
}

void SignIn::setLive(Leg::Kind kind)
{
    mark(kind, Leg::State::Live);
    m_legClock.start();
}

void SignIn::endLive(Leg::State state)
{
    const auto live = std::ranges::find(m_legs, Leg::State::Live, &Leg::state);
    if (live == m_legs.end())
        return;
    live->state = state;
    live->elapsedMs = m_legClock.elapsed();
    m_legClock.invalidate();
}

void SignIn::failWith(const Error& error)
{
    endLive(Leg::State::Failed);
    m_error = error;
    setState(State::Failed);
}

void SignIn::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace scopelight
