// SPDX-License-Identifier: Apache-2.0
#include "stand.h"

#include "models/scopemodel.h"
#include "theme/style.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

bool isFound(const Stand& stand, const QString& finding)
{
    return stand.find<QWidget>(u"finding_"_s + finding) != nullptr;
}

} // namespace

/// What the console says of classes, pasted on the Scopes page.
class TestConsoleClasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void takesAClassOver();
    void keepsWhatItCannotRead();
};

void TestConsoleClasses::takesAClassOver()
{
    Stand stand;
    const QString calendar = fullScope(u"calendar.readonly"_s);
    stand.workbench.setScopes({calendar});
    stand.window.goTo(StepId::Scopes);
    QTRY_VERIFY(isFound(stand, u"scope_class_not_published"_s) && isFound(stand, u"review_unknown"_s));
    const auto shownClass = [&] {
        const QModelIndex row = qobject_cast<ScopeModel*>(stand.catalogue()->model())->indexOf(calendar);
        return Sensitivity(row.data(ScopeModel::SensitivityRole).toInt());
    };
    QVERIFY(shownClass() == Sensitivity::NotPublished);
    QVERIFY(stand.click(u"action_review_unknown"_s));
    auto* field = stand.find<QPlainTextEdit>(u"consolePage"_s);
    QVERIFY(field != nullptr && field == stand.window.focusWidget());
    field->setPlainText(u"Your sensitive scopes\n.../auth/calendar.readonly"_s);
    QVERIFY(stand.click(u"useClasses"_s));
    QVERIFY(stand.find<QPlainTextEdit>(u"consolePage"_s) == nullptr);
    QTRY_VERIFY(!isFound(stand, u"scope_class_not_published"_s) && !isFound(stand, u"review_unknown"_s));
    QVERIFY(shownClass() == Sensitivity::Sensitive);
    QVERIFY(stand.click(u"pasteClasses"_s));
    QCOMPARE(stand.label(u"keptClasses"_s), u"One class was pasted so far."_s);
    QVERIFY(stand.click(u"forgetClasses"_s));
    QTRY_VERIFY(isFound(stand, u"scope_class_not_published"_s));
}

void TestConsoleClasses::keepsWhatItCannotRead()
{
    Stand stand;
    stand.workbench.setScopes({fullScope(u"calendar.readonly"_s)});
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.click(u"pasteClasses"_s));
    auto* field = stand.find<QPlainTextEdit>(u"consolePage"_s);
    field->setPlainText(u"something else"_s);
    QVERIFY(stand.click(u"useClasses"_s));
    QCOMPARE(
        stand.label(u"consoleProblem"_s), u"No scope stands below the heading of a class in this text."_s);
    QCOMPARE(field->toPlainText(), u"something else"_s);
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(!field->isVisible());
}

QTEST_MAIN(TestConsoleClasses)
#include "tst_consoleclasses.moc"
