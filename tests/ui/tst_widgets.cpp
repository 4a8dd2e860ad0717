// SPDX-License-Identifier: Apache-2.0
#include "theme/frames.h"
#include "theme/metrics.h"
#include "theme/style.h"
#include "theme/theme.h"
#include "widgets/checklist.h"
#include "widgets/findinglist.h"
#include "widgets/plaintooltip.h"
#include "widgets/secretfield.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

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
    void showsWholeChecks();
    void tellsChecksApartAloud();
    void movesAnUnknownLengthsBar();
    void standsStillInTheMiddle();
    void linksFindingsToTheProjectAtHand();
    void clearsTheClipboardWhenTheProgramEnds();
    void showsALongSecretWhole();
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

void TestWidgets::showsWholeChecks()
{
    const QString sentence = u"Another program listens on port 8080 on ::1. Close it, then check again."_s;
    QWidget column;
    auto* checks = new CheckList;
    auto* layout = new QVBoxLayout(&column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(checks);
    layout->addStretch();
    checks->setLines({{CheckLine::State::Passed, u"Short"_s}});
    const int oneLine = checks->heightForWidth(344);
    checks->setLines({{CheckLine::State::Failed, sentence}});
    column.resize(344, 300);
    column.show();
    QVERIFY(checks->height() > oneLine);
    const int lines = (checks->height() - 12) / checks->fontMetrics().height();
    QVERIFY(lines * 319 >= checks->fontMetrics().horizontalAdvance(sentence));
    QVERIFY2(checks->heightForWidth(2000) == oneLine, "no more lines than it needs");
    checks->setLines({{CheckLine::State::Failed, QString(200, u'w')}});
    QVERIFY2(checks->heightForWidth(344) > oneLine, "a word that is longer than a line is broken");
}

void TestWidgets::tellsChecksApartAloud()
{
    CheckList checks;
    checks.setLines({{CheckLine::State::Passed, u"a"_s}, {CheckLine::State::NotChecked, u"b"_s},
        {CheckLine::State::Look, u"c"_s}, {CheckLine::State::Failed, u"d"_s}});
    QCOMPARE(checks.accessibleName(), u"Failed: d. Worth a look: c. a. Not checked: b."_s);
}

void TestWidgets::movesAnUnknownLengthsBar()
{
    const auto* frames = qApp->style()->findChild<Frames*>();
    QProgressBar bar;
    bar.setRange(0, 0);
    bar.resize(200, 8);
    bar.show();
    const QImage before = bar.grab().toImage();
    QVERIFY2(frames->isRunning(), "whoever paints the bar need not ask for the next frame");
    QTRY_VERIFY(bar.grab().toImage() != before);
    bar.hide();
    QTRY_VERIFY2(!frames->isRunning(), "nothing visible moves");
}

void TestWidgets::standsStillInTheMiddle()
{
    qApp->style()->setProperty("still", true);
    const auto* frames = qApp->style()->findChild<Frames*>();
    QTRY_VERIFY(!frames->isRunning());
    QProgressBar bar;
    bar.setRange(0, 0);
    bar.setPalette(Theme::light().toPalette());
    bar.resize(200, 8);
    bar.show();
    const QImage image = bar.grab().toImage();
    qApp->style()->setProperty("still", false);
    QCOMPARE(image.pixelColor(100, 3), Theme::light().accent);
    QCOMPARE(image.pixelColor(20, 3), Theme::light().line);
    QCOMPARE(image.pixelColor(180, 3), Theme::light().line);
    QVERIFY(!frames->isRunning());
}

void TestWidgets::linksFindingsToTheProjectAtHand()
{
    FindingList list;
    const Findings findings{{Finding::Level::Look, u"near_miss_redirect"_s,
        {{u"wanted"_s, u"http://localhost:8080"_s}, {u"uri"_s, u"http://localhost:8080/"_s}}}};
    const auto address = [&](const QString& project) {
        list.show(findings, {.clientId = u"1-a.apps.googleusercontent.com"_s, .project = project});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const auto* link = list.findChild<QPushButton*>(u"link"_s);
        return link != nullptr ? link->accessibleDescription() : QString();
    };
    QVERIFY(address(u"first"_s).contains(u"project=first"_s));
    QVERIFY(address(u"second"_s).contains(u"project=second"_s));
}

void TestWidgets::clearsTheClipboardWhenTheProgramEnds()
{
    QClipboard* clipboard = QApplication::clipboard();
    copySecretForAMoment(Secret(u"GOCSPX-a"_s));
    QCOMPARE(clipboard->text(), u"GOCSPX-a"_s);
    QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
    QVERIFY(clipboard->text().isEmpty());
    copySecretForAMoment(Secret(u"GOCSPX-a"_s));
    clipboard->setText(u"something else"_s);
    QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
    QCOMPARE(clipboard->text(), u"something else"_s);
    clipboard->clear();
}

void TestWidgets::showsALongSecretWhole()
{
    SecretField field(u"Access token"_s);
    field.setSecret(Secret(u"ya29."_s + QString(400, u'x')));
    field.resize(360, field.height());
    field.show();
    const int hidden = field.height();
    auto* reveal = field.findChild<QToolButton*>(u"reveal"_s);
    QTest::mouseClick(reveal, Qt::LeftButton);
    QVERIFY(field.isShown());
    const int lines = 400 * QFontMetrics(Type::wire(field.font())).horizontalAdvance(u'x') / 280;
    QVERIFY2(field.height() > lines * QFontMetrics(Type::wire(field.font())).height(), "no line is left out");
    QTest::mouseClick(reveal, Qt::LeftButton);
    QCOMPARE(field.height(), hidden);
    field.setSecret(Secret(u"GOCSPX-short"_s));
    QTest::mouseClick(reveal, Qt::LeftButton);
    QCOMPARE(field.height(), hidden); // it has room beside its countdown
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
