// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString full(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}

QStringList names(const QList<MethodMatch>& matches)
{
    QStringList result;
    for (const MethodMatch& match : matches)
        result.append(ScopeCatalogue::shortName(match.record.scope));
    return result;
}

} // namespace

/// What scopes open, and finding them by it.
class TestOpenedMethods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAScopeByAMethod_data();
    void findsAScopeByAMethod();
    void saysWhichMethodAndHowMany();
    void findsOnlyWhatTheSearchMisses();
    void keepsShortWordsOutOfMethods();
    void listsWhatAScopeOpensByApi();
    void agreesWithTheMethodsAsAList();
    void knowsWhereAScopeIsAtHome_data();
    void knowsWhereAScopeIsAtHome();
    void readsTheNameAlone_data();
    void readsTheNameAlone();
    void tellsWhenTheClassWasRead();
    void measures();
};

void TestOpenedMethods::findsAScopeByAMethod_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("scope");
    QTest::newRow("the end of an id") << u"files.list"_s << u"drive.metadata.readonly"_s;
    QTest::newRow("a whole id") << u"drive.files.list"_s << u"drive.readonly"_s;
    QTest::newRow("without case") << u"FILES.emptytrash"_s << u"drive"_s;
    QTest::newRow("capitals in the id") << u"spreadsheets.batchupdate"_s << u"spreadsheets"_s;
    QTest::newRow("one word of the scope, one of the method")
        << u"readonly files.list"_s << u"drive.readonly"_s;
    QTest::newRow("another API") << u"messages.send"_s << u"gmail.send"_s;
}

void TestOpenedMethods::findsAScopeByAMethod()
{
    QFETCH(const QString, text);
    QFETCH(const QString, scope);
    QVERIFY(names(ScopeCatalogue().searchMethods(text)).contains(scope));
}

void TestOpenedMethods::saysWhichMethodAndHowMany()
{
    const auto matches = ScopeCatalogue().searchMethods(u"drive.files.list"_s);
    const auto found = std::ranges::find_if(
        matches, [](const MethodMatch& match) { return match.record.scope == full(u"drive.readonly"_s); });
    QVERIFY(found != matches.end());
    QCOMPARE(found->method, u"drive.files.list"_s);
    QCOMPARE(found->api, u"drive"_s);
    QVERIFY2(found->count >= 2, "drive.files.listLabels, too");
    QVERIFY2(found->count < 6, "versions of the API count once");
}

void TestOpenedMethods::findsOnlyWhatTheSearchMisses()
{
    const ScopeCatalogue catalogue;
    QStringList found;
    for (const ScopeRecord& record : catalogue.search({.text = u"drive"_s}))
        found.append(ScopeCatalogue::shortName(record.scope));
    for (const QString& name : names(catalogue.searchMethods(u"drive"_s)))
        QVERIFY2(!found.contains(name), qPrintable(name));
    QVERIFY(catalogue.searchMethods(u"files.list zzzzz"_s).isEmpty());
    QVERIFY(catalogue.searchMethods(u"zzz.list"_s).isEmpty());
}

void TestOpenedMethods::keepsShortWordsOutOfMethods()
{
    const ScopeCatalogue catalogue;
    QVERIFY(catalogue.searchMethods({}).isEmpty());
    QVERIFY(catalogue.searchMethods(u"li"_s).isEmpty());
    QVERIFY(catalogue.searchMethods(QString(u"word "_s).repeated(100)).isEmpty());
}

void TestOpenedMethods::listsWhatAScopeOpensByApi()
{
    const QList<OpenedApi> apis = ScopeCatalogue().apisOpenedBy(full(u"calendar.readonly"_s));
    QCOMPARE(apis.size(), 1);
    QCOMPARE(apis[0].name, u"calendar"_s);
    QCOMPARE(apis[0].title, u"Calendar API"_s);
    QVERIFY(apis[0].methods.contains(OpenedApi::Method{u"calendar.events.list"_s, u"GET"_s}));
    QVERIFY(apis[0].methods.contains(OpenedApi::Method{u"calendar.freebusy.query"_s, u"POST"_s}));
    QVERIFY(ScopeCatalogue().apisOpenedBy(u"https://example.org/x"_s).isEmpty());
}

void TestOpenedMethods::agreesWithTheMethodsAsAList()
{
    const ScopeCatalogue catalogue;
    for (const QString& name : {u"drive"_s, u"spreadsheets"_s, u"cloud-platform"_s, u"userinfo.email"_s}) {
        QStringList ids;
        for (const OpenedApi& api : catalogue.apisOpenedBy(full(name))) {
            for (const OpenedApi::Method& method : api.methods)
                ids.append(method.id);
        }
        ids.sort();
        QCOMPARE(ids, catalogue.methodsOpenedBy(full(name)));
        QVERIFY(!ids.isEmpty());
    }
}

void TestOpenedMethods::knowsWhereAScopeIsAtHome_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("api");
    QTest::newRow("of its name") << full(u"drive.file"_s) << u"drive:v3"_s;
    QTest::newRow("of another name") << full(u"spreadsheets"_s) << u"sheets:v4"_s;
    QTest::newRow("an address") << u"https://mail.google.com/"_s << u"gmail:v1"_s;
    QTest::newRow("nearly everywhere") << full(u"cloud-platform"_s) << QString();
    QTest::newRow("in no document") << full(u"drive.install"_s) << QString();
}

void TestOpenedMethods::knowsWhereAScopeIsAtHome()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, api);
    const ScopeCatalogue catalogue;
    QCOMPARE(catalogue.defaultApi(catalogue.homeOf(scope)), api);
}

void TestOpenedMethods::readsTheNameAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("readsOnly");
    QTest::newRow("readonly") << u"drive.metadata.readonly"_s << true;
    QTest::newRow("read") << u"fitness.body.read"_s << true;
    QTest::newRow("read-only") << u"cloud-platform.read-only"_s << true;
    QTest::newRow("read_only") << u"devstorage.read_only"_s << true;
    QTest::newRow("read_write") << u"devstorage.read_write"_s << false;
    QTest::newRow("readstate") << u"chat.users.readstate"_s << false;
    QTest::newRow("drive") << u"drive"_s << false;
}

void TestOpenedMethods::readsTheNameAlone()
{
    QFETCH(const QString, name);
    QFETCH(const bool, readsOnly);
    QCOMPARE(ScopeCatalogue::saysReadOnly(full(name)), readsOnly);
}

void TestOpenedMethods::tellsWhenTheClassWasRead()
{
    const ScopeCatalogue catalogue;
    const auto drive = catalogue.find(full(u"drive"_s));
    QVERIFY(drive && QDate::fromString(drive->sourceRead, Qt::ISODate).isValid());
    QCOMPARE(catalogue.find(full(u"calendar"_s))->sourceRead, QString());
}

/// Prints figures; asserts none.
void TestOpenedMethods::measures()
{
    const ScopeCatalogue catalogue;
    for (const char* text : {"drive", "files.list", "list", "drive files get"}) {
        QElapsedTimer timer;
        timer.start();
        constexpr int rounds = 20;
        qsizetype found = 0;
        for (int i = 0; i < rounds; ++i)
            found = catalogue.searchMethods(QString::fromLatin1(text)).size();
        qInfo("%s: %lld scopes by their methods, %.2f ms", text, qlonglong(found),
            static_cast<double>(timer.nsecsElapsed()) / (rounds * 1e6));
    }
}

QTEST_GUILESS_MAIN(TestOpenedMethods)
#include "tst_openedmethods.moc"
