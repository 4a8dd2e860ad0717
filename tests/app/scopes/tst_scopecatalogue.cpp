// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString full(const QString& name)
{
    return u"https://www.googleapis.com/auth/"_s + name;
}

/// The lines of a table below its header, read without the program that makes the flat file.
QList<QByteArrayList> linesOf(const QString& table)
{
    QFile file(QStringLiteral(CATALOGUE_TEXT) + u'/' + table + u".tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    QList<QByteArrayList> lines;
    for (const QByteArray& line : file.readAll().trimmed().split('\n').mid(1))
        lines.append(line.split('\t'));
    return lines;
}

QStringList names(const QList<ScopeRecord>& records)
{
    QStringList result;
    for (const ScopeRecord& record : records)
        result.append(ScopeCatalogue::shortName(record.scope));
    return result;
}

} // namespace

class TestScopeCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatTheTextHolds();
    void findsEveryScopeOfTheText();
    void knowsTheClasses_data();
    void knowsTheClasses();
    void knowsWhatIsSpecial_data();
    void knowsWhatIsSpecial();
    void expandsOnlyWhatItKnows_data();
    void expandsOnlyWhatItKnows();
    void shortensOnlyTheCommonPrefix();
    void findsNothingForAnotherSpelling();
    void putsTheBestMatchFirst();
    void searchesWithoutCase();
    void searchesDescriptionsAndApis();
    void filtersByApiAndClass();
    void suggestsTheNearest_data();
    void suggestsTheNearest();
    void suggestsNothingForSomethingElse();
    void agreesWithTheAliasesInCode();
};

void TestScopeCatalogue::holdsWhatTheTextHolds()
{
    const ScopeCatalogue catalogue;
    qsizetype beyondDocuments = 0;
    for (const QByteArrayList& line : linesOf(u"special"_s))
        beyondDocuments += line.size() > 3 ? 1 : 0;
    qsizetype methods = 0;
    for (const QByteArrayList& line : linesOf(u"methods"_s))
        methods += line.first().startsWith('[') ? 0 : 1;

    QCOMPARE(catalogue.scopeCount(), linesOf(u"scopes"_s).size() + beyondDocuments);
    QCOMPARE(catalogue.apiCount(), linesOf(u"apis"_s).size());
    QCOMPARE(catalogue.methodCount(), methods);
    QVERIFY(catalogue.scopeCount() >= 543);
    QVERIFY(catalogue.apiCount() >= 601);
    QVERIFY(catalogue.methodCount() >= 27'690);
    QVERIFY(catalogue.revision() >= u"20260927"_s);
    QVERIFY(catalogue.source().contains("discovery documents"_L1));
}

void TestScopeCatalogue::findsEveryScopeOfTheText()
{
    const ScopeCatalogue catalogue;
    for (const QByteArrayList& line : linesOf(u"scopes"_s)) {
        const auto wire = catalogue.expand(QString::fromUtf8(line.first()));
        QVERIFY2(wire, line.first().constData());
        const auto found = catalogue.find(*wire);
        QVERIFY2(found, line.first().constData());
        QCOMPARE(found->scope, *wire);
        QCOMPARE(found->description.toUtf8(), line[1]);
        QVERIFY2(!found->apis.isEmpty(), line.first().constData());
    }
}

void TestScopeCatalogue::knowsTheClasses_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("sensitivity");
    for (const char* name : {"openid", "email", "profile"})
        QTest::newRow(name) << QString::fromLatin1(name) << u"sign_in"_s;
    QTest::newRow("userinfo.email") << full(u"userinfo.email"_s) << u"sign_in"_s;
    QTest::newRow("userinfo.profile") << full(u"userinfo.profile"_s) << u"sign_in"_s;
    QTest::newRow("drive.file") << full(u"drive.file"_s) << u"non_sensitive"_s;
    QTest::newRow("adwords") << full(u"adwords"_s) << u"sensitive"_s;
    QTest::newRow("spreadsheets") << full(u"spreadsheets"_s) << u"sensitive"_s;
    QTest::newRow("drive.readonly") << full(u"drive.readonly"_s) << u"restricted"_s;
    QTest::newRow("mail.google.com") << u"https://mail.google.com/"_s << u"restricted"_s;
    QTest::newRow("calendar") << full(u"calendar"_s) << u"not_published"_s;
}

void TestScopeCatalogue::knowsTheClasses()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, sensitivity);
    const auto found = ScopeCatalogue().find(scope);
    QVERIFY(found);
    QCOMPARE(toString(found->sensitivity), sensitivity);
    QCOMPARE(found->source.startsWith("https://"_L1), sensitivity != u"not_published"_s);
}

