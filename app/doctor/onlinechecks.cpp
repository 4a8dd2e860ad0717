// SPDX-License-Identifier: Apache-2.0
#include "doctor/onlinechecks.h"

#include "google/errorpage.h"
#include "http/httpdate.h"
#include "http/portprobe.h"
#include "http/urlrules.h"
#include "oauth/redirecturi.h"
#include "oauth/serveranswer.h"
#include "oauth/tokenrequest.h"

#include <QNetworkProxyFactory>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = OnlineCheck::Outcome;
using Answer = Result<HttpResponse>;
/// An answer, and when it came: another may keep the whole waiting.
struct Arrival {
    Answer answer;
    QDateTime at;
};

/// No server issues it, and it says in a log what it is.
const QString noCode = u"scopelight-preflight-no-code"_s;
/// Libraries refuse tokens, and Google signed requests, beyond it.
constexpr qint64 maxClockDifference = 5 * 60;

OnlineCheck couldNotTell(const QString& name, const QString& reason, const Facts& facts = {})
{
    return {.name = name, .reason = reason, .facts = facts};
}

OnlineCheck noAnswer(const QString& name, const Error& error)
{
    return {.name = name, .reason = u"online_no_answer"_s, .facts = {{u"check"_s, name}}, .error = error};
}

/// Where a browser would have been sent, without what the address carries.
QString placeOf(const QUrl& address)
{
    return address.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

OnlineCheck requestCheck(const OnlineSubject& subject, const Answer& answer)
{
    const QString name = u"authorization_request"_s;
    if (!answer)
        return noAnswer(name, answer.error());
    const QByteArray location = answer->headers.value("Location");
    const bool isRedirect = answer->status == 302 || answer->status == 303;
    if (!isRedirect || location.isEmpty())
        return couldNotTell(
            name, u"online_request_no_redirect"_s, {{u"status"_s, QString::number(answer->status)}});
    const QUrl endpoint(subject.request.authorizationEndpoint);
    const QUrl target = endpoint.resolved(QUrl(QString::fromUtf8(location), QUrl::StrictMode));
    const QString written = target.toString(QUrl::FullyEncoded);
    const auto page = ErrorPage::parse(written, subject.request.authorizationEndpoint);
    if (page || page.error().code == u"error_page_unreadable")
        return {.name = name,
            .outcome = Outcome::Bad,
            .reason = u"online_request_refused"_s,
            .error = page ? page->toError(subject.client, subject.request.redirectUri) : page.error()};
    const bool isOwn = originOf(written) == originOf(subject.request.authorizationEndpoint);
    if (isOwn && target.path() == "/v3/signin/identifier"_L1)
        return {.name = name, .outcome = Outcome::Good, .reason = u"online_request_accepted"_s};
    return couldNotTell(name, u"online_request_elsewhere"_s, {{u"place"_s, placeOf(target)}});
}

/// Judged by `error` alone: what is said beside it changes.
OnlineCheck credentialsCheck(const OnlineSubject& subject, const Answer& answer)
{
    const QString name = u"client_credentials"_s;
    if (!subject.client.clientSecret)
        return couldNotTell(name, u"online_secret_not_at_hand"_s);
    if (!answer)
        return noAnswer(name, answer.error());
    const auto said = parseServerAnswer(*answer, Step::TokenExchange);
    const QString code = said ? QString() : said.error().code;
    const bool isServersWord = !said && said.error().isServersWord;
    if (isServersWord && code == "invalid_grant"_L1)
        return {.name = name, .outcome = Outcome::Good, .reason = u"online_secret_good"_s};
    if (isServersWord && code == "invalid_client"_L1)
        return {
            .name = name, .outcome = Outcome::Bad, .reason = u"online_secret_bad"_s, .error = said.error()};
    return couldNotTell(name, u"online_secret_unclear"_s,
        {{u"said"_s, isServersWord ? code : QString()}, {u"status"_s, QString::number(answer->status)}});
}

OnlineCheck clockCheck(const QList<Arrival>& arrivals)
{
    const QString name = u"clock"_s;
    for (const auto& [answer, at] : arrivals) {
        const QDateTime theirs = answer ? httpDate(answer->headers.value("Date")) : QDateTime();
        if (!theirs.isValid())
            continue;
        const qint64 ahead = theirs.secsTo(at);
        const bool isBad = std::abs(ahead) > maxClockDifference;
        return {.name = name,
            .outcome = isBad ? Outcome::Bad : Outcome::Good,
            .reason = !isBad ? u"online_clock_agrees"_s
                : ahead > 0  ? u"online_clock_ahead"_s
                             : u"online_clock_behind"_s,
            .facts = {{u"seconds"_s, QString::number(std::abs(ahead))},
                {u"minutes"_s, QString::number((std::abs(ahead) + 30) / 60)}}};
    }
    return couldNotTell(name, u"online_clock_not_told"_s);
}

/// Any answer shows that the host is reached, whatever it says.
OnlineCheck reachCheck(const QUrl& address, const Answer& answer)
{
    const Facts facts{{u"host"_s, address.host()}};
    if (!answer)
        return {.name = u"reach"_s,
            .outcome = Outcome::Bad,
            .reason = u"online_host_not_reached"_s,
            .facts = facts,
            .error = answer.error()};
    return {.name = u"reach"_s, .outcome = Outcome::Good, .reason = u"online_host_reached"_s, .facts = facts};
}

/// As the system is set up for that address; loopback is never proxied. Empty where none stands between.
QString proxyFor(const QUrl& address)
{
    const QNetworkProxy proxy =
        QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(address)).value(0);
    const bool isDirect = proxy.type() == QNetworkProxy::NoProxy
        || proxy.type() == QNetworkProxy::DefaultProxy || isLoopbackHost(address.host());
    return isDirect ? QString() : u"%1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
}

