// SPDX-License-Identifier: Apache-2.0
#include "practice/clientregistry.h"
#include "practice/drivefiles.h"
#include "practice/fieldsmask.h"
#include "practice/filequery.h"
#include "practice/pagetokens.h"
#include "practice/practiceoptions.h"
#include "practice/practicescopes.h"
#include "practice/template.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace scopelight::practice;

/// The rules that need no server.
class TestPracticeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsRedirectUris_data();
    void acceptsRedirectUris();
    void offersWhatIsNew();
    void spellsScopesAsGoogleDoes();
    void masksFields_data();
    void masksFields();
    void understandsQueries_data();
    void understandsQueries();
    void fillsTemplatesOnce();
    void makesTheSameFilesFromTheSameSeed();
    void hasAwkwardNames();
    void sealsPageTokens();
    void readsScenarioNames();
};

void TestPracticeRules::acceptsRedirectUris_data()
{
    QTest::addColumn<OAuthClient::Type>("type");
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<bool>("accepted");
    const auto web = OAuthClient::Type::Web;
    const auto installed = OAuthClient::Type::Installed;
    QTest::newRow("web: as listed") << web << u"http://localhost:8080"_s << true;
    QTest::newRow("web: a slash more") << web << u"http://localhost:8080/"_s << false;
    QTest::newRow("web: another port") << web << u"http://localhost:8081"_s << false;
    QTest::newRow("web: another case") << web << u"http://LOCALHOST:8080"_s << false;
    QTest::newRow("web: the address for the name") << web << u"http://127.0.0.1:8080"_s << false;
    QTest::newRow("installed: name, no port") << installed << u"http://localhost"_s << true;
    QTest::newRow("installed: any port") << installed << u"http://127.0.0.1:53682/"_s << true;
    QTest::newRow("installed: any path") << installed << u"http://localhost:9/call/back?x=1"_s << true;
    QTest::newRow("installed: IPv6") << installed << u"http://[::1]:8080"_s << true;
    QTest::newRow("installed: https") << installed << u"https://localhost:8080"_s << false;
    QTest::newRow("installed: port 0") << installed << u"http://localhost:0"_s << false;
    QTest::newRow("installed: port too large") << installed << u"http://localhost:65536"_s << false;
    QTest::newRow("installed: short address") << installed << u"http://127.1:8080"_s << false;
    QTest::newRow("installed: name that goes on") << installed << u"http://localhost.example.com/"_s << false;
    QTest::newRow("installed: user part") << installed << u"http://localhost@example.com/"_s << false;
    QTest::newRow("installed: fragment") << installed << u"http://localhost:8080/#x"_s << false;
    QTest::newRow("installed: line break")
        << installed << u"http://localhost:8080/\r\nSet-Cookie:x"_s << false;
    QTest::newRow("installed: out of band") << installed << u"urn:ietf:wg:oauth:2.0:oob"_s << false;
}

void TestPracticeRules::acceptsRedirectUris()
{
    QFETCH(OAuthClient::Type, type);
    QFETCH(QString, redirectUri);
    QTEST(ClientRegistry({}).ofType(type).accepts(redirectUri), "accepted");
}

void TestPracticeRules::offersWhatIsNew()
{
    const ConsentOffer offer = ConsentOffer::of({u"email"_s, u"a"_s, u"b"_s, u"c"_s}, {u"openid"_s, u"c"_s});
    QCOMPARE(offer.signIn, QStringList{u"https://www.googleapis.com/auth/userinfo.email"_s});
    QCOMPARE(offer.granted, (QStringList{u"c"_s, u"openid"_s}));
    QCOMPARE(offer.asked, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(offer.hasBoxes());
    QCOMPARE(offer.added({u"b"_s, u"never asked"_s}), QStringList(offer.signIn + QStringList{u"b"_s}));

    const ConsentOffer one = ConsentOffer::of({u"a"_s, u"c"_s}, {u"c"_s});
    QVERIFY(!one.hasBoxes());
    QCOMPARE(one.added({}), QStringList{u"a"_s});
}

void TestPracticeRules::spellsScopesAsGoogleDoes()
{
    const QStringList canonical = canonicalScopes({u"email"_s, u"profile"_s, u"x"_s, u"email"_s});
    QCOMPARE(canonical.join(u' '),
        u"https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile x openid"_s);
    QCOMPARE(toRedirectScope(canonical), u"email profile "_s + canonical.join(u' '));
    QCOMPARE(canonicalScopes({u"x"_s}), QStringList{u"x"_s});
}

void TestPracticeRules::masksFields_data()
{
    QTest::addColumn<QString>("mask");
    QTest::addColumn<QString>("selected"); // empty: no mask
    QTest::newRow("everything") << u"*"_s << uR"({"a":1,"b":[{"c":2,"d":{"e":3}}]})"_s;
    QTest::newRow("one name") << u"a"_s << uR"({"a":1})"_s;
    QTest::newRow("in parentheses") << u"b(c)"_s << uR"({"b":[{"c":2}]})"_s;
    QTest::newRow("with a slash") << u"b/d/e"_s << uR"({"b":[{"d":{"e":3}}]})"_s;
    QTest::newRow("star inside") << u"b/*"_s << uR"({"b":[{"c":2,"d":{"e":3}}]})"_s;
    QTest::newRow("mixed") << u"a,b(c,d/e)"_s << uR"({"a":1,"b":[{"c":2,"d":{"e":3}}]})"_s;
    QTest::newRow("a name that is not there") << u"z"_s << u"{}"_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("open") << u"b(c"_s << u""_s;
    QTest::newRow("closed only") << u"b)"_s << u""_s;
    QTest::newRow("comma at the end") << u"a,"_s << u""_s;
    QTest::newRow("slash at the end") << u"a/"_s << u""_s;
    QTest::newRow("white space") << u"a, b"_s << u""_s;
    QTest::newRow("too deep") << u"a("_s.repeated(40) + u"a"_s + u")"_s.repeated(40) << u""_s;
    QTest::newRow("too many slashes") << u"a/"_s.repeated(5000) + u"a"_s << u""_s;
}

void TestPracticeRules::masksFields()
{
    QFETCH(QString, mask);
    QFETCH(QString, selected);
    const QJsonObject object = QJsonDocument::fromJson(R"({"a":1,"b":[{"c":2,"d":{"e":3}}]})").object();
    const std::optional<FieldsMask> parsed = FieldsMask::parse(mask);
    QCOMPARE(parsed.has_value(), !selected.isEmpty());
    if (parsed)
        QCOMPARE(QJsonDocument(parsed->apply(object)).toJson(QJsonDocument::Compact), selected.toUtf8());
}

void TestPracticeRules::understandsQueries_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("verdict"); // yes, no, or empty: not understood
    QTest::newRow("beginning of a word") << u"name contains 'pla'"_s << u"yes"_s;
    QTest::newRow("without case") << u"name contains 'TRAVEL'"_s << u"yes"_s;
    QTest::newRow("middle of a word") << u"name contains 'lan'"_s << u"no"_s;
    QTest::newRow("whole name, quoted") << uR"(name = 'Ada\'s travel plan.pdf')"_s << u"yes"_s;
    QTest::newRow("type") << u"mimeType='application/pdf'"_s << u"yes"_s;
    QTest::newRow("not that type") << u"mimeType != 'application/pdf'"_s << u"no"_s;
    QTest::newRow("joined") << u"trashed = false and mimeType = 'application/pdf'"_s << u"yes"_s;
    QTest::newRow("in the trash") << u"trashed=true"_s << u"no"_s;
    QTest::newRow("or") << u"trashed=false or trashed=true"_s << u""_s;
    QTest::newRow("another field") << u"'me' in owners"_s << u""_s;
    QTest::newRow("open quote") << u"name contains 'x"_s << u""_s;
    QTest::newRow("and at the end") << u"trashed=false and "_s << u""_s;
    QTest::newRow("words after it") << u"trashed=false x"_s << u""_s;
}

