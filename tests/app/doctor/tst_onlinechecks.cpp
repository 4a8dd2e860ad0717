// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"
#include "doctor/onlinechecks.h"
#include "google/errorpage.h"
#include "http/httpserver.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QDateTime now({2026, 11, 28}, {12, 0}, Qt::UTC);
const QByteArray exactlyNow = "Sat, 28 Nov 2026 12:00:00 GMT";

/// Plays the authorization address, the token address and the APIs' host, each in its own way.
class Provider {
public:
    HttpResponse authorization = {};
    HttpResponse token = {.status = 400,
        .headers = {{"Content-Type", "application/json"}},
        .body = R"({"error":"invalid_grant","error_description":"Malformed auth code."})"};
    QByteArray date = exactlyNow;
    QList<ServerRequest> requests = {};

    bool listen() { return m_server.listen(QHostAddress::LocalHost, 0).has_value(); }
    QString origin() const { return u"http://127.0.0.1:%1"_s.arg(m_server.port()); }
    OnlineSubject subject() const
    {
        const OAuthClient client{.clientId = u"1-a.apps.googleusercontent.com"_s,
            .clientSecret = Secret(u"GOCSPX-secret"_s),
            .authUri = origin() + u"/o/oauth2/auth"_s,
            .tokenUri = origin() + u"/token"_s,
            .redirectUris = {u"http://localhost:8080"_s}};
        return {.client = client,
            .request = {.authorizationEndpoint = client.authUri,
                .clientId = client.clientId,
                .redirectUri = client.redirectUris.first(),
                .scopes = {u"openid"_s}},
            .apiAddress = QUrl(u"http://localhost:%1/keys"_s.arg(m_server.port()))};
    }
    qsizetype count(const QByteArray& path) const
    {
        return std::ranges::count_if(
            requests, [&path](const ServerRequest& request) { return request.path() == path; });
    }

private:
    HttpResponse answerTo(const ServerRequest& request)
    {
        requests.append(request);
        HttpResponse answer = request.path() == "/token" ? token
            : request.path() == "/keys"                  ? HttpResponse{.body = "{}"}
                                                         : authorization;
        answer.headers.append("Set-Cookie", "session=1");
        if (!date.isEmpty())
            answer.headers.append("Date", date);
        return answer;
    }

    HttpServer m_server{[this](const ServerRequest& request, const HttpServer::Respond& respond) {
                            respond(answerTo(request));
                        },
        {.request = {.bodyBytes = 4096}}};
};

HttpResponse redirectTo(const QByteArray& location)
{
    return {.status = 302, .headers = {{"Location", location}}};
}

/// All checks of one run, each as "name outcome reason".
struct Run {
    explicit Run(const OnlineSubject& subject) { ask(subject); }
    void ask(const OnlineSubject& subject)
    {
        const auto future = checkOnline(network, subject, [] { return now; });
        QFutureWatcher<Result<QList<OnlineCheck>>> watcher;
        QSignalSpy done(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(future);
        if (future.isFinished() || done.wait(30'000))
            checks = *future.result();
    }
    OnlineCheck check(const QString& name) const
    {
        const auto found = std::ranges::find(checks, name, &OnlineCheck::name);
        return found == checks.end() ? OnlineCheck() : *found;
    }
    QString line(const QString& name) const
    {
        return toString(check(name).outcome) + u' ' + check(name).reason;
    }

    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    QList<OnlineCheck> checks;
};

} // namespace

/// What a server tells before anybody signs in; Google's ways are played.
class TestOnlineChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhetherTheRequestIsTaken_data();
    void tellsWhetherTheRequestIsTaken();
    void tellsWhetherTheSecretFits_data();
    void tellsWhetherTheSecretFits();
    void holdsTheClockAgainstTheAnswers_data();
    void holdsTheClockAgainstTheAnswers();
    void asksEachPlaceOnce();
    void namesTheHostThatIsNotReached();
    void saysGooglesAcceptanceInTheseWords();
};

void TestOnlineChecks::tellsWhetherTheRequestIsTaken_data()
{
    QTest::addColumn<HttpResponse>("answer");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("code");
    const QString bad = u"bad online_request_refused"_s;
    const QByteArray page = ErrorPage{.code = u"invalid_client"_s, .clientId = u"x"_s}.target();
    QTest::newRow("taken") << redirectTo("/v3/signin/identifier?opparams=1&flowName=GeneralOAuthFlow")
                           << u"good online_request_accepted"_s << QString();
    QTest::newRow("refused") << redirectTo(page) << bad << u"invalid_client"_s;
    QTest::newRow("refused, the other path")
        << redirectTo(QByteArray(page).replace("/error?", "/error/v2?")) << bad << u"invalid_client"_s;
    const QString unclear = u"could_not_tell online_request_elsewhere"_s;
    QTest::newRow("robots") << redirectTo("https://www.google.com/sorry/index?continue=x") << unclear
                            << QString();
    QTest::newRow("another host") << redirectTo("https://evil.example/v3/signin/identifier") << unclear
                                  << QString();
    QTest::newRow("an error page that says nothing")
        << redirectTo("/signin/oauth/error?authError=AAAA") << u"bad online_request_refused"_s
        << u"error_page_unreadable"_s;
    QTest::newRow("a page") << HttpResponse{.status = 200, .body = "<html>"}
                            << u"could_not_tell online_request_no_redirect"_s << QString();
    QTest::newRow("nowhere") << HttpResponse{.status = 302} << u"could_not_tell online_request_no_redirect"_s
                             << QString();
}

void TestOnlineChecks::tellsWhetherTheRequestIsTaken()
{
    QFETCH(const HttpResponse, answer);
    Provider provider;
    provider.authorization = answer;
    QVERIFY(provider.listen());
    const Run run(provider.subject());
    QTEST(run.line(u"authorization_request"_s), "line");
    const auto& error = run.check(u"authorization_request"_s).error;
    QTEST(error ? error->code : QString(), "code");
}

void TestOnlineChecks::tellsWhetherTheSecretFits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("line");
    const QString unclear = u"could_not_tell online_secret_unclear"_s;
    QTest::newRow("fits") << 400 << QByteArray(R"({"error":"invalid_grant"})")
                          << u"good online_secret_good"_s;
    QTest::newRow("does not") << 401 << QByteArray(R"({"error":"invalid_client"})")
                              << u"bad online_secret_bad"_s;
    QTest::newRow("whatever it says beside it")
        << 400 << QByteArray(R"({"error":"invalid_grant","error_description":"invalid_client"})")
        << u"good online_secret_good"_s;
    QTest::newRow("another word") << 400 << QByteArray(R"({"error":"invalid_request"})") << unclear;
    QTest::newRow("no word") << 500 << QByteArray("<html>") << unclear;
    QTest::newRow("a token") << 200 << QByteArray(R"({"access_token":"a","token_type":"Bearer"})") << unclear;
}

