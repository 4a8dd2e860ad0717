// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeadvice.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QList<MethodRecord> methodsNamed(const ScopeCatalogue& catalogue, const QStringList& names)
{
    QList<MethodRecord> methods;
    for (const QString& name : names) {
        const auto method = catalogue.method(name);
        if (!method)
            qFatal("%s: %s", qPrintable(name), qPrintable(method.error().code));
        methods.append(*method);
    }
    return methods;
}

QString shortNames(const QStringList& scopes)
{
    QStringList names;
    std::ranges::transform(scopes, std::back_inserter(names), ScopeCatalogue::shortName);
    return names.join(u' ');
}

QStringList sets(const ScopeAdvice& advice)
{
    QStringList sets;
    for (const ScopeChoice& choice : advice.choices)
        sets.append(shortNames(choice.scopes));
    return sets;
}

} // namespace

class TestScopeAdvice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsMethodsByName_data();
    void findsMethodsByName();
    void answers_data();
    void answers();
    void tellsWhatAChoiceOpens();
    void saysWhereAScopeReachesAPartOnly();
    void leavesOutWhatNobodyCanConsentTo();
    void answersEveryApiAtOnce();
    void measures();
};

void TestScopeAdvice::findsMethodsByName_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("api"); ///< or a code
    QTest::addColumn<QString>("fact");
    QTest::newRow("the default version") << u"drive.files.list"_s << u"drive:v3"_s << QString();
    QTest::newRow("another version") << u"drive:v2/drive.files.list"_s << u"drive:v2"_s << QString();
    QTest::newRow("an id without the API's name")
        << u"directory.users.list"_s << u"admin:directory_v1"_s << QString();
    QTest::newRow("a slip") << u"drive.file.list"_s << u"unknown_method"_s << u"drive.files.list"_s;
    QTest::newRow("not in that version")
        << u"drive:v3/drive.children.list"_s << u"unknown_method"_s << u"drive.children.list"_s;
    QTest::newRow("no such API") << u"drvie:v3/drive.files.list"_s << u"unknown_method_api"_s << u"drive"_s;
    QTest::newRow("nothing") << QString() << u"unknown_method"_s << QString();
}

void TestScopeAdvice::findsMethodsByName()
{
    QFETCH(QString, written);
    QFETCH(QString, api);
    QFETCH(QString, fact);
    const auto found = ScopeCatalogue().method(written);
    QCOMPARE(found ? found->api : found.error().code, api);
    if (!found)
        QVERIFY2(found.error().facts.value(u"nearest"_s).contains(fact),
            qPrintable(found.error().facts.value(u"nearest"_s)));
}

void TestScopeAdvice::answers_data()
{
    QTest::addColumn<QStringList>("methods");
    QTest::addColumn<AdviceOrder>("order");
    QTest::addColumn<QString>("first");
    QTest::addColumn<int>("choices"); ///< 0: not counted
    const QStringList listing{u"drive.files.list"_s, u"drive.files.export"_s, u"drive.about.get"_s};
    QTest::newRow("a listing") << listing << AdviceOrder::LowestClass << u"drive.file"_s << 7;
    QTest::newRow("a listing, least opened")
        << listing << AdviceOrder::LeastOpened << u"drive.readonly"_s << 0;
    const QStringList mail{u"gmail.users.messages.list"_s, u"gmail.users.messages.send"_s};
    QTest::newRow("mail") << mail << AdviceOrder::LowestClass << u"gmail.modify"_s << 0;
    QTest::newRow("mail, least opened")
        << mail << AdviceOrder::LeastOpened << u"gmail.metadata gmail.send"_s << 0;
    QTest::newRow("mail, fewest") << mail << AdviceOrder::FewestScopes << u"gmail.modify"_s << 0;
    const QStringList calendar{u"calendar.calendarList.list"_s, u"calendar.events.insert"_s};
    QTest::newRow("a calendar, least opened")
        << calendar << AdviceOrder::LeastOpened << u"calendar.calendarlist.readonly calendar.events"_s << 0;
    QTest::newRow("a calendar, fewest") << calendar << AdviceOrder::FewestScopes << u"calendar"_s << 0;
    QTest::newRow("nothing asked") << QStringList{} << AdviceOrder::LowestClass << QString() << 0;
}