void TestPracticeRules::understandsQueries()
{
    QFETCH(QString, query);
    QFETCH(QString, verdict);
    const std::optional<FileQuery> parsed = FileQuery::parse(query);
    QCOMPARE(parsed.has_value(), !verdict.isEmpty());
    if (parsed)
        QCOMPARE(parsed->matches(u"Ada's travel plan.pdf"_s, u"application/pdf"_s), verdict == u"yes");
}

void TestPracticeRules::fillsTemplatesOnce()
{
    QCOMPARE(fillTemplate(u"<p title=\"{{a}}\">{{{b}}}{{missing}}</p>"_s,
                 {{u"a"_s, u"\"><script>{{{b}}}\u202e\x01"_s}, {u"b"_s, u"<b>{{a}}</b>"_s}}),
        u"<p title=\"&quot;&gt;&lt;script&gt;{{{b}}}\uFFFD\uFFFD\"><b>{{a}}</b></p>"_s);
}

void TestPracticeRules::makesTheSameFilesFromTheSameSeed()
{
    const DriveFiles files(100'000, 7);
    const DriveFiles again(100'000, 7);
    const DriveFiles others(100'000, 8);
    QCOMPARE(files.toJson(99'999, u"ada@example.com"_s), again.toJson(99'999, u"ada@example.com"_s));
    QVERIFY(files.id(0) != others.id(0));
    QCOMPARE(files.find(files.id(54'321)), std::optional<qint64>(54'321));
    QVERIFY(!files.find(others.id(54'321)));
    QVERIFY(!DriveFiles(100, 7).find(files.id(100)));
}

void TestPracticeRules::hasAwkwardNames()
{
    const DriveFiles files(1284, 1);
    QString all;
    bool hasLongest = false;
    for (qint64 index = 0; index < files.count(); ++index) {
        hasLongest = hasLongest || files.name(index).size() == 300;
        all += files.name(index) + u'\n';
    }
    QVERIFY(hasLongest);
    for (const QString& part : {u"\u05EA\u05E7"_s, u"\u202E"_s, u"<img src=x"_s, u"\U0001F308"_s})
        QVERIFY2(all.contains(part), qPrintable(part));
}

void TestPracticeRules::sealsPageTokens()
{
    const PageTokens tokens;
    const QString token = tokens.seal(1000, "q=a");
    QCOMPARE(tokens.parse(token, "q=a"), std::optional<qint64>(1000));
    QVERIFY(!tokens.parse(token, "q=b"));
    QVERIFY(!tokens.parse(token + u'A', "q=a"));
    QVERIFY(!tokens.parse(u"B"_s + token.mid(1), "q=a"));
    QVERIFY(!PageTokens().parse(token, "q=a"));
}

void TestPracticeRules::readsScenarioNames()
{
    const auto all = parsePracticeScenarios(practiceScenarioNames());
    QVERIFY(all);
    QCOMPARE(int(*all), 0xfff);
    const auto unknown = parsePracticeScenarios({u"deny"_s, u"denied"_s});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, u"unknown_scenario"_s);
    QCOMPARE(unknown.error().facts.value(u"scenario"_s), u"denied"_s);
}

QTEST_GUILESS_MAIN(TestPracticeRules)
#include "tst_practicerules.moc"