void TestOnlineChecks::tellsWhetherTheSecretFits()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Provider provider;
    provider.token.status = status;
    provider.token.body = body;
    QVERIFY(provider.listen());
    QTEST(Run(provider.subject()).line(u"client_credentials"_s), "line");
}

void TestOnlineChecks::holdsTheClockAgainstTheAnswers_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("minutes");
    QTest::newRow("right") << exactlyNow << u"good online_clock_agrees"_s << u"0"_s;
    QTest::newRow("four minutes") << QByteArray("Sat, 28 Nov 2026 11:56:00 GMT")
                                  << u"good online_clock_agrees"_s << u"4"_s;
    QTest::newRow("ahead") << QByteArray("Sat, 28 Nov 2026 11:50:00 GMT") << u"bad online_clock_ahead"_s
                           << u"10"_s;
    QTest::newRow("behind") << QByteArray("Sat, 28 Nov 2026 13:00:00 GMT") << u"bad online_clock_behind"_s
                            << u"60"_s;
    QTest::newRow("no date") << QByteArray() << u"could_not_tell online_clock_not_told"_s << QString();
    QTest::newRow("nonsense") << QByteArray("yesterday") << u"could_not_tell online_clock_not_told"_s
                              << QString();
}

void TestOnlineChecks::holdsTheClockAgainstTheAnswers()
{
    QFETCH(const QByteArray, date);
    Provider provider;
    provider.date = date;
    QVERIFY(provider.listen());
    const Run run(provider.subject());
    QTEST(run.line(u"clock"_s), "line");
    QTEST(run.check(u"clock"_s).facts.value(u"minutes"_s), "minutes");
}

void TestOnlineChecks::asksEachPlaceOnce()
{
    Provider provider;
    provider.authorization = redirectTo("/v3/signin/identifier");
    provider.token.status = 503; // nothing is tried again
    QVERIFY(provider.listen());
    Run run(provider.subject());
    QCOMPARE(run.checks.size(), 6);
    QCOMPARE(provider.requests.size(), 3);
    for (const QByteArray& path : {QByteArray("/o/oauth2/auth"), QByteArray("/token"), QByteArray("/keys")})
        QCOMPARE(provider.count(path), 1);
    for (const ServerRequest& request : provider.requests)
        QVERIFY2(request.headers.count("Cookie") == 0, request.target.constData());
    run.ask(provider.subject()); // the cookies of the first answers are not kept
    QCOMPARE(provider.requests.size(), 6);
    for (const ServerRequest& request : provider.requests)
        QVERIFY2(request.headers.count("Cookie") == 0, "not the second time either");
}

void TestOnlineChecks::namesTheHostThatIsNotReached()
{
    Provider provider;
    provider.authorization = redirectTo("/v3/signin/identifier");
    QVERIFY(provider.listen());
    OnlineSubject subject = provider.subject();
    subject.apiAddress = QUrl(u"http://[::1]:9/keys"_s); // nobody listens at the discard port
    const Run run(subject);
    QStringList lines;
    for (const OnlineCheck& check : run.checks) {
        if (check.name == u"reach")
            lines.append(check.facts.value(u"host"_s) + u' ' + toString(check.outcome));
    }
    QCOMPARE(lines, (QStringList{u"127.0.0.1 good"_s, u"::1 bad"_s}));
    QCOMPARE(run.check(u"proxy"_s).reason, u"online_no_proxy"_s);
}

void TestOnlineChecks::saysGooglesAcceptanceInTheseWords()
{
    QCOMPARE(explainReason(u"online_request_accepted"_s, ExplainContext{}),
        u"Google accepts this client id, redirect URI and scope names. Not checked: test users, admin "
        u"policy, "
        u"verification, enabled APIs."_s);
}

QTEST_GUILESS_MAIN(TestOnlineChecks)
#include "tst_onlinechecks.moc"