void TestScopeCatalogue::knowsWhatIsSpecial_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("kind");
    QTest::newRow("ordinary") << full(u"drive"_s) << u""_s;
    QTest::newRow("alias") << u"email"_s << u"alias"_s;
    QTest::newRow("removed") << full(u"photoslibrary.readonly"_s) << u"removed"_s;
    QTest::newRow("retired") << full(u"cloudiot"_s) << u"retired"_s;
    QTest::newRow("legacy") << u"https://www.google.com/m8/feeds"_s << u"legacy"_s;
    QTest::newRow("service account") << full(u"chat.bot"_s) << u"service_account"_s;
    QTest::newRow("delegation") << full(u"gmail.settings.sharing"_s) << u"delegation"_s;
    QTest::newRow("add-on") << full(u"calendar.addons.execute"_s) << u"add_on"_s;
    QTest::newRow("not in the documents") << full(u"drive.install"_s) << u"not_in_documents"_s;
}

void TestScopeCatalogue::knowsWhatIsSpecial()
{
    QFETCH(const QString, scope);
    QFETCH(const QString, kind);
    const auto found = ScopeCatalogue().find(scope);
    QVERIFY(found);
    QCOMPARE(found->kind, kind);
    QVERIFY(!found->description.isEmpty());
}

void TestScopeCatalogue::expandsOnlyWhatItKnows_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expanded"); // empty: nothing
    QTest::newRow("short name") << u"drive.readonly"_s << full(u"drive.readonly"_s);
    QTest::newRow("removed one") << u"photoslibrary"_s << full(u"photoslibrary"_s);
    QTest::newRow("openid") << u"openid"_s << u"openid"_s;
    QTest::newRow("email, not userinfo.email") << u"email"_s << u"email"_s;
    QTest::newRow("profile") << u"profile"_s << u"profile"_s;
    QTest::newRow("full form") << full(u"drive"_s) << full(u"drive"_s);
    QTest::newRow("full form that nobody knows") << u"https://example.org/x"_s << u"https://example.org/x"_s;
    QTest::newRow("unknown") << u"drive.readnoly"_s << u""_s;
    QTest::newRow("case counts") << u"Drive"_s << u""_s;
    QTest::newRow("another provider's") << u"read:user"_s << u""_s;
    QTest::newRow("offline_access") << u"offline_access"_s << u""_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestScopeCatalogue::expandsOnlyWhatItKnows()
{
    QFETCH(const QString, written);
    QFETCH(const QString, expanded);
    const auto result = ScopeCatalogue().expand(written);
    QCOMPARE(result.value_or(QString()), expanded);
    QCOMPARE(result.has_value(), !expanded.isEmpty());
}

void TestScopeCatalogue::shortensOnlyTheCommonPrefix()
{
    QCOMPARE(ScopeCatalogue::shortName(full(u"drive"_s)), u"drive"_s);
    QCOMPARE(ScopeCatalogue::shortName(u"https://mail.google.com/"_s), u"https://mail.google.com/"_s);
    QCOMPARE(ScopeCatalogue::shortName(u"openid"_s), u"openid"_s);
}

void TestScopeCatalogue::findsNothingForAnotherSpelling()
{
    const ScopeCatalogue catalogue;
    for (const QString& scope : {u"drive"_s, full(u"Drive"_s), full(u"drive "_s), full(u"drive/"_s), u""_s,
             u"https://mail.google.com"_s, u"zzz"_s})
        QVERIFY2(!catalogue.find(scope), qPrintable(scope));
}

void TestScopeCatalogue::putsTheBestMatchFirst()
{
    const ScopeCatalogue catalogue;
    const QStringList found = names(catalogue.search({.text = u"drive"_s}));
    QCOMPARE(found.first(), u"drive"_s);
    QCOMPARE(found[1], u"drive.activity"_s);
    QVERIFY(std::is_partitioned(
        found.begin(), found.end(), [](const QString& name) { return name.startsWith(u"drive"_s); }));
    QVERIFY(!found.last().startsWith(u"drive"_s));
    QCOMPARE(names(catalogue.search({.text = u"read drive"_s})).first(), u"drive.activity.readonly"_s);
    QCOMPARE(names(catalogue.search({.text = full(u"drive"_s)})).first(), u"drive"_s);
    QCOMPARE(catalogue.search({}).size(), catalogue.scopeCount());
    QVERIFY(catalogue.search({.text = u"drive zzzzz"_s}).isEmpty());
}

