// SPDX-License-Identifier: Apache-2.0
#include "theme/style.h"
#include "widgets/diagnosiscard.h"
#include "widgets/foldbutton.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const Error apiOff{.step = Step::Drive,
    .code = u"api_off"_s,
    .facts = {{u"service"_s, u"drive.googleapis.com"_s}, {u"api"_s, u"Drive API"_s}},
    .isServersWord = false};

const ExplainContext google{.clientId = u"1-a.apps.googleusercontent.com"_s,
    .project = u"acme"_s,
    .server = ServerKind::Google,
    .surface = Surface::Window};

/// A page with a field and the card.
struct Page : QWidget {
    Page()
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(field = new QLineEdit);
        layout->addWidget(button = new QPushButton(u"Cancel"_s));
        layout->addWidget(card = new DiagnosisCard);
        card->setRetry(u"Try again"_s);
        resize(900, 700);
        show();
        activateWindow();
    }

    QLineEdit* field;
    QPushButton* button;
    DiagnosisCard* card;
};

QAccessible::State stateOf(QWidget* widget)
{
    return QAccessible::queryAccessibleInterface(widget)->state();
}

} // namespace

/// A failure in words, its way out, and who has the keyboard.
class TestDiagnosisCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesToTheWayOut();
    void leavesWhoTypes();
    void opensItsFirstCauseAlone();
    void isAsHighAsItsWords();
    void isReachedByTabWhereItStands();
    void saysWhetherAPartIsOpen();
    void unfoldsAtOnceWithoutMotion();
    void readsAddressesBeforeTheyAreOpened();
    void keepsBareCodesFolded();
    void hasNoPrimaryWithoutAPageToOpen();
    void opensThePageThatMendsIt();
    void copiesWhatTheConsoleIsToList();
    void copiesTheNoteForTheAdministrator();
};

void TestDiagnosisCard::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
}

void TestDiagnosisCard::goesToTheWayOut()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button->setFocus();
    page.card->show(apiOff, google);
    const auto* link = page.card->findChild<QPushButton*>(u"link"_s);
    QVERIFY(link != nullptr && page.card->hasPrimary());
    QCOMPARE(QApplication::focusWidget(), link);
    QCOMPARE(link->property("kind").toString(), u"primary"_s);
    page.card->show(std::nullopt, google);
    QVERIFY(page.card->isHidden() && !page.card->hasPrimary());
}

void TestDiagnosisCard::leavesWhoTypes()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.field->setFocus();
    page.card->show(apiOff, google);
    QVERIFY(page.card->isVisible());
    QCOMPARE(QApplication::focusWidget(), page.field);
}

void TestDiagnosisCard::opensItsFirstCauseAlone()
{
    Page page;
    page.card->show(apiOff, google);
    const auto folds = page.card->findChildren<FoldButton*>(u"unfoldCause"_s);
    QCOMPARE(folds.size(), 2); // the first has none
    for (const FoldButton* fold : folds)
        QVERIFY(!fold->isOpen());
    const auto labels = page.card->findChildren<TextLabel*>();
    const auto isShownHeading = [](const TextLabel* label) {
        return label->text() == u"What to do" && label->isVisible();
    };
    QCOMPARE(std::ranges::count_if(labels, isShownHeading), 1);
    QVERIFY(page.card->findChild<QPushButton*>(u"link"_s)->isVisible());
}

/// What room there is below belongs to the page.
void TestDiagnosisCard::isAsHighAsItsWords()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    auto* card = new DiagnosisCard;
    layout->addWidget(card);
    layout->addStretch();
    card->setRetry(u"Open another file"_s);
    card->show(Error{Step::ClientFile, u"json_too_large"_s, {{u"limit"_s, u"65536"_s}}}, google);
    page.resize(1000, 900);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(card->height(), card->heightForWidth(card->width()));
}

/// A card above the fields is made before them, and filled long after.
void TestDiagnosisCard::isReachedByTabWhereItStands()
{
    QWidget page;
    auto* layout = new QVBoxLayout(&page);
    auto* before = new QPushButton(u"Before"_s);
    auto* card = new DiagnosisCard;
    auto* after = new QPushButton(u"After"_s);
    for (QWidget* widget : std::initializer_list<QWidget*>{before, card, after})
        layout->addWidget(widget);
    page.resize(900, 700);
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    after->setFocus();
    for (int time = 0; time < 2; ++time) { // filled again it stays where it is
        card->show(time == 0 ? apiOff : Error{Step::Drive, u"rate_limited"_s}, google);
        QSet<QString> names;
        before->setFocus();
        int inCard = 0;
        for (QTest::keyClick(&page, Qt::Key_Tab);
             card->isAncestorOf(QApplication::focusWidget()) && inCard < 20;
             QTest::keyClick(&page, Qt::Key_Tab)) {
            names.insert(QApplication::focusWidget()->accessibleName() + u'/'
                + QApplication::focusWidget()->property("text").toString());
            ++inCard;
        }
        QVERIFY2(inCard >= 3, "the report, the way out, the causes and the details");
        QCOMPARE(names.size(), inCard); // each has a name of its own
        QCOMPARE(QApplication::focusWidget(), after);
    }
}

