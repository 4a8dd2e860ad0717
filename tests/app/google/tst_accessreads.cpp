// SPDX-License-Identifier: Apache-2.0
#include "drivestandin.h"

#include "files.h"
#include "google/accessreads.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString driveFile = u"https://www.googleapis.com/auth/drive.file"_s;
const QString driveReadonly = u"https://www.googleapis.com/auth/drive.readonly"_s;
const QString gmailLabels = u"https://www.googleapis.com/auth/gmail.labels"_s;
const QString tasks = u"https://www.googleapis.com/auth/tasks"_s;

/// Stands in for every API on 127.0.0.1, and holds back its answers where a test counts what is under way.
class ApiStandIn {
public:
    HttpResponse answer = {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = "{}"};
    bool holdsBack = false;
    QList<ServerRequest> requests = {};

    bool listen() { return m_server.listen(QHostAddress::LocalHost, 0).has_value(); }
    QUrl root() const { return QUrl(u"http://127.0.0.1:%1/apis/"_s.arg(m_server.port())); }
    void answerOne() { m_held.takeFirst()(answer); }
    qsizetype held() const { return m_held.size(); }

private:
    QList<HttpServer::Respond> m_held;
    HttpServer m_server{[this](const ServerRequest& request, const HttpServer::Respond& respond) {
        requests.append(request);
        if (holdsBack)
            m_held.append(respond);
        else
            respond(answer);
    }};
};

/// Reads with their collaborators.
struct Run {
    Run(const QUrl& root, const ScopeSet& scopes, const ScopeSet& granted)
        : reads(network, catalogue,
            {.apiRoot = root, .scopes = scopes, .granted = granted, .accessToken = Secret(u"the-token"_s)})
    {
        QObject::connect(
            &reads, &AccessReads::finished, &reads, [this](const Result<qint64>& end) { ends.append(end); });
    }
    bool finishes()
    {
        reads.start();
        return !ends.isEmpty() || QSignalSpy(&reads, &AccessReads::finished).wait(30'000);
    }
    QStringList verdicts() const
    {
        QStringList lines;
        for (const ScopeAccess& row : reads.rows())
            lines.append(ScopeCatalogue::shortName(row.scope) + u' ' + toString(row.verdict) + u' '
                + (row.error ? row.error->code : row.reason));
        return lines;
    }

    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    ScopeCatalogue catalogue;
    AccessReads reads;
    QList<Result<qint64>> ends;
};

} // namespace

/// One harmless read a scope, and what its answer proves.
class TestAccessReads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThroughWhichScopes_data();
    void saysThroughWhichScopes();
    void judgesEachAnswer_data();
    void judgesEachAnswer();
    void asksOnceWhatScopesShare();
    void asksAFewAtATime();
    void keepsWhatCameWhenCancelled();
    void leavesOutWhatCannotBeRead();
    void sendsNothingWithoutAPlace();
    void readsGooglesOwnAddressesAsTheyAre();
};

void TestAccessReads::saysThroughWhichScopes_data()
{
    QTest::addColumn<ScopeSet>("granted");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("through");
    QTest::newRow("alone") << ScopeSet{driveReadonly, u"openid"_s} << u"access_allowed"_s
                           << u"drive.readonly"_s;
    QTest::newRow("shared") << ScopeSet{driveReadonly, driveFile} << u"access_allowed_shared"_s
                            << u"drive.file or drive.readonly"_s;
    QTest::newRow("by another") << ScopeSet{driveFile} << u"access_allowed_by_others"_s << u"drive.file"_s;
    QTest::newRow("by none that is known")
        << ScopeSet{u"openid"_s} << u"access_allowed_not_documented"_s << QString();
    QTest::newRow("not known") << ScopeSet() << u"access_allowed_scopes_unknown"_s << QString();
}