void TestScopeCatalogue::searchesWithoutCase()
{
    const ScopeCatalogue catalogue;
    QCOMPARE(names(catalogue.search({.text = u"DRIVE.readOnly"_s})).first(), u"drive.readonly"_s);
    QVERIFY(
        names(catalogue.search({.text = u"YOU\u2019RE SUBSCRIBED"_s})).contains(u"calendar.calendarlist"_s));
}

void TestScopeCatalogue::searchesDescriptionsAndApis()
{
    const ScopeCatalogue catalogue;
    QVERIFY(names(catalogue.search({.text = u"permanently delete all your email"_s}))
                .contains(u"https://mail.google.com/"_s));
    QVERIFY(names(catalogue.search({.text = u"people:v1"_s})).contains(u"contacts"_s));
}

void TestScopeCatalogue::filtersByApiAndClass()
{
    const ScopeCatalogue catalogue;
    QCOMPARE(catalogue.search({.api = u"drive:v3"_s}).size(), 10);
    QCOMPARE(catalogue.search({.api = u"sheets"_s}).size(), 5);
    QCOMPARE(catalogue.search({.api = u"nothing"_s}).size(), 0);
    QVERIFY(catalogue.knowsApi(u"drive"_s) && catalogue.knowsApi(u"drive:v3"_s));
    QVERIFY(!catalogue.knowsApi(u"drvie"_s) && !catalogue.knowsApi(u"drive:v9"_s));
    QCOMPARE(catalogue.nearestApis(u"drvie"_s, 1), QStringList{u"drive"_s});
    QCOMPARE(catalogue.nearestApis(u"drive:v9"_s, 1), QStringList{u"drive"_s});
    QVERIFY(catalogue.nearestApis(QString()).isEmpty());
    QCOMPARE(names(catalogue.search({.api = u"drive:v3"_s, .sensitivity = Sensitivity::NonSensitive}))
                 .contains(u"drive.file"_s),
        true);
    QCOMPARE(catalogue.search({.sensitivity = Sensitivity::SignIn}).size(), 5);
    QCOMPARE(catalogue.search({.sensitivity = Sensitivity::Restricted}).size(), 63);
}

void TestScopeCatalogue::suggestsTheNearest_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    QTest::newRow("swapped letters") << u"drive.readnoly"_s << u"drive.readonly"_s;
    QTest::newRow("a letter left out") << u"drive.metdata"_s << u"drive.metadata"_s;
    QTest::newRow("full form") << full(u"gmail.raedonly"_s) << u"gmail.readonly"_s;
    QTest::newRow("a slash at the end") << full(u"drive/"_s) << u"drive"_s;
    QTest::newRow("http") << u"http://www.googleapis.com/auth/drive.file"_s << u"drive.file"_s;
    QTest::newRow("capitals") << u"Drive.ReadOnly"_s << u"drive.readonly"_s;
    QTest::newRow("broken off") << u"gmail.read"_s << u"gmail.readonly"_s;
    QTest::newRow("without its slash") << u"https://mail.google.com"_s << u"https://mail.google.com/"_s;
    QTest::newRow("open_id") << u"open_id"_s << u"openid"_s;
}

void TestScopeCatalogue::suggestsTheNearest()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, meant);
    const QStringList nearest = ScopeCatalogue().nearest(typed);
    QVERIFY(!nearest.isEmpty());
    QVERIFY(nearest.size() <= 3);
    QCOMPARE(ScopeCatalogue::shortName(nearest.first()), meant);
}

void TestScopeCatalogue::suggestsNothingForSomethingElse()
{
    const ScopeCatalogue catalogue;
    QCOMPARE(catalogue.nearest(u"qqqqqqqqqqqqqq"_s), QStringList());
    QCOMPARE(catalogue.nearest(u""_s), QStringList());
    QCOMPARE(catalogue.nearest(QString(100'000, u'x')), QStringList());
    QCOMPARE(catalogue.nearest(u"drive"_s, 0), QStringList());
}

void TestScopeCatalogue::agreesWithTheAliasesInCode()
{
    QStringList aliases;
    for (const QByteArrayList& line : linesOf(u"rules"_s)) {
        if (line.first() == "alias")
            aliases.append(QString::fromLatin1(line[1] + "=" + line[2]));
    }
    QCOMPARE(aliases,
        QStringList(
            {u"drive.appfolder=drive.appdata"_s, u"email=userinfo.email"_s, u"profile=userinfo.profile"_s}));
}

QTEST_GUILESS_MAIN(TestScopeCatalogue)
#include "tst_scopecatalogue.moc"
