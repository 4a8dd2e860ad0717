// SPDX-License-Identifier: Apache-2.0
#include "practice/authorizationendpoint.h"

#include "practice/responses.h"

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

constexpr auto accountsPath = "/v3/signin/identifier"_L1;
constexpr auto consentPath = "/signin/oauth/consent"_L1;

QString addressOf(QLatin1StringView path, const SignIn& signIn)
{
    return path + u"?flow="_s + signIn.id;
}

} // namespace

AuthorizationEndpoint::AuthorizationEndpoint(ServerState& server, const Pages& pages)
    : m_server(server)
    , m_pages(pages)
    , m_signIns(server.clock)
{
}

HttpResponse AuthorizationEndpoint::begin(const ServerRequest& request)
{
    const FormParameters parameters = FormParameters::parse(request.query());
    const auto checked = AuthorizationParameters::parse(parameters, m_server.clients, m_server.scopes);
    if (!checked) {
        ErrorPage page = checked.error();
        page.clientId = parameters.valueOr(u"client_id", {});
        return redirectTo(302, page.target());
    }
    if (checked->promptNone)
        return answerSilently(*checked);
    if (m_server.options.autoConsent)
        return answerAutomatically(*checked);
    SignIn& signIn = m_signIns.begin(*checked);
    return redirectTo(302, addressOf(accountsPath, signIn).toLatin1());
}

HttpResponse AuthorizationEndpoint::answerAutomatically(const AuthorizationParameters& request)
{
    if (m_server.plays(PracticeScenario::Deny))
        return redirectTo(302, answerWithError(m_server, request, u"access_denied"_s));
    const Account* hinted = findAccount(request.loginHint);
    const QString sub = hinted != nullptr ? hinted->sub : accounts().first().sub;
    m_signedIn = sub;
    const ConsentOffer offer = offerFor(m_server, request, sub);
    return redirectTo(302,
        answerWithConsent(m_server, request,
            {.sub = sub,
                .ticked = tickedAutomatically(m_server, offer),
                .pageShown = request.promptConsent || !offer.isEmpty()}));
}

HttpResponse AuthorizationEndpoint::answerSilently(const AuthorizationParameters& request)
{
    // OpenID Connect Core §3.1.2.6 names the reasons.
    const Account* account = findAccount(request.loginHint.isEmpty() ? m_signedIn : request.loginHint);
    if (account == nullptr)
        return redirectTo(302, answerWithError(m_server, request, u"login_required"_s));
    if (!offerFor(m_server, request, account->sub).isEmpty())
        return redirectTo(302, answerWithError(m_server, request, u"interaction_required"_s));
    return redirectTo(302, answerWithConsent(m_server, request, {.sub = account->sub, .pageShown = false}));
}

HttpResponse AuthorizationEndpoint::showAccounts(const ServerRequest& request)
{
    SignIn* signIn = signInOf(request);
    if (signIn == nullptr)
        return m_pages.message(400, u"ended"_s);
    const Account* hinted = findAccount(signIn->request.loginHint);
    if (hinted != nullptr && !signIn->request.promptSelectAccount)
        return proceed(*signIn, hinted->sub, 302);
    return m_pages.accounts(
        {signIn->request, addressOf(accountsPath, *signIn), SignIns::renewFormToken(*signIn)});
}

HttpResponse AuthorizationEndpoint::chooseAccount(const ServerRequest& request)
{
    SignIn* signIn = signInOf(request);
    if (signIn == nullptr)
        return m_pages.message(400, u"ended"_s);
    const FormParameters form = FormParameters::parse(request.body);
    if (!isOwnForm(request, form, *signIn))
        return m_pages.message(403, u"stale"_s);
    if (form.value(u"decision") == u"cancel"_s)
        return finish(*signIn, answerWithError(m_server, signIn->request, u"access_denied"_s), 303);
    const Account* account = findAccount(form.valueOr(u"account", {}));
    if (account == nullptr)
        return m_pages.message(400, u"stale"_s);
    return proceed(*signIn, account->sub, 303);
}

HttpResponse AuthorizationEndpoint::proceed(SignIn& signIn, const QString& sub, int status)
{
    signIn.sub = sub;
    m_signedIn = sub;
    const ConsentOffer offer = offerFor(m_server, signIn.request, sub);
    if (offer.isEmpty() && !signIn.request.promptConsent)
        return finish(
            signIn, answerWithConsent(m_server, signIn.request, {.sub = sub, .pageShown = false}), status);
    signIn.ticked =
        m_server.plays(PracticeScenario::Subset) ? tickedAutomatically(m_server, offer) : QStringList();
    return redirectTo(status, addressOf(consentPath, signIn).toLatin1());
}

HttpResponse AuthorizationEndpoint::showConsent(const ServerRequest& request)
{
    SignIn* signIn = signInOf(request);
    const Account* account = signIn != nullptr ? findAccount(signIn->sub) : nullptr;
    if (account == nullptr)
        return m_pages.message(400, u"ended"_s);
    return m_pages.consent(
        {signIn->request, addressOf(consentPath, *signIn), SignIns::renewFormToken(*signIn)}, *account,
        offerFor(m_server, signIn->request, signIn->sub), signIn->ticked);
}

HttpResponse AuthorizationEndpoint::decide(const ServerRequest& request)
{
    SignIn* signIn = signInOf(request);
    if (signIn == nullptr || signIn->sub.isEmpty())
        return m_pages.message(400, u"ended"_s);
    const FormParameters form = FormParameters::parse(request.body);
    if (!isOwnForm(request, form, *signIn))
        return m_pages.message(403, u"stale"_s);
    const QString decision = form.valueOr(u"decision", {});
    if (decision == u"tick_all") {
        signIn->ticked = offerFor(m_server, signIn->request, signIn->sub).asked;
        return redirectTo(303, addressOf(consentPath, *signIn).toLatin1());
    }
    if (decision != u"continue")
        return finish(*signIn, answerWithError(m_server, signIn->request, u"access_denied"_s), 303);
    QStringList ticked;
    for (const auto& [name, value] : form.pairs()) {
        if (name == u"scope")
            ticked.append(value);
    }
    return finish(
        *signIn, answerWithConsent(m_server, signIn->request, {.sub = signIn->sub, .ticked = ticked}), 303);
}

HttpResponse AuthorizationEndpoint::showError(const ServerRequest& request) const
{
    const QString encoded = FormParameters::parse(request.query()).valueOr(u"authError", {});
    const std::optional<ErrorPage> error = ErrorPage::decode(encoded.toLatin1());
    return error ? m_pages.error(*error) : m_pages.message(404, u"not_found"_s);
}

HttpResponse AuthorizationEndpoint::finish(const SignIn& signIn, const QByteArray& address, int status)
{
    m_signIns.end(signIn.id);
    return redirectTo(status, address);
}

SignIn* AuthorizationEndpoint::signInOf(const ServerRequest& request)
{
    return m_signIns.find(FormParameters::parse(request.query()).valueOr(u"flow", {}));
}

bool AuthorizationEndpoint::isOwnForm(
    const ServerRequest& request, const FormParameters& form, SignIn& signIn) const
{
    // Browsers say where a form came from; the one-time token holds for clients that do not.
    const QByteArray origin = request.headers.value("Origin");
    const QByteArray site = request.headers.value("Sec-Fetch-Site");
    const bool isSameOrigin = (origin.isEmpty() || origin == m_server.issuer.toLatin1())
        && (site.isEmpty() || site == "same-origin");
    return isSameOrigin && SignIns::takeFormToken(signIn, form.valueOr(u"form_token", {}));
}

} // namespace scopelight::practice