OnlineCheck proxyCheck(const QList<QUrl>& addresses, const QList<Arrival>& arrivals)
{
    QStringList hosts;
    QStringList proxies;
    bool isInTheWay = false;
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        hosts.append(addresses[i].host());
        proxies.append(proxyFor(addresses[i]));
        const Answer& answer = arrivals[i].answer;
        isInTheWay = isInTheWay || (!answer && answer.error().code == u"proxy_failed");
    }
    proxies.removeAll(QString());
    for (QStringList* list : {&hosts, &proxies})
        list->removeDuplicates();
    return {.name = u"proxy"_s,
        .outcome = isInTheWay ? Outcome::Bad : Outcome::Good,
        .reason = isInTheWay    ? u"online_proxy_in_the_way"_s
            : proxies.isEmpty() ? u"online_no_proxy"_s
                                : u"online_proxy"_s,
        .facts = {{u"hosts"_s, hosts.join(u", "_s)}, {u"proxy"_s, proxies.join(u", "_s)}}};
}

QFuture<Arrival> ask(TracingNetworkAccessManager& network, const Clock& clock, const HttpRequest& request,
    const SendOptions& options)
{
    return network.send(request, options).then([clock](const Answer& answer) {
        return Arrival{answer, clock()};
    });
}

/// One host once, though several addresses lie there.
QList<OnlineCheck> reachChecks(const QList<QUrl>& addresses, const QList<Arrival>& arrivals)
{
    QList<OnlineCheck> checks;
    QStringList seen;
    for (qsizetype i = 0; i < arrivals.size(); ++i) {
        if (seen.contains(addresses[i].host()))
            continue;
        seen.append(addresses[i].host());
        checks.append(reachCheck(addresses[i], arrivals[i].answer));
    }
    return checks;
}

} // namespace

QString toString(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Good:
        return u"good"_s;
    case Outcome::Bad:
        return u"bad"_s;
    case Outcome::CouldNotTell:
        return u"could_not_tell"_s;
    }
    Q_UNREACHABLE();
}

Result<OnlineSubject> OnlineSubject::of(const OAuthClient& client, const ServerMetadata& server,
    const WantedRedirect& wanted, const ScopeSet& scopes, const AuthorizationOptions& options)
{
    const auto redirectUri = chooseRedirectUri(client, wanted.uri, wanted.useAnyway, anyPort);
    if (!redirectUri)
        return tl::unexpected(redirectUri.error());
    const QString issuer = originOf(server.authorizationEndpoint);
    const QUrl keys(server.jwksUri); // Google's lie where its APIs are
    return OnlineSubject{.client = client,
        .request = {.authorizationEndpoint = client.authUri,
            .clientId = client.clientId,
            .redirectUri = redirectUri->text,
            .scopes = scopes,
            .options = options,
            .state = randomToken(),
            .codeChallenge = Pkce::generate().codeChallenge()},
        .apiAddress = originOf(server.jwksUri) == issuer ? QUrl() : keys};
}

QFuture<Result<QList<OnlineCheck>>> checkOnline(
    TracingNetworkAccessManager& network, const OnlineSubject& subject, const Clock& clock)
{
    const TokenRequest exchange = TokenRequest::codeExchange(
        subject.client, Secret(noCode), subject.request.redirectUri, Pkce::generate());
    QList<QUrl> addresses{subject.request.url(), exchange.endpoint};
    QList<QFuture<Arrival>> asked{ask(network, clock, {.url = addresses[0]},
                                      {.step = Step::Authorization, .purpose = u"online_request"_s}),
        ask(network, clock,
            {.method = "POST",
                .url = exchange.endpoint,
                .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                .body = exchange.parameters.encoded()},
            {.step = Step::TokenExchange, .purpose = u"online_credentials"_s})};
    if (!subject.apiAddress.isEmpty()) {
        addresses.append(subject.apiAddress);
        asked.append(ask(network, clock, {.url = subject.apiAddress},
            {.step = Step::Discovery, .purpose = u"online_reach"_s}));
    }
    return QtFuture::whenAll(asked.begin(), asked.end())
        .then([subject, addresses](const QList<QFuture<Arrival>>& finished) {
            QList<Arrival> arrivals;
            for (const QFuture<Arrival>& one : finished)
                arrivals.append(one.result());
            return Result<QList<OnlineCheck>>(QList<OnlineCheck>{requestCheck(subject, arrivals[0].answer),
                                                  credentialsCheck(subject, arrivals[1].answer),
                                                  clockCheck(arrivals), proxyCheck(addresses, arrivals)}
                + reachChecks(addresses, arrivals));
        });
}

} // namespace scopelight