void TestAccessReads::saysThroughWhichScopes()
{
    QFETCH(const ScopeSet, granted);
    ApiStandIn api;
    QVERIFY(api.listen());
    Run run(api.root(), {driveReadonly}, granted);
    QVERIFY(run.finishes());
    const ScopeAccess row = run.reads.rows().first();
    QCOMPARE(toString(row.verdict), u"allowed"_s);
    QCOMPARE(row.method, u"drive.about.get"_s);
    QTEST(row.reason, "reason");
    QTEST(row.facts.value(u"through"_s), "through");
}

void TestAccessReads::judgesEachAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("scope") << 403 << testData(u"drive/errors/scope_insufficient.json"_s)
                           << u"drive.readonly refused scope_insufficient"_s;
    QTest::newRow("off") << 403 << refusal(403, "accessNotConfigured").body
                         << u"drive.readonly api_off api_off"_s;
    const auto inconclusive = [](const char* name, int status, const QByteArray& reason,
                                  const QString& code) {
        QTest::newRow(name) << status << refusal(status, reason).body
                            << u"drive.readonly inconclusive "_s + code;
    };
    inconclusive("no administrator", 403, "forbidden", u"forbidden"_s);
    inconclusive("Chat without an app", 404, "notFound", u"not_found"_s);
    inconclusive("no mailbox", 400, "failedPrecondition", u"bad_request"_s);
    inconclusive("rate", 403, "userRateLimitExceeded", u"rate_limited"_s);
    inconclusive("quota", 403, "dailyLimitExceeded", u"quota_exceeded"_s);
    inconclusive("broken", 503, "backendError", u"server_unavailable"_s);
    inconclusive("dead token", 401, "authError", u"token_rejected"_s);
    QTest::newRow("a page") << 404 << QByteArray("<html>") << u"drive.readonly inconclusive not_json"_s;
}

void TestAccessReads::judgesEachAnswer()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    ApiStandIn api;
    api.answer.status = status;
    api.answer.body = body;
    QVERIFY(api.listen());
    Run run(api.root(), {driveReadonly}, {driveReadonly});
    QVERIFY(run.finishes());
    QTEST(run.verdicts().join(u", "_s), "verdict");
    QCOMPARE(api.requests.size(), 1); // whatever came, it is not asked again
    const Facts facts = run.reads.rows().first().error->facts;
    QCOMPARE(facts.value(u"method"_s), u"drive.about.get"_s);
    QCOMPARE(
        facts.value(u"service"_s), u"drive.googleapis.com"_s); // to be enabled, where that is what it takes
}

void TestAccessReads::asksOnceWhatScopesShare()
{
    ApiStandIn api;
    QVERIFY(api.listen());
    Run run(api.root(), {driveFile, driveReadonly, gmailLabels, u"openid"_s, u"email"_s}, {driveReadonly});
    QVERIFY(run.finishes());
    QCOMPARE(run.ends.first().value_or(-1), qint64(5));
    QStringList targets;
    for (const ServerRequest& request : api.requests) {
        targets.append(QString::fromLatin1(request.target).section(u'?', 0, 0));
        QCOMPARE(request.method, "GET");
        QCOMPARE(request.headers.value("Authorization"), "Bearer the-token");
        QCOMPARE(request.headers.count("Cookie"), 0);
    }
    targets.sort();
    QCOMPARE(targets,
        (QStringList{
            u"/apis/drive/v3/about"_s, u"/apis/gmail/v1/users/me/labels"_s, u"/apis/oauth2/v2/userinfo"_s}));
}

void TestAccessReads::asksAFewAtATime()
{
    ApiStandIn api;
    api.holdsBack = true;
    QVERIFY(api.listen());
    QStringList names;
    for (const QString& name : {u"drive.readonly"_s, u"drive.appdata"_s, u"gmail.labels"_s,
             u"gmail.readonly"_s, u"tasks"_s, u"calendar.readonly"_s, u"contacts"_s})
        names.append(u"https://www.googleapis.com/auth/"_s + name);
    Run run(api.root(), ScopeSet(names), {});
    run.reads.start();
    QTRY_COMPARE(api.held(), 4);
    api.answerOne();
    QTRY_COMPARE(api.requests.size(), 5);
    QCOMPARE(api.held(), 4);
    QCOMPARE(run.reads.waiting(), 6);
    while (run.ends.isEmpty()) {
        QTRY_VERIFY(api.held() > 0);
        api.answerOne();
        QTRY_VERIFY(api.held() > 0 || !run.ends.isEmpty());
    }
    QCOMPARE(api.requests.size(), 7);
}

