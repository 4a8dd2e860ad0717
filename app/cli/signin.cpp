// SPDX-License-Identifier: Apache-2.0
#include "cli/signin.h"

#include "cli/await.h"
#include "cli/failuretext.h"
#include "cli/pastedaddress.h"
#include "cli/savedtokens.h"
#include "http/portprobe.h"
#include "oauth/externaluseragent.h"
#include "scopes/scopecatalogue.h"
#include "scopes/scopefindings.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What is worth knowing about the scopes while the request can still be mended. The names are Google's.
void sayAboutScopes(const Source& source, const Session& session)
{
    if (session.context.server == ServerKind::Other)
        return;
    if (source.options.includeGrantedScopes && source.client.type == OAuthClient::Type::Installed)
        session.terminal.say(explainReason(u"incremental_of_desktop_client"_s));
    Findings findings = scopeFindings(source.scopes.scopes(), {}, session.catalogue);
    findings.removeIf([](const Finding& finding) { return finding.level == Finding::Level::Note; });
    sayFindings(findings, session);
}

void openBrowser(const QUrl& address, Session& session)
{
    session.terminal.say(u"Open: "_s + address.toString(QUrl::FullyEncoded));
    if (session.line.browser.none)
        return;
    const auto opened = ExternalUserAgent{session.line.browser.command}.open(address);
    if (!opened)
        sayFailure(opened.error(), session);
}

QString remaining(int seconds)
{
    return u"Waiting for the browser, %1:%2 left. Ctrl-C cancels."_s.arg(seconds / 60)
        .arg(seconds % 60, 2, 10, QChar(u'0'));
}

Result<TokenSet> signIn(const Source& source, Session& session)
{
    const auto redirectUri =
        chooseRedirectUri(source.client, source.redirectUri, source.useAnyway, isPortFree);
    if (!redirectUri)
        return tl::unexpected(redirectUri.error());
    sayAboutScopes(source, session);
    const int seconds = session.line.browser.timeoutSeconds;
    std::optional<PastedAddress> pasted;
    if (session.line.browser.none && session.terminal.hasInput())
        pasted.emplace(source.client, session, seconds);
    QTimer countdown;
    int left = seconds;
    QObject::connect(&countdown, &QTimer::timeout, &countdown, [&] {
        --left;
        session.terminal.progress(pasted && pasted->hasBegun() ? pasted->row() : remaining(left));
    });
    QObject receiver; // its end is the end of the connections below
    QObject::connect(&session.flow, &AuthorizationFlow::readyToOpen, &receiver, [&](const QUrl& address) {
        openBrowser(address, session);
        countdown.start(1000);
    });
    QObject::connect(&session.flow, &AuthorizationFlow::exchanging, &receiver, [&] {
        countdown.stop();
        session.terminal.progress(u"The redirect came; asking for tokens."_s);
    });
    const auto begin = [&] {
        session.flow.authorize({.client = source.client,
            .server = source.server,
            .redirectUri = *redirectUri,
            .scopes = source.scopes,
            .options = source.options,
            .timeoutMs = seconds * 1000});
    };
    auto outcome = untilFinished<TokenSet>(session.flow, session.interrupt, Step::Authorization, begin);
    if (pasted && pasted->errorPage())
        return tl::unexpected(*pasted->errorPage());
    return outcome;
}

Result<TokenSet> askWithAssertion(const Source& source, Session& session)
{
    const ServiceAccount& account = *source.serviceAccount;
    const auto assertion = account.assertion(source.scopes, session.line.source.subject, session.clock());
    if (!assertion)
        return tl::unexpected(assertion.error());
    const TokenRequest request = TokenRequest::jwtBearer(QUrl(account.tokenUri), *assertion);
    const auto response =
        await(session.network.send({.method = "POST",
                                       .url = request.endpoint,
                                       .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                                       .body = request.parameters.encoded()},
                  {.step = Step::ServiceAccount, .purpose = u"service_account"_s}),
            session.interrupt);
    if (!response)
        return tl::unexpected(response.error());
    return TokenSet::parse(*response, Step::ServiceAccount, session.clock(), source.scopes);
}

} // namespace

Result<TokenSet> renew(const Source& source, const TokenSet& tokens, Session& session)
{
    if (tokens.refreshToken.isEmpty())
        return fail(
            Step::Refresh, u"no_refresh_token"_s, source.tokens ? Facts{{u"tokens"_s, u"saved"_s}} : Facts());
    if (source.client.clientId.isEmpty())
        return fail(Step::Refresh, u"no_client"_s);
    auto renewed = untilFinished<TokenSet>(
        session.flow, session.interrupt, Step::Refresh, [&] { session.flow.refresh(source.client, tokens); });
    if (!renewed) {
        const TokenLife life =
            session.counted.lifeOf(source.client.clientId, source.account, tokens.refreshTokenIssuedAt);
        renewed.error().facts.insert(life.facts(tokens, session.clock()));
        return renewed;
    }
    if (!(renewed->refreshToken == tokens.refreshToken))
        keepReplacedToken(source, *renewed, session);
    return renewed;
}

namespace {

Result<TokenSet> obtainTokens(const Source& source, Session& session)
{
    if (source.serviceAccount)
        return askWithAssertion(source, session);
    if (!source.tokens)
        return signIn(source, session);
    const QDateTime end = source.tokens->expiresAt();
    const bool isOver = end.isValid() && end <= session.clock() && !source.tokens->refreshToken.isEmpty();
    if (source.tokens->accessToken.isEmpty() || isOver)
        return renew(source, *source.tokens, session);
    return *source.tokens;
}

} // namespace

Result<SignIn> signInOf(Session& session, Tokens wanted)
{
    auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const bool isAtHand = wanted == Tokens::AsSaved && source->tokens;
    const auto tokens = isAtHand ? Result<TokenSet>(*source->tokens) : obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    return SignIn{.source = std::move(*source), .tokens = *tokens};
}

} // namespace scopelight
