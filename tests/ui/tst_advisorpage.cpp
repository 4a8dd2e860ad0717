// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/methodmodel.h"
#include "theme/style.h"
#include "widgets/foldbutton.h"
#include "widgets/scopesetcard.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The advisor, opened from the Scopes page.
bool openAdvisor(Stand& stand)
{
    stand.window.activateWindow();
    if (!QTest::qWaitForWindowActive(&stand.window))
        return false;
    stand.window.goTo(StepId::Scopes);
    return stand.click(u"askAdvice"_s) && stand.find<QLineEdit>(u"methodSearch"_s) != nullptr;
}

/// Types the name and takes the first method found.
void call(const Stand& stand, const QString& method)
{
    auto* search = stand.find<QLineEdit>(u"methodSearch"_s);
    search->setText(method);
    QTest::keyClick(search, Qt::Key_Return);
}

QStringList called(const Stand& stand)
{
    QStringList methods;
    if (const auto* list = stand.find<QListView>(u"calledMethods"_s)) {
        for (int row = 0; row < list->model()->rowCount(); ++row)
            methods.append(list->model()->index(row, 0).data().toString());
    }
    return methods;
}

/// The cards that stand open.
QList<ScopeSetCard*> cards(const Stand& stand)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // those of the answer before
    QList<ScopeSetCard*> visible = stand.window.findChildren<ScopeSetCard*>();
    visible.removeIf([](const ScopeSetCard* card) { return !card->isVisible(); });
    return visible;
}

QString says(const QWidget& card, const QString& words)
{
    for (const QLabel* label : card.findChildren<QLabel*>()) {
        if (label->text().contains(words))
            return label->text();
    }
    return {};
}

} // namespace

/// From methods to sets of scopes.
class TestAdvisorPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void listsMethods();
    void startsWithNothing();
    void answersWithEachMethod();
    void saysWhatASetReaches();
    void foldsTheOthersAway();
    void usesASet();
    void leadsBack();
};

void TestAdvisorPage::listsMethods()
{
    const ScopeCatalogue catalogue;
    MethodModel model(QIcon{});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto hits = catalogue.findMethods(u"FILES.list drive"_s, 5);
    model.show(hits.methods);
    QCOMPARE(model.index(0).data().toString(), u"drive.files.list"_s);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"GET drive.files.list"_s);
    QCOMPARE(hits.methods.first().api, u"drive:v3"_s);
    QVERIFY(hits.count >= hits.methods.size());
    QCOMPARE(catalogue.findMethods(u"list"_s, 5).methods.size(), 5);
    QVERIFY(catalogue.findMethods(u"list"_s, 5).count > 1'000);
    QCOMPARE(catalogue.findMethods(u"  "_s, 5).count, 0);
}

void TestAdvisorPage::startsWithNothing()
{
    Stand stand;
    QVERIFY(openAdvisor(stand));
    QVERIFY(cards(stand).isEmpty());
    QVERIFY(!stand.find<QPushButton>(u"useSet"_s)->isEnabled());
    QCOMPARE(stand.label(u"methodsFound"_s), u"Type a part of a name."_s);
}

void TestAdvisorPage::answersWithEachMethod()
{
    Stand stand;
    QVERIFY(openAdvisor(stand));
    call(stand, u"drive.about.get"_s);
    QCOMPARE(called(stand), QStringList{u"drive.about.get"_s});
    QVERIFY(!cards(stand).isEmpty());
    call(stand, u"drive.files.export"_s);
    call(stand, u"drive.files.list"_s);
    QCOMPARE(called(stand).size(), 3);
    QCOMPARE(stand.label(u"calledMethodsCount"_s), u"3 methods"_s);
    QCOMPARE(cards(stand).first()->scopes(), QStringList{fullScope(u"drive.file"_s)});
    QVERIFY(cards(stand).first()->button()->isChecked());
    const auto* found = stand.find<QListView>(u"foundMethods"_s)->model();
    QCOMPARE(found->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"GET drive.files.list, added"_s);
    auto* list = stand.find<QListView>(u"calledMethods"_s);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(called(stand), (QStringList{u"drive.files.export"_s, u"drive.files.list"_s}));
    QTest::keyClick(list, Qt::Key_Return); // on the next one, then on the last
    QCOMPARE(called(stand), QStringList{u"drive.files.list"_s});
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(called(stand).isEmpty() && cards(stand).isEmpty());
    QVERIFY(stand.find<QLineEdit>(u"methodSearch"_s)->hasFocus());
}

void TestAdvisorPage::saysWhatASetReaches()
{
    Stand stand;
    QVERIFY(openAdvisor(stand));
    for (const QString& method : {u"drive.about.get"_s, u"drive.files.export"_s, u"drive.files.list"_s})
        call(stand, method);
    const ScopeSetCard& lowest = *cards(stand).first();
    QVERIFY(lowest.button()->text().startsWith(u"Lowest class"_s));
    QVERIFY(!says(lowest, u"Only files that the application made"_s).isEmpty());
    QVERIFY(!says(lowest, u"Publishing needs no review"_s).isEmpty());
    QVERIFY2(!says(lowest, u"Opens 49 of "_s).isEmpty(), "what it opens, counted over the API");
    const ScopeSetCard& least = *cards(stand)[1];
    QCOMPARE(least.scopes(), QStringList{fullScope(u"drive.readonly"_s)});
    QVERIFY(least.button()->text().startsWith(u"Least opened"_s));
    QVERIFY(!says(least, u"yearly assessment"_s).isEmpty());
    QVERIFY2(least.button()->accessibleName().contains(u"drive.readonly, restricted"_s),
        qPrintable(least.button()->accessibleName()));
}

void TestAdvisorPage::foldsTheOthersAway()
{
    Stand stand;
    QVERIFY(openAdvisor(stand));
    for (const QString& method : {u"drive.about.get"_s, u"drive.files.export"_s, u"drive.files.list"_s})
        call(stand, method);
    const auto open = cards(stand).size();
    auto* partial = stand.find<FoldButton>(u"partialSets"_s);
    QVERIFY(partial != nullptr);
    partial->click();
    QVERIFY(cards(stand).size() > open);
    for (const ScopeSetCard* card : cards(stand).sliced(open))
        QVERIFY(!card->button()->isChecked());
}

void TestAdvisorPage::usesASet()
{
    Stand stand;
    stand.workbench.setScopes({u"openid"_s, fullScope(u"drive"_s)});
    QVERIFY(openAdvisor(stand));
    call(stand, u"drive.files.export"_s);
    call(stand, u"drive.about.get"_s);
    cards(stand)[1]->button()->click();
    QVERIFY(!cards(stand)[0]->button()->isChecked());
    const QStringList chosen = cards(stand)[1]->scopes();
    QVERIFY(stand.click(u"useSet"_s));
    QCOMPARE(stand.workbench.scopes().scopes(), QStringList{u"openid"_s} + chosen);
    QVERIFY2(stand.catalogue() != nullptr, "back on the Scopes page");
}

void TestAdvisorPage::leadsBack()
{
    Stand stand;
    QVERIFY(openAdvisor(stand));
    call(stand, u"drive.about.get"_s);
    QVERIFY(stand.press(u"Esc"_s)); // the search first
    QCOMPARE(stand.find<QLineEdit>(u"methodSearch"_s)->text(), QString());
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(stand.catalogue() != nullptr);
    QVERIFY(stand.click(u"askAdvice"_s));
    QCOMPARE(called(stand), QStringList{u"drive.about.get"_s}); // kept
}

QTEST_MAIN(TestAdvisorPage)
#include "tst_advisorpage.moc"
