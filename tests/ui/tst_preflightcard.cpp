// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"
#include "writtenwords.h"

#include "theme/style.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"

#include <QFile>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// What the server told, as the page shows it.
QStringList told(const Stand& stand)
{
    QStringList texts;
    if (const auto* list = stand.find<CheckList>(u"preflightOnline"_s)) {
        for (const CheckLine& line : list->lines())
            texts.append(line.text);
    }
    return texts;
}

/// What the chip beside the heading says.
QString chipOf(const Stand& stand)
{
    return stand.find<CheckList>(u"preflight"_s)->parentWidget()->findChild<ChipLabel*>()->accessibleName();
}

bool hasAnswered(Stand& stand)
{
    return QTest::qWaitFor(
        [&stand] { return stand.workbench.online().state() > OnlineWork::State::Asking; }, 20'000);
}

} // namespace

/// What the server says before anybody signs in, on a click.
class TestPreflightCard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void asksOnAClickAlone();
    void keepsTheAnswersWhileTheFileIsLookedAt();
    void saysThatTheRequestIsAccepted();
    void forgetsThemWithTheScopes();
    void explainsWhatIsRefused();
};

void TestPreflightCard::asksOnAClickAlone()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::SignIn);
    QVERIFY(told(stand).isEmpty());
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).caption, u"Nothing sent yet"_s);
    QVERIFY2(stand.trace.exchanges().isEmpty(), "nothing is sent on its own");
    QVERIFY(stand.click(u"checkOnline"_s));
    QVERIFY(!stand.click(u"checkOnline"_s));
    QVERIFY(hasAnswered(stand));
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).caption, u"Nobody signed in yet"_s);
    QCOMPARE(told(stand).size(), 5); // request, secret, clock, proxy, the one host
    // The stand's provider consents by itself, which is no page of Google's.
    const QString elsewhere = u"it sent the browser to http://localhost:8080"_s;
    QCOMPARE(told(stand).filter(elsewhere).size(), 1);
    QCOMPARE(told(stand).filter(u"takes the client secret"_s).size(), 1);
}

void TestPreflightCard::keepsTheAnswersWhileTheFileIsLookedAt()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"checkOnline"_s));
    Q_EMIT stand.workbench.clientFile().changed(); // as when git has answered
    QVERIFY(hasAnswered(stand));
    QCOMPARE(stand.workbench.online().state(), OnlineWork::State::Done);
}

/// Where somebody is asked to sign in, as Google asks.
void TestPreflightCard::saysThatTheRequestIsAccepted()
{
    Stand stand({}, Stand::Consent::Asked);
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"checkOnline"_s) && hasAnswered(stand));
    QString words = writtenWords(u"reasons/online_request_accepted"_s);
    QVERIFY2(told(stand).contains(words.replace(u"Google"_s, u"The practice provider"_s)),
        qPrintable(told(stand).join(u'\n')));
}

void TestPreflightCard::forgetsThemWithTheScopes()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"checkOnline"_s) && hasAnswered(stand));
    QVERIFY(!told(stand).isEmpty());
    stand.workbench.setScopes({u"openid"_s});
    QVERIFY(told(stand).isEmpty());
}

void TestPreflightCard::explainsWhatIsRefused()
{
    Stand stand;
    QVERIFY(stand.startPractice());
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QByteArray file = readFile(stand.workbench.clientFile().path());
    QVERIFY(writeFile(copy, file.replace("-practiceweb", "-elsewhere")));
    QVERIFY(
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner)); // nothing else is wrong with it
    stand.window.openFile(copy);
    stand.workbench.trust({stand.workbench.practice().origin()});
    stand.window.goTo(StepId::SignIn);
    QVERIFY(stand.click(u"checkOnline"_s) && hasAnswered(stand));
    QVERIFY2(stand.headline().contains(u"page says invalid_client"_s), qPrintable(stand.headline()));
    int primary = 0;
    for (const auto* button : stand.window.findChildren<QPushButton*>())
        primary += button->isVisible() && button->property("kind") == u"primary"_s ? 1 : 0;
    QCOMPARE(primary, 1); // the way out, and not the sign-in beside it
    QCOMPARE(stand.workbench.stepState(StepId::SignIn).mark, StepState::Mark::Problem);
    QCOMPARE(chipOf(stand), u"Look first"_s);
}

QTEST_MAIN(TestPreflightCard)
#include "tst_preflightcard.moc"