void TestScopeAdvice::answers()
{
    QFETCH(QStringList, methods);
    QFETCH(AdviceOrder, order);
    QFETCH(QString, first);
    QFETCH(int, choices);
    const ScopeCatalogue catalogue;
    const AdviceReach reach = order == AdviceOrder::LeastOpened ? AdviceReach::Whole : AdviceReach::Any;
    const ScopeAdvice advice = adviseScopes(catalogue, methodsNamed(catalogue, methods), order, 12, reach);
    QCOMPARE(sets(advice).value(0), first);
    if (choices > 0) {
        QCOMPARE(advice.choices.size(), choices);
        QVERIFY(advice.isComplete);
    }
}

void TestScopeAdvice::tellsWhatAChoiceOpens()
{
    const ScopeCatalogue catalogue;
    const ScopeAdvice advice = adviseScopes(
        catalogue, methodsNamed(catalogue, {u"sheets.spreadsheets.values.get"_s}), AdviceOrder::LeastOpened);
    const ScopeChoice& choice = advice.choices.first();
    QCOMPARE(shortNames(choice.scopes), u"spreadsheets.readonly"_s);
    QCOMPARE(choice.opened, catalogue.openedCount(choice.scopes.first()));
    QCOMPARE(choice.excess, 2); // the other reads of that API
    QVERIFY2(choice.opened > 3, "methods of other APIs take it, too");
    const ScopeChoice& last = advice.choices.last();
    QVERIFY(last.opened > last.excess + 1); // drive opens methods of other APIs, too
}

void TestScopeAdvice::saysWhereAScopeReachesAPartOnly()
{
    const ScopeCatalogue catalogue;
    const ScopeAdvice advice = adviseScopes(catalogue, methodsNamed(catalogue, {u"drive.files.list"_s}));
    const ScopeChoice& own = advice.choices.first();
    QCOMPARE(own.partial, (QList<ScopeChoice::Reach>{{own.scopes.first(), u"app_folder"_s}}));
    const auto whole = std::ranges::find_if(
        advice.choices, [](const ScopeChoice& choice) { return shortNames(choice.scopes) == u"drive"; });
    QVERIFY(whole != advice.choices.end() && whole->partial.isEmpty());
}

void TestScopeAdvice::leavesOutWhatNobodyCanConsentTo()
{
    const ScopeCatalogue catalogue;
    const ScopeAdvice advice =
        adviseScopes(catalogue, methodsNamed(catalogue, {u"chat.spaces.messages.create"_s}));
    QVERIFY2(shortNames(advice.leftOut).contains(u"chat.bot"_s), qPrintable(shortNames(advice.leftOut)));
    QVERIFY2(!sets(advice).join(u' ').contains(u"chat.bot"_s), qPrintable(sets(advice).join(u'\n')));
    // Where a method takes nothing else, that is the answer.
    const ScopeAdvice delegated = adviseScopes(catalogue, methodsNamed(catalogue, {u"keep.notes.list"_s}));
    QCOMPARE(sets(delegated).value(0), u"keep.readonly"_s);
}

/// Against another program's answer, from the same documents (141 scopes).
void TestScopeAdvice::answersEveryApiAtOnce()
{
    const ScopeCatalogue catalogue;
    QList<MethodRecord> all;
    for (const QString& api : catalogue.apis())
        all += catalogue.methodsOf(api);
    QCOMPARE(all.size(), catalogue.methodCount());
    const ScopeAdvice advice = adviseScopes(catalogue, all, AdviceOrder::FewestScopes, 1);
    QCOMPARE(advice.choices.first().scopes.size(), 141);
}

void TestScopeAdvice::measures()
{
    const ScopeCatalogue catalogue;
    const QList<MethodRecord> chat = catalogue.methodsOf(u"chat:v1"_s); // the most distinct sets
    QVERIFY(chat.size() > 30);
    QBENCHMARK
    {
        adviseScopes(catalogue, chat);
    }
}

QTEST_GUILESS_MAIN(TestScopeAdvice)
#include "tst_scopeadvice.moc"
