// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopefindings.h"

#include "scopes/scopecatalogue.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// Short names as a person writes them, in full form where the catalogue has them.
QStringList full(const QString& text)
{
    const ScopeCatalogue catalogue;
    QStringList scopes;
    for (const QString& name : text.split(u' ', Qt::SkipEmptyParts))
        scopes.append(catalogue.expand(name).value_or(name));
    return scopes;
}

/// "problem scope_removed: scope=photoslibrary", a line each.
QStringList lines(const Findings& findings)
{
    QStringList result;
    for (const Finding& finding : findings) {
        QStringList facts;
        for (auto fact = finding.facts.begin(); fact != finding.facts.end(); ++fact)
            facts.append(fact.key() + u'=' + fact.value());
        result.append(toString(finding.level) + u' ' + finding.code + u": "_s + facts.join(u"; "_s));
    }
    return result;
}

} // namespace

class TestScopeFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWorthSaying_data();
    void saysWhatIsWorthSaying();
    void comparesWithWhatIsDeclared_data();
    void comparesWithWhatIsDeclared();
    void putsTheWorstFirst();
    void takesALongList();
};

void TestScopeFindings::saysWhatIsWorthSaying_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("nothing to say") << u"openid email drive.file spreadsheets"_s << QStringList();
    QTest::newRow("nothing asked") << u""_s << QStringList();
    QTest::newRow("a slip")
        << u"https://www.googleapis.com/auth/drive.metadta"_s
        << QStringList{u"look scope_unknown: nearest=drive.metadata, drive.appdata; scope=drive.metadta"_s};
    QTest::newRow("like nothing") << u"qqqqqqqq"_s
                                  << QStringList{u"look scope_unknown: nearest=; scope=qqqqqqqq"_s};
    QTest::newRow("offline_access") << u"openid offline_access"_s
                                    << QStringList{u"problem scope_offline_access: scope=offline_access"_s};
    QTest::newRow("service account") << u"chat.bot"_s
                                     << QStringList{u"problem scope_service_account_only: scope=chat.bot"_s};
    QTest::newRow("delegation") << u"gmail.settings.sharing"_s
                                << QStringList{
                                       u"problem scope_delegation_only: scope=gmail.settings.sharing"_s};
    QTest::newRow("add-on") << u"gmail.addons.current.message.action"_s
                            << QStringList{u"look scope_add_on: scope=gmail.addons.current.message.action"_s};
    QTest::newRow("exclusive group with sign-in")
        << u"dataportability.myactivity.search openid"_s
        << QStringList{u"problem scopes_exclusive: prefix=dataportability.; scopes=openid"_s};
    QTest::newRow("exclusive group alone")
        << u"dataportability.myactivity.search dataportability.myactivity.play"_s << QStringList();
    QTest::newRow("written twice") << u"drive drive"_s
                                   << QStringList{u"note scope_asked_twice: other=drive; scope=drive"_s};
    QTest::newRow("one opens it all")
        << u"drive drive.readonly drive.metadata.readonly"_s
        << QStringList{u"look scope_redundant: others=drive; scope=drive.readonly"_s,
               u"look scope_redundant: others=drive; scope=drive.metadata.readonly"_s};
    QTest::newRow("of two alike the later one")
        << u"spreadsheets drive"_s
        << QStringList{u"look scope_redundant: others=drive; scope=spreadsheets"_s};
    QTest::newRow("a part is no substitute") << u"spreadsheets drive.file"_s << QStringList();
    QTest::newRow("each widens the answer") << u"fitness.activity.read fitness.body.read"_s << QStringList();
    QTest::newRow("another set is less sensitive") << u"gmail.metadata gmail.labels"_s << QStringList();
    QTest::newRow("both names") << u"openid email userinfo.email"_s
                                << QStringList{
                                       u"note scope_asked_twice: other=email; scope=userinfo.email"_s};
    QTest::newRow("class not published")
        << u"calendar tasks drive"_s
        << QStringList{u"note scope_class_not_published: count=2; scopes=calendar, tasks"_s};
}

void TestScopeFindings::saysWhatIsWorthSaying()
{
    QFETCH(const QString, asked);
    QFETCH(const QStringList, expected);
    QCOMPARE(lines(scopeFindings(full(asked), {}, ScopeCatalogue())), expected);
}

void TestScopeFindings::comparesWithWhatIsDeclared_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("nobody said") << u"drive"_s << u""_s << QStringList();
    QTest::newRow("all declared") << u"drive openid"_s << u"openid drive gmail.send"_s << QStringList();
    QTest::newRow("declared under the other name") << u"email"_s << u"userinfo.email"_s << QStringList();
    QTest::newRow("beyond") << u"drive gmail.send"_s << u"gmail.send"_s
                            << QStringList{u"look scope_not_declared: scope=drive"_s};
}

void TestScopeFindings::comparesWithWhatIsDeclared()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, declared);
    QFETCH(const QStringList, expected);
    QCOMPARE(lines(scopeFindings(full(asked), full(declared), ScopeCatalogue())), expected);
}

void TestScopeFindings::putsTheWorstFirst()
{
    const Findings findings = scopeFindings(
        full(u"calendar drive drive cloudiot qqqqqqqq photoslibrary"_s), full(u"openid"_s), ScopeCatalogue());
    QCOMPARE(findings.first().code, u"scope_removed"_s);
    QVERIFY(std::is_sorted(findings.begin(), findings.end(),
        [](const Finding& left, const Finding& right) { return left.level < right.level; }));
    QCOMPARE(findings.last().code, u"scope_class_not_published"_s);
}

void TestScopeFindings::takesALongList()
{
    QStringList asked;
    for (const ScopeRecord& record : ScopeCatalogue().search({}))
        asked.append(record.scope);
    QVERIFY(scopeFindings(asked, {}, ScopeCatalogue()).size() > 30);
}

QTEST_GUILESS_MAIN(TestScopeFindings)
#include "tst_scopefindings.moc"
