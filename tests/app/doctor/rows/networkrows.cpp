// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "http/httpserver.h"
#include "loopbackpeer.h"
#include "oauth/externaluseragent.h"
#include "oauth/redirectlistener.h"
#include "oauth/trustedserver.h"
#include "provocations.h"
#include "questionedserver.h"
#include "run/tokenfile.h"

#include <QNetworkProxy>
#include <QTcpServer>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

struct Network {
    HttpTrace trace = {};
    TracingNetworkAccessManager manager{trace, QDateTime::currentDateTimeUtc};
};

/// What differs from run to run, or from one Qt to the next.
const Facts steady{{u"host"_s, u"accounts.example"_s}, {u"port"_s, u"443"_s},
    {u"url"_s, u"http://192.0.2.1/"_s}, {u"reason"_s, u"(as Qt says it)"_s}};

void failed(Provoked& rows, Network& network, const QUrl& url, SendOptions options = {})
{
    options.step = Step::TokenInfo;
    const auto answer = waitFor(network.manager.send({.url = url}, options));
    rows.failure(answer ? answer : tl::unexpected(with(answer.error(), steady)));
}

/// A port of this machine on which nobody listens.
quint16 closedPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

void provokeSilence(Provoked& rows)
{
    Network network;
    const LoopbackPeer silent([](const QByteArray&) { return LoopbackPeer::Answer{.closes = false}; });
    const LoopbackPeer broken("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    const LoopbackPeer garbled(
        httpAnswer(200, "no gzip at all, but long enough", "Content-Encoding: gzip\r\n"));
    const LoopbackPeer talkative(httpAnswer(200, QByteArray(2000, 'x')));
    failed(rows, network, QUrl(u"http://127.0.0.1:%1/"_s.arg(closedPort())));
    failed(rows, network, QUrl(u"https://no-such-host.invalid/"_s));
    failed(rows, network, QUrl(u"http://192.0.2.1/"_s));
    failed(rows, network, silent.url(), {.timeoutMs = 50});
    failed(rows, network, broken.url());
    failed(rows, network, garbled.url());
    failed(rows, network, talkative.url(), {.maxBodyBytes = 1000});
    QTcpServer plain;
    QObject::connect(&plain, &QTcpServer::newConnection, &plain,
        [&plain] { plain.nextPendingConnection()->write("HTTP/1.1 400 This is not a TLS server\r\n\r\n"); });
    if (plain.listen(QHostAddress::LocalHost))
        failed(rows, network, QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort())));
    Network proxied;
    const LoopbackPeer proxy(httpAnswer(407, "who are you", "Proxy-Authenticate: Basic realm=\"p\"\r\n"));
    proxied.manager.setProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(proxy.url().port())});
    failed(rows, proxied, QUrl(u"https://no-such-host.invalid/"_s));
    const auto aborted = network.manager.send({.url = silent.url()}, {.step = Step::TokenInfo});
    network.manager.abortAll();
    rows.failure(waitFor(aborted));
}

void provokeEnds(Provoked& rows)
{
    const Interrupt interrupt;
    std::raise(SIGTERM);
    const QPromise<Result<void>> never;
    rows.failure(await(never.future(), interrupt));
    // An answer of a token endpoint that somebody saved, although it was a refusal.
    rows.failure(TokenFile::parse(R"({"access_token":"a","error":"invalid_grant"})", {}));
}

/// What revoking comes to where the server's discovery document was not to be had.
void provokeUntold(Provoked& rows)
{
    const auto said = [&rows](const QString& variant, const Result<ServerMetadata>& server) {
        if (!server)
            return rows.failure(server, variant);
        Error error = server->withoutEndpoint(Step::Revocation);
        error.facts.insert(u"url"_s, u"https://accounts.example/.well-known/openid-configuration"_s);
        if (error.facts.contains(u"port"_s))
            error.facts.insert(u"port"_s, u"9"_s);
        if (error.facts.value(u"failed"_s) == u"network/tls_failed")
            error.facts.insert(u"reason"_s, u"(as Qt says it)"_s);
        rows.failure(error, variant, otherServer());
    };
    Network network;
    const auto discovered = [&network](const QString& origin) {
        const OAuthClient client{.authUri = origin + u"/auth"_s, .tokenUri = origin + u"/token"_s};
        return waitFor(discover(network.manager, client, {}));
    };
    for (const int status : {503, 429, 403}) {
        QuestionedServer server;
        server.answer(status, "{}");
        said(u"status %1"_s.arg(status), discovered(server.origin()));
    }
    said(u"refused"_s, discovered(u"http://127.0.0.1:%1"_s.arg(closedPort())));
    said(u"unknown host"_s, discovered(u"https://no-such-host.invalid"_s));
    const LoopbackPeer broken(QByteArray{});
    said(u"broken off"_s, discovered(u"http://127.0.0.1:%1"_s.arg(broken.port())));
    QTcpServer plain;
    QObject::connect(&plain, &QTcpServer::newConnection, &plain,
        [&plain] { plain.nextPendingConnection()->write("no TLS\r\n\r\n"); });
    if (plain.listen(QHostAddress::LocalHost))
        said(u"no TLS"_s, discovered(u"https://127.0.0.1:%1"_s.arg(plain.serverPort())));
    const OAuthClient saved{.clientId = u"c"_s, .tokenUri = u"http://127.0.0.1:9/token"_s};
    said(u"nobody to ask"_s,
        waitFor(findTrustedServer(network.manager, saved, {}, {u"http://127.0.0.1:9"_s})));
}

