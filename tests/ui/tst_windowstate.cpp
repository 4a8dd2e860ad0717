// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "loopbackpeer.h"
#include "stand.h"
#include "writtenwords.h"

#include "theme/style.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString driveFile = u"https://www.googleapis.com/auth/drive.file"_s;

bool says(const Stand& stand, const QString& text)
{
    const auto labels = stand.window.findChildren<QLabel*>();
    return std::ranges::any_of(
        labels, [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

QString textOf(const Stand& stand, const QString& label)
{
    const auto* found = stand.find<QLabel>(label);
    return found != nullptr ? found->text() : QString();
}

Leg::State stateOf(Stand& stand, Leg::Kind kind)
{
    return std::ranges::find(stand.workbench.signIn().legs(), kind, &Leg::kind)->state;
}

/// A client of a server that is not Google.
QString clientAt(const Stand& stand, const QString& origin)
{
    const QString path = stand.home.filePath(u"elsewhere.json"_s);
    const QByteArray client = testData(u"client/web.json"_s)
                                  .replace("https://accounts.google.com", origin.toLatin1())
                                  .replace("https://oauth2.googleapis.com", origin.toLatin1());
    return writeFile(path, client) ? path : QString();
}

Grant someGrant()
{
    return {.requested = {driveFile},
        .tokens = {.accessToken = Secret(u"access"_s),
            .granted = {driveFile},
            .scopeAnnounced = true,
            .receivedAt = QDateTime::currentDateTimeUtc()}};
}

} // namespace

/// What the window holds, and when it lets go of it.
class TestWindowState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void endsARefreshWithItsGrant()
    {
        Stand stand;
        QVERIFY(stand.startPractice() && stand.signIn());
        GrantWork& work = stand.workbench.grant();
        work.refresh();
        QCOMPARE(work.doing(), GrantWork::Doing::Refreshing);
        stand.window.openFile(testDataPath(u"client/web.json"_s));
        QCOMPARE(work.doing(), GrantWork::Doing::Nothing);
        QVERIFY(!stand.flow.isRunning());
        QVERIFY(!work.grant() && !work.error());
    }

    void keepsALateRevocationToItsGrant()
    {
        Stand stand;
        QVERIFY(stand.startPractice() && stand.signIn());
        GrantWork& work = stand.workbench.grant();
        const QSignalSpy revoked(&work, &GrantWork::revoked);
        work.revoke();
        work.take(someGrant(), {}, {}); // another sign-in, meanwhile
        QCOMPARE(work.doing(), GrantWork::Doing::Nothing);
        const auto isIt = [](const HttpExchange& exchange) { return exchange.purpose == u"revocation"; };
        QTRY_VERIFY(std::ranges::any_of(stand.trace.exchanges(), isIt));
        QCoreApplication::processEvents(); // which hands the answer on
        QVERIFY(work.grant().has_value());
        QCOMPARE(revoked.count(), 0);
    }

    void clearsAnEmptyListingWithItsGrant()
    {
        Stand stand({u"--files"_s, u"0"_s});
        QVERIFY(stand.startPractice() && stand.signIn() && stand.list());
        stand.window.goTo(StepId::Drive);
        QVERIFY(!textOf(stand, u"driveEmpty"_s).isEmpty());
        stand.workbench.grant().clear();
        QVERIFY(textOf(stand, u"driveEmpty"_s).isEmpty());
    }

    void keepsWhatBelongsToAClientThatIsReadAgain()
    {
        Stand stand;
        QVERIFY(stand.startPractice() && stand.signIn() && stand.list());
        stand.workbench.setRedirectUri(u"http://localhost:8080"_s, false);
        const auto& grant = stand.workbench.grant().grant();
        const Secret token = grant->tokens.accessToken;
        stand.window.goTo(StepId::Client);
        QVERIFY(stand.press(u"F5"_s));
        stand.workbench.startPractice(); // which runs already
        QVERIFY(grant && grant->tokens.accessToken == token);
        QCOMPARE(stand.workbench.drive().state(), DriveWork::State::Done);
        QCOMPARE(stand.workbench.redirectUri(), u"http://localhost:8080"_s);

        stand.window.openFile(testDataPath(u"client/web.json"_s));
        QVERIFY2(!grant, "that is another client");
        QCOMPARE(stand.workbench.drive().state(), DriveWork::State::Idle);
        QVERIFY(stand.workbench.redirectUri().isEmpty());
    }

    void goesOnSigningInWhenTheFileIsReadAgain()
    {
        Stand stand;
        QVERIFY(stand.startPractice());
        stand.workbench.startSignIn();
        QTRY_VERIFY(!stand.workbench.signIn().address().isEmpty());
        QVERIFY(stand.workbench.clientFile().makePrivate());
        QVERIFY(stand.visit());
        QTRY_VERIFY(stand.workbench.grant().grant().has_value());
    }

    void saysWhatIsKnownOfACancelledSignIn_data()
    {
        QTest::addColumn<SignIn::State>("when");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no server yet") << SignIn::State::FindingServer << u"No token came"_s;
        QTest::newRow("nobody came back") << SignIn::State::Waiting << u"No token came"_s;
        QTest::newRow("code sent") << SignIn::State::Exchanging << u"is not known here"_s;
        QTest::newRow("tokens came") << SignIn::State::Checking << u"thrown away and not revoked"_s;
    }

    void saysWhatIsKnownOfACancelledSignIn()
    {
        QFETCH(SignIn::State, when);
        QFETCH(QString, sentence);
        Stand stand;
        QVERIFY(stand.startPractice());
        SignIn& signIn = stand.workbench.signIn();
        connect(
            &signIn, &SignIn::changed, &stand.window,
            [&signIn, when] {
                if (signIn.state() == when)
                    signIn.cancel();
            },
            Qt::QueuedConnection);
        stand.workbench.startSignIn();
        if (when > SignIn::State::Waiting)
            QVERIFY(stand.visit());
        QTRY_VERIFY(signIn.error().has_value());
        QCOMPARE(signIn.error()->code, u"cancelled"_s);
        QVERIFY(says(stand, sentence));
        QVERIFY(!stand.flow.isRunning());
    }

    void saysThatItLooksForTheServer()
    {
        Stand stand;
        QVERIFY(stand.startPractice());
        stand.workbench.startSignIn();
        QCOMPARE(stand.workbench.signIn().state(), SignIn::State::FindingServer);
        QVERIFY(!says(stand, u"it can be closed"_s));
        QCOMPARE(textOf(stand, u"runTitle"_s), u"Finding the server"_s);
    }

    void marksTheAddressOnlyWhenItWasOpened()
    {
        Stand stand;
        QVERIFY(stand.startPractice());
        stand.workbench.setBrowser(stand.home.filePath(u"no-such-browser"_s));
        stand.workbench.startSignIn();
        QTRY_VERIFY(stand.workbench.signIn().browserError().has_value());
        QTRY_COMPARE(stateOf(stand, Leg::Kind::Consent), Leg::State::Live);
        QCOMPARE(stateOf(stand, Leg::Kind::OpenAddress), Leg::State::Failed);
        QVERIFY(!says(stand, u"opened your browser"_s));
        QVERIFY(says(stand, u"No browser was opened"_s));
        QVERIFY2(stand.visit(), "by the link, copied");
        QTRY_VERIFY(stand.workbench.grant().grant().has_value());
        QCOMPARE(stateOf(stand, Leg::Kind::OpenAddress), Leg::State::Done);
    }

    /// As a listing that needs a new token while the sign-in is being revoked.
    void takesOneStepOfASignInAtATime()
    {
        Stand stand;
        QVERIFY(stand.startPractice() && stand.signIn());
        GrantWork& work = stand.workbench.grant();
        work.revoke();
        const QFuture<Result<Secret>> renewed = work.renewedToken();
        QVERIFY(renewed.isFinished() && !renewed.result());
        const Explanation words = explain(renewed.result().error(), {.surface = Surface::Window});
        const QStringList lines{
            words.headline, words.causes.value(0).text, u"  - "_s + words.causes.value(0).actions.value(0)};
        QCOMPARE(lines.join(u'\n'), writtenWords(u"refresh/busy"_s));
        QTRY_COMPARE(work.doing(), GrantWork::Doing::Nothing);
    }

    void saysWhyTokenInfoSaysNothing()
    {
        const LoopbackPeer broken(httpAnswer(500, "no"));
        Stand stand;
        stand.window.goTo(StepId::Grant);
        stand.workbench.grant().take(someGrant(), {}, {.tokeninfoEndpoint = broken.url().toString()});
        QTRY_VERIFY(stand.workbench.grant().tokenInfo().has_value());
        QVERIFY(!*stand.workbench.grant().tokenInfo());
        const QString broke = textOf(stand, u"tokenInfoNote"_s);
        QVERIFY2(broke.startsWith(u"Token info: "_s), qPrintable(broke));

        stand.workbench.grant().take(someGrant(), {}, {});
        QTRY_VERIFY(textOf(stand, u"tokenInfoNote"_s).contains(u"offers no tokeninfo"_s));
    }

    void saysWhoNamedWhatNeedsTrust()
    {
        QString origin;
        const LoopbackPeer server([&origin](const QByteArray&) {
            const QJsonObject document{
                {u"issuer"_s, origin}, {u"jwks_uri"_s, u"https://keys.example.org/k"_s}};
            return LoopbackPeer::Answer{httpAnswer(200, QJsonDocument(document).toJson())};
        });
        origin = server.url(QString()).toString();
        Stand stand;
        stand.window.openFile(clientAt(stand, origin));
        stand.workbench.setScopes({u"openid"_s});
        stand.window.goTo(StepId::SignIn);
        stand.workbench.startSignIn();
        QTRY_VERIFY(textOf(stand, u"trustText"_s).startsWith(u"Its file names "_s + origin));
        QVERIFY(stand.click(u"trustServer"_s));
        QTRY_VERIFY(
            textOf(stand, u"trustText"_s).contains(u"discovery document names https://keys.example.org"_s));
    }

    void givesGooglesReasonsOfGoogleAlone()
    {
        Stand stand;
        stand.window.openFile(testDataPath(u"client/web.json"_s));
        stand.window.goTo(StepId::Grant);
        stand.workbench.grant().take(someGrant(), {}, {});
        QVERIFY(textOf(stand, u"refreshNote"_s).contains(u"access_type"_s));
        stand.window.openFile(clientAt(stand, u"https://login.example.org"_s));
        stand.window.goTo(StepId::Grant);
        stand.workbench.grant().take(someGrant(), {}, {});
        QVERIFY(textOf(stand, u"refreshNote"_s).startsWith(u"None was issued."_s));
        QVERIFY(!textOf(stand, u"refreshNote"_s).contains(u"access_type"_s));
    }

    void countsOnlyWhileSomethingRuns()
    {
        Stand stand;
        QVERIFY(stand.startPractice());
        QVERIFY(!stand.workbench.isCounting());
        stand.workbench.startSignIn();
        QVERIFY(stand.workbench.isCounting());
        QVERIFY(stand.visit());
        QTRY_VERIFY(stand.workbench.grant().grant().has_value());
        QVERIFY2(stand.workbench.isCounting(), "the access token ends");
        stand.workbench.clientFile().close();
        QVERIFY(!stand.workbench.isCounting());
    }
};

QTEST_MAIN(TestWindowState)
#include "tst_windowstate.moc"