void TestDiagnosisCard::saysWhetherAPartIsOpen()
{
    Page page;
    page.card->show(apiOff, google);
    auto* fold = page.card->findChild<FoldButton*>(u"unfoldDetails"_s);
    auto* details = page.card->findChild<QWidget*>(u"technicalDetails"_s);
    QVERIFY(stateOf(fold).expandable && stateOf(fold).collapsed && !stateOf(fold).expanded);
    QVERIFY(!details->isVisible());
    auto* actions = QAccessible::queryAccessibleInterface(fold)->actionInterface();
    actions->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(stateOf(fold).expanded && !stateOf(fold).collapsed);
    QTRY_VERIFY(details->isVisible() && details->height() >= details->heightForWidth(details->width()));
    QTest::keyClick(fold, Qt::Key_Space);
    QTRY_VERIFY(!details->isVisible());
}

void TestDiagnosisCard::unfoldsAtOnceWithoutMotion()
{
    qApp->style()->setProperty("still", true);
    Page page;
    page.card->show(apiOff, google);
    auto* fold = page.card->findChild<FoldButton*>(u"unfoldDetails"_s);
    const auto* details = page.card->findChild<QWidget*>(u"technicalDetails"_s);
    fold->setOpen(true);
    QVERIFY(details->isVisible());
    QCOMPARE(details->maximumHeight(), QWIDGETSIZE_MAX);
    fold->setOpen(false);
    QVERIFY(!details->isVisible());
    qApp->style()->setProperty("still", false);
}

void TestDiagnosisCard::readsAddressesBeforeTheyAreOpened()
{
    Page page;
    page.card->show(apiOff, google);
    QStringList shown;
    for (const ElidedLabel* label : page.card->findChildren<ElidedLabel*>())
        shown.append(label->text());
    const auto links = page.card->findChildren<QPushButton*>(u"link"_s);
    QVERIFY(!links.isEmpty());
    QCOMPARE(shown.size(), links.size());
    for (const QString& address : shown)
        QVERIFY2(address.startsWith(u"https://console.cloud.google.com/"_s), qPrintable(address));
}

void TestDiagnosisCard::keepsBareCodesFolded()
{
    Page page;
    page.card->show(apiOff, google);
    const auto* details = page.card->findChild<TextLabel*>(u"technicalDetails"_s);
    QCOMPARE(details->text(), u"drive, api_off\napi: Drive API\nservice: drive.googleapis.com"_s);
    QCOMPARE(details->textFormat(), Qt::PlainText);
    for (const QLabel* label : page.card->findChildren<QLabel*>()) {
        if (label != details)
            QVERIFY2(!label->text().contains(apiOff.code), qPrintable(label->text()));
    }
}

void TestDiagnosisCard::hasNoPrimaryWithoutAPageToOpen()
{
    Page page;
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.button->setFocus();
    ExplainContext practice = google;
    practice.server = ServerKind::Practice;
    page.card->show(apiOff, practice);
    QVERIFY(!page.card->hasPrimary());
    auto* again = page.card->findChild<QPushButton*>(u"tryAgain"_s);
    QCOMPARE(QApplication::focusWidget(), again);
    QSignalSpy retried(page.card, &DiagnosisCard::retried);
    QTest::keyClick(again, Qt::Key_Space);
    QCOMPARE(retried.size(), 1);
}

void TestDiagnosisCard::opensThePageThatMendsIt()
{
    Page page;
    ExplainContext practice = google;
    practice.server = ServerKind::Practice;
    const Error unknownScope{
        .step = Step::Authorization, .code = u"invalid_scope"_s, .facts = {}, .isServersWord = true};
    page.card->show(unknownScope, practice);
    auto* open = page.card->findChild<QPushButton*>(u"openStep"_s);
    QVERIFY(open != nullptr && page.card->hasPrimary());
    QCOMPARE(open->text(), u"Open Scopes"_s);
    const QSignalSpy wanted(page.card, &DiagnosisCard::stepWanted);
    open->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<StepId>(), StepId::Scopes);
    page.card->show(unknownScope, google);
    QCOMPARE(page.card->findChild<QPushButton*>(u"link"_s)->property("kind").toString(), u"primary"_s);
}

void TestDiagnosisCard::copiesWhatTheConsoleIsToList()
{
    Page page;
    page.card->show(Error{.step = Step::ErrorPage,
                        .code = u"redirect_uri_mismatch"_s,
                        .facts = {{u"sent_redirect_uri"_s, u"http://localhost:8080"_s}},
                        .isServersWord = true},
        google);
    auto* copy = page.card->findChild<QPushButton*>(u"copyRedirectUri"_s);
    QVERIFY(copy != nullptr);
    QVERIFY(copy->toolTip().contains(u"http://localhost:8080"_s)); // read before it is copied
    copy->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:8080"_s);
}

void TestDiagnosisCard::copiesTheNoteForTheAdministrator()
{
    Page page;
    page.card->show(apiOff, google);
    QVERIFY(page.card->findChild<QPushButton*>(u"copyNote"_s) == nullptr);
    ExplainContext context = google;
    context.scopes = u"openid https://www.googleapis.com/auth/drive"_s;
    const Error policy{Step::ErrorPage, u"admin_policy_enforced"_s, {}, true};
    page.card->show(policy, context);
    auto* copy = page.card->findChild<QPushButton*>(u"copyNote"_s);
    QVERIFY(copy != nullptr && copy->isVisible());
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), explain(policy, context).note);
    QVERIFY(QApplication::clipboard()->text().contains(u"Client ID: 1-a.apps.googleusercontent.com"_s));
}

QTEST_MAIN(TestDiagnosisCard)
#include "tst_diagnosiscard.moc"