void TestAccessReads::keepsWhatCameWhenCancelled()
{
    ApiStandIn api;
    api.holdsBack = true;
    QVERIFY(api.listen());
    Run run(api.root(), {driveReadonly, gmailLabels}, {driveReadonly});
    run.reads.start();
    QTRY_COMPARE(api.held(), 2);
    api.answerOne();
    QTRY_COMPARE(run.reads.waiting(), 1);
    run.reads.cancel();
    QVERIFY2(run.ends.isEmpty(), "not from within cancel()");
    QTRY_COMPARE(run.ends.size(), 1);
    QCOMPARE(run.ends.first().error().code, u"cancelled"_s);
    api.answerOne();
    QTRY_COMPARE(run.trace.exchanges().size(), 2);
    QCOMPARE(run.reads.waiting(), 1);
    QCOMPARE(run.ends.size(), 1);
}

void TestAccessReads::leavesOutWhatCannotBeRead()
{
    ApiStandIn api;
    QVERIFY(api.listen());
    const QString send = u"https://www.googleapis.com/auth/gmail.send"_s;
    const QString storage = u"https://www.googleapis.com/auth/devstorage.read_only"_s;
    Run run(api.root(), {send, storage, u"https://example.org/a"_s}, {send});
    QVERIFY(run.finishes());
    QCOMPARE(run.verdicts(),
        (QStringList{u"gmail.send not_tested access_no_read_none"_s,
            u"devstorage.read_only not_tested access_no_read_user_input"_s,
            u"https://example.org/a not_tested access_no_read"_s}));
    QVERIFY(api.requests.isEmpty());
}

void TestAccessReads::sendsNothingWithoutAPlace()
{
    Run run({}, {driveReadonly}, {driveReadonly});
    QVERIFY(run.finishes());
    QCOMPARE(run.ends.first().error().code, u"no_api_root"_s);
    QVERIFY(run.trace.exchanges().isEmpty());
}

/// What every read of the catalogue must be: an https address of Google's that asks for nothing but to be
/// read, and whose method is in its documents.
void TestAccessReads::readsGooglesOwnAddressesAsTheyAre()
{
    const ScopeCatalogue catalogue;
    qsizetype count = 0;
    QSet<QString> undocumented; // what a read names that is in no document
    for (const ScopeRecord& record : catalogue.search({})) {
        const auto probe = catalogue.probeOf(record.scope);
        if (!probe || probe->address.isEmpty())
            continue;
        ++count;
        const QUrl address(probe->address, QUrl::StrictMode);
        QVERIFY2(address.isValid() && address.scheme() == u"https", qPrintable(probe->address));
        QVERIFY2(address.host().endsWith(u".googleapis.com"_s), qPrintable(probe->address));
        const auto methods =
            catalogue.methodsAt(u"GET"_s, address.host(), address.path(QUrl::FullyEncoded).mid(1));
        if (methods.isEmpty()) {
            undocumented.insert(address.host());
            continue;
        }
        const bool isNamed = std::ranges::any_of(
            methods, [&](const MethodRecord& method) { return method.id == probe->method; });
        QVERIFY2(isNamed, qPrintable(probe->method + u' ' + methods.first().id));
    }
    QCOMPARE(undocumented, QSet<QString>{u"health.googleapis.com"_s});
    QVERIFY2(count > 150, qPrintable(QString::number(count)));
}

QTEST_GUILESS_MAIN(TestAccessReads)
#include "tst_accessreads.moc"
