// SPDX-License-Identifier: Apache-2.0
#include "theme/style.h"
#include "widgets/plaintooltip.h"

#include <QAccessible>
#include <QApplication>
#include <QTest>
#include <QTextDocument>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What a label shows that guesses its text's format, as a tooltip's does.
QString shownText(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

} // namespace

/// Each painted widget by itself: what it says, to eyes and to screen readers, and how much room it takes.
class TestWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsToolTipsAsTheyAre_data();
    void showsToolTipsAsTheyAre();
    void speaksToolTipsWithoutMarkup();
};

void TestWidgets::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestWidgets::showsToolTipsAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QString();
    QTest::newRow("words") << u"Report.pdf"_s;
    QTest::newRow("ampersand") << u"Q&A.pdf"_s;
    QTest::newRow("quotes") << u"the \"final\" one"_s;
    QTest::newRow("markup") << u"<b>bold</b> <img src='x'>"_s;
    QTest::newRow("markup later") << u"first\n<b>second</b>"_s;
    QTest::newRow("an entity's text") << u"a &lt; b &amp; c"_s;
    QTest::newRow("lines") << u"one\ntwo\n\nfour"_s;
    QTest::newRow("spaces") << u"two  spaces,\ta tab"_s;
    QTest::newRow("a way out") << u"</span><b>x"_s;
}

void TestWidgets::showsToolTipsAsTheyAre()
{
    QFETCH(const QString, text);
    QCOMPARE(shownText(plainToolTip(text)), text);
}

void TestWidgets::speaksToolTipsWithoutMarkup()
{
    QWidget widget;
    setPlainToolTip(widget, u"Q&A <b>"_s);
    QCOMPARE(shownText(widget.toolTip()), u"Q&A <b>"_s);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&widget);
    QCOMPARE(access->text(QAccessible::Description), u"Q&A <b>"_s);
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
