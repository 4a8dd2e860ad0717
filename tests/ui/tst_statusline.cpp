// SPDX-License-Identifier: Apache-2.0
#include "rendering.h"
#include "stand.h"

#include "models/stepmodel.h"
#include "theme/style.h"
#include "widgets/statusline.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace rendering;

namespace {

QString spoken(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

} // namespace

/// The bottom line, which says on every page who answers.
class TestStatusLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void marksPractice_data() { addThemes(); }
    void marksPractice();
    void showsTheKeyboard_data() { addThemes(); }
    void showsTheKeyboard();
    void growsWithTheText_data();
    void growsWithTheText();
    void saysWhoAndHowLong();
};

void TestStatusLine::marksPractice()
{
    const Theme& theme = useTheme();
    Stand stand;
    auto* line = stand.find<StatusLine>(u"statusLine"_s);
    QImage image = picture(*line);
    const int width = image.width();
    QVERIFY(isFilled(image, theme.line, {0, 0, width, 1}) && isFilled(image, theme.rail, {0, 1, width, 3}));
    QVERIFY(stand.startPractice());
    for (const StepId step : StepModel::steps()) {
        stand.window.goTo(step);
        image = picture(*stand.find<StatusLine>(u"statusLine"_s));
        QVERIFY2(isFilled(image, theme.warnFill, {0, 0, width, 2}), "amber, 2 px");
        QVERIFY(isFilled(image, theme.rail, {0, 2, width, 2}));
        QVERIFY2(ink(image, theme.warn, {40, 4, 160, 26}) > 20, "and in words");
    }
}

void TestStatusLine::showsTheKeyboard()
{
    const Theme& theme = useTheme();
    Stand stand;
    auto* line = stand.find<StatusLine>(u"statusLine"_s);
    stand.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stand.window));
    QCOMPARE(count(picture(*line), theme.accent), 0);
    line->setFocus();
    QVERIFY2(isFilled(picture(*line), theme.accent, {20, 0, line->width() - 40, 2}), "a ring, 2 px");
}

void TestStatusLine::growsWithTheText_data()
{
    QTest::addColumn<int>("points");
    for (const int points : {9, 11, 14})
        QTest::addRow("%d pt", points) << points;
}

void TestStatusLine::growsWithTheText()
{
    QFETCH(const int, points);
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSize(points);
    QApplication::setFont(font);
    QApplication::setPalette(Theme::light().toPalette());
    Stand stand; // "Not signed in" and "No token yet" have high and deep stems
    auto* line = stand.find<StatusLine>(u"statusLine"_s);
    const QImage image = picture(*line).copy(0, 2, line->width(), line->height() - 2);
    QVERIFY(isWhole(image, line->font(), Theme::light().text2));
    QApplication::setFont(before);
}

void TestStatusLine::saysWhoAndHowLong()
{
    Stand stand;
    auto* line = stand.find<StatusLine>(u"statusLine"_s);
    QCOMPARE(spoken(line), u"No server yet, Not signed in, No token yet"_s);
    QVERIFY(stand.startPractice());
    QCOMPARE(spoken(line), u"Practice, not Google, Not signed in, No token yet"_s);
    QVERIFY(stand.signIn());
    const QString account = stand.workbench.grant().grant()->accountName();
    QCOMPARE(spoken(line), u"Practice, not Google, %1, Access token, 60 minutes left"_s.arg(account));
}

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