void provokeDiscovery(Provoked& rows)
{
    const QString issuer = u"https://accounts.example"_s;
    for (const QByteArray& document :
        {QByteArray(R"({"issuer":"https://accounts.example/"})"), QByteArray("{}"),
            QByteArray(R"({"issuer":"a","issuer":"b"})"), QByteArray(R"({"a":)").repeated(100)})
        rows.failure(ServerMetadata::parse(document, issuer), {}, otherServer());
    rows.failure(ServerMetadata::parse("[]", issuer), {}, otherServer());
}

void provokeTrust(Provoked& rows)
{
    Network network;
    const auto untrusted = [&network](
                               const QString& authUri, const QString& tokenUri, const QString& issuer = {}) {
        const OAuthClient client{.clientId = u"c"_s, .authUri = authUri, .tokenUri = tokenUri};
        return waitFor(findTrustedServer(network.manager, client, issuer, {}));
    };
    const auto one = untrusted(u"https://login.example/a"_s, u"https://login.example/t"_s);
    rows.failure(one);
    rows.failure(untrusted(u"https://login.example/a"_s, u"https://tokens.example/t"_s), u"two"_s);
    rows.failure(
        untrusted(u"https://login.example/a"_s, u"https://tokens.example/t"_s, u"https://issuer.example"_s),
        u"three"_s);
    if (!one) {
        for (const QString& what : {u"access_token"_s, u"tokens"_s, u"assertion"_s})
            rows.failure(with(one.error(), {{u"would_get"_s, what}}), what);
    }
}

void provokeListening(Provoked& rows)
{
    HttpTrace trace;
    RedirectListener listener(trace, QDateTime::currentDateTimeUtc);
    const auto judge = [](const QByteArray&) { return true; };
    QTcpServer stranger;
    if (stranger.listen(QHostAddress::LocalHost)) {
        const auto uri = RedirectUri::parse(u"http://127.0.0.1:%1"_s.arg(stranger.serverPort()));
        const Error taken = listener.listen(*uri, judge).error();
        rows.failure(with(taken, {{u"port"_s, u"8080"_s}, {u"owner"_s, u"node (4711)"_s}}), u"owner known"_s);
        rows.failure(with(taken, {{u"port"_s, u"8080"_s}, {u"owner"_s, {}}}));
    }
    HttpServer server([](const ServerRequest&, const HttpServer::Respond& respond) { respond({}); });
    rows.failure(server.listen(QHostAddress(u"192.0.2.1"_s), 8080));
    // A machine without IPv6 answers so; this one does to an IPv4 address in the clothes of IPv6.
    rows.failure(server.listen(QHostAddress(u"::ffff:127.0.0.1"_s), 8080));
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    const rlimit none{.rlim_cur = 0, .rlim_max = files.rlim_max};
    setrlimit(RLIMIT_NOFILE, &none);
    const auto listening = server.listen(QHostAddress::LocalHost, 8080);
    setrlimit(RLIMIT_NOFILE, &files);
    rows.failure(listening
            ? listening
            : tl::unexpected(with(listening.error(), {{u"reason"_s, u"(as the system says it)"_s}})));
}

void provokeRedirectChoice(Provoked& rows)
{
    const auto chosen = [&rows](
                            const QStringList& listed, const QString& wanted, const QString& variant = {}) {
        const OAuthClient client{.type = OAuthClient::Type::Web, .redirectUris = listed};
        rows.failure(
            chooseRedirectUri(client, wanted, false, [](const auto&, quint16) { return true; }), variant);
    };
    const QString usual = u"http://localhost:8080"_s;
    chosen({u"http://localhost:9090/callback"_s}, usual);
    chosen({usual + u'/'}, usual, u"with a slash"_s);
    chosen({usual}, usual + u'/', u"without a slash"_s);
    chosen({u"http://127.0.0.1:8080"_s}, usual, u"another host"_s);
    chosen({u"http://localhost:8081"_s}, usual, u"another port"_s);
    chosen({u"https://localhost:8080"_s}, usual, u"another scheme"_s);
    chosen({usual + u"/Callback"_s}, usual + u"/callback"_s, u"other capitals"_s);
    chosen({usual + u"/other"_s}, usual + u"/callback"_s, u"another path"_s);
    chosen({usual, u"https://app.example.com/callback"_s}, u"http://localhost:9090/x"_s,
        u"beside public ones"_s);
    chosen({u"https://localhost:8080"_s}, {});
    chosen({}, {}, u"none listed"_s);
    chosen({u"https://app.example.com/callback"_s}, {});
    for (const QString& uri : {u"https://localhost:8080"_s, u"http://example.com"_s, u"http://a@localhost"_s,
             u"http://localhost/#x"_s, u"http://localhost/?x"_s})
        rows.failure(RedirectUri::parse(uri), uri);
    rows.failure(RedirectUri::parse(u"http://localhost/../x"_s));
}

void provokeBrowser(Provoked& rows)
{
    const QUrl address(u"https://accounts.example/auth"_s);
    rows.failure(ExternalUserAgent{u"no-such-browser"_s}.open(address));
    rows.failure(ExternalUserAgent{}.open(QUrl(u"file:///etc/passwd"_s)));
}

} // namespace

void provokeNetwork(Provoked& rows)
{
    provokeSilence(rows);
    provokeEnds(rows);
    provokeUntold(rows);
    provokeDiscovery(rows);
    provokeTrust(rows);
    provokeListening(rows);
    provokeRedirectChoice(rows);
    provokeBrowser(rows);
}
