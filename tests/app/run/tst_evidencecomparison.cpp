// SPDX-License-Identifier: Apache-2.0
#include "run/evidencecomparison.h"
#include "run/evidencereport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QStringList full(const QStringList& names)
{
    QStringList scopes;
    for (const QString& name : names)
        scopes.append(ScopeCatalogue().expand(name).value_or(name));
    return scopes;
}

QStringList shortNames(QStringList scopes)
{
    for (QString& scope : scopes)
        scope = ScopeCatalogue::shortName(scope);
    return scopes;
}

EvidenceComparison compare(const QStringList& asked, const QStringList& methods)
{
    const ScopeCatalogue catalogue;
    QList<MethodRecord> records;
    for (const QString& method : methods)
        records.append(*catalogue.method(method));
    return compareWithEvidence(catalogue, full(asked), records);
}

SeenUse seen(const QString& file, int line, const QString& method)
{
    return {.use = {.method = *ScopeCatalogue().method(method), .line = line, .how = u"client_call"_s},
        .file = file};
}

QJsonValue run(const QByteArray& sarif)
{
    return QJsonDocument::fromJson(sarif)[u"runs"][0];
}

} // namespace

/// What an application asks for beside what it uses.
class TestEvidenceComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsMissing();
    void findsWhatIsLeftOver();
    void findsASmallerSet_data();
    void findsASmallerSet();
    void saysItInFindings();
    void writesThePlaces();
    void writesARelativeAddress();
};

void TestEvidenceComparison::findsWhatIsMissing()
{
    const EvidenceComparison comparison =
        compare({u"drive.readonly"_s}, {u"drive.files.list"_s, u"gmail.users.messages.send"_s});
    QCOMPARE(comparison.uncovered.size(), 1);
    QCOMPARE(comparison.uncovered.first().id, u"gmail.users.messages.send"_s);
    QVERIFY2(comparison.smaller.isEmpty(), "first it has to work");
    QVERIFY2(compare({}, {u"discovery.apis.list"_s}).uncovered.isEmpty(), "its document names no scope");
}

void TestEvidenceComparison::findsWhatIsLeftOver()
{
    const EvidenceComparison comparison =
        compare({u"openid"_s, u"email"_s, u"drive.readonly"_s, u"gmail.send"_s, u"drive.unheard.of"_s},
            {u"drive.files.list"_s});
    QCOMPARE(comparison.unused, (QStringList{u"drive.unheard.of"_s} + full({u"gmail.send"_s})));
    QVERIFY2(compare({u"email"_s}, {u"oauth2.userinfo.get"_s}).uncovered.isEmpty(), "by another name");
}

void TestEvidenceComparison::findsASmallerSet_data()
{
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<QStringList>("smaller");
    const QStringList list{u"drive.files.list"_s};
    const QStringList none;
    QTest::newRow("as small as can be") << QStringList{u"drive.readonly"_s} << list << none;
    QTest::newRow("one that reads") << QStringList{u"drive"_s} << list << QStringList{u"drive.readonly"_s};
    QTest::newRow("two for one") << QStringList{u"drive.readonly"_s, u"drive.metadata.readonly"_s} << list
                                 << QStringList{u"drive.readonly"_s};
    QTest::newRow("a part only") << QStringList{u"drive.metadata.readonly"_s} << list << none;
    QTest::newRow("what is unused does not count")
        << QStringList{u"drive.readonly"_s, u"gmail.send"_s} << list << none;
    QTest::newRow("of two APIs") << QStringList{u"drive.readonly"_s, u"https://mail.google.com/"_s}
                                 << QStringList{u"drive.files.list"_s, u"gmail.users.messages.send"_s}
                                 << QStringList{u"drive.readonly"_s, u"gmail.send"_s};
}

void TestEvidenceComparison::findsASmallerSet()
{
    QFETCH(const QStringList, asked);
    QFETCH(const QStringList, methods);
    QTEST(shortNames(compare(asked, methods).smaller), "smaller");
}

void TestEvidenceComparison::saysItInFindings()
{
    const ScopeCatalogue catalogue;
    const Findings findings =
        toFindings(compare({u"drive"_s, u"gmail.send"_s}, {u"drive.files.list"_s}), catalogue);
    QCOMPARE(findings.size(), 2);
    QCOMPARE(findings[0].code, u"smaller_set"_s);
    QVERIFY(findings[0].level == Finding::Level::Problem);
    QCOMPARE(findings[0].facts, (Facts{{u"scopes"_s, u"drive.readonly"_s}, {u"instead_of"_s, u"drive"_s}}));
    QCOMPARE(findings[1].code, u"scope_not_used"_s);
    QVERIFY(findings[1].level == Finding::Level::Note);
    QCOMPARE(findings[1].facts.value(u"scope"_s), full({u"gmail.send"_s}).first());
}

void TestEvidenceComparison::writesThePlaces()
{
    CodeEvidence evidence;
    evidence.found = {seen(u"a.py"_s, 3, u"drive.files.list"_s), seen(u"b.py"_s, 7, u"drive.about.get"_s),
        seen(u"b.py"_s, 9, u"drive.files.list"_s)};
    const Findings findings{
        {Finding::Level::Note, u"scope_not_used"_s, {{u"scope"_s, u"x"_s}, {u"name"_s, u"x"_s}}},
        {Finding::Level::Problem, u"method_not_covered"_s,
            {{u"method"_s, u"drive.files.list"_s}, {u"api"_s, u"drive:v3"_s}, {u"scopes"_s, u"drive"_s}}}};
    const QJsonArray results = run(toSarif(findings, evidence))[u"results"].toArray();
    QStringList places;
    for (const QJsonValue result : results) {
        const QJsonValue place = result[u"locations"][0][u"physicalLocation"];
        places.append(u"%1 %2 %3 %4"_s.arg(result[u"level"].toString(), result[u"ruleId"].toString(),
            place[u"artifactLocation"][u"uri"].toString(),
            QString::number(place[u"region"][u"startLine"].toInt())));
    }
    QCOMPARE(places,
        (QStringList{u"error method_not_covered a.py 3"_s, u"error method_not_covered b.py 9"_s,
            u"note scope_not_used a.py 3"_s}));
    QVERIFY(results[0][u"message"][u"text"].toString().startsWith(u"drive.files.list is called"_s));
}

void TestEvidenceComparison::writesARelativeAddress()
{
    CodeEvidence evidence;
    evidence.found = {seen(u"src/my app#1.py"_s, 3, u"drive.files.list"_s)};
    const Findings findings{{Finding::Level::Problem, u"method_not_covered"_s,
        {{u"method"_s, u"drive.files.list"_s}, {u"api"_s, u"drive:v3"_s}}}};
    const QJsonValue result = run(toSarif(findings, evidence))[u"results"][0];
    QCOMPARE(result[u"locations"][0][u"physicalLocation"][u"artifactLocation"][u"uri"].toString(),
        u"src/my%20app%231.py"_s);
    const QJsonValue nothing = run(toSarif(Findings(), CodeEvidence()));
    QVERIFY(nothing[u"results"].isArray() && nothing[u"results"].toArray().isEmpty());
    QCOMPARE(nothing[u"tool"][u"driver"][u"rules"].toArray().size(), 3);
}

QTEST_GUILESS_MAIN(TestEvidenceComparison)
#include "tst_evidencecomparison.moc"
