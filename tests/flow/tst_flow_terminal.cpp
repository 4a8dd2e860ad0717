// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "practiceserver.h"
#include "terminalprogram.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray ctrlC("\x03");

} // namespace

/// What a person at a terminal sees and types.
class TestFlowTerminal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesThePastedAddress();
    void saysWhyAPastedAddressIsNotTheOne();
    void takesAnAddressLongerThanTheKernelsLine();
    void showsWhatIsPastedOnOneRow();
    void takesTheAddressOfGooglesErrorPage();
    void waitsInTheBackgroundToo();
    void endsOnCtrlCWhileWaiting();
    void asksForAMissingSecretUnseen();
    void endsOnCtrlCAtTheSecret();
    void asksForASecretOnlyWhereItIsSent();
    void showsColoursAndProgress();
    void keepsColoursAwayWhereTheyAreNotWanted();

private:
    QStringList authorize(const QString& clientFile = {}) const;
    /// The provider's client file without its secret; the secret.
    QString withoutSecret(QByteArray& secret) const;

    const PracticeServer m_practice;
    const QTemporaryDir m_folder;
};

QStringList TestFlowTerminal::authorize(const QString& clientFile) const
{
    return QStringList{u"authorize"_s, u"--no-browser"_s, u"--scope"_s, u"openid"_s, u"--scope"_s, u"email"_s,
               u"--client"_s, clientFile.isEmpty() ? m_practice.clientFile() : clientFile}
    + m_practice.trust();
}

QString TestFlowTerminal::withoutSecret(QByteArray& secret) const
{
    QJsonObject document = QJsonDocument::fromJson(readFile(m_practice.clientFile())).object();
    QJsonObject web = document.value(u"web"_s).toObject();
    secret = web.take(u"client_secret"_s).toString().toLatin1();
    document.insert(u"web"_s, web);
    const QString copy = m_folder.filePath(u"client.json"_s);
    return writeFile(copy, QJsonDocument(document).toJson()) ? copy : QString();
}

void TestFlowTerminal::takesThePastedAddress()
{
    TerminalProgram program(authorize());
    const QUrl landing = Browser::landing(program.addressToOpen());
    QVERIFY(!landing.isEmpty());
    // Typed in two goes, with a slip rubbed out: half an address blocks nothing.
    const QByteArray address = landing.toEncoded();
    program.type(address.first(20) + "x\x7f");
    program.type(address.sliced(20) + '\r');
    QVERIFY2(program.shows("Signed in as "), program.screen().constData());
    QCOMPARE(program.finish(), 0);
    QVERIFY2(program.echoes() && program.takesLines(), "the terminal is as it was");
}

void TestFlowTerminal::saysWhyAPastedAddressIsNotTheOne()
{
    TerminalProgram program(authorize());
    const QUrl address = program.addressToOpen();
    program.type("http://localhost:8080/?code=stolen&state=wrong\r");
    QVERIFY2(program.shows("state"), program.screen().constData());
    QVERIFY2(program.shows("(authorization, state_mismatch)"), program.screen().constData());
    program.type("access_token\r"); // a word like an error code, and no error page
    QVERIFY2(program.shows("(authorization, no_query_in_address)"), program.screen().constData());
    QVERIFY(program.isRunning());
    QCOMPARE(Browser::open(address).status, 200);
    QVERIFY2(program.shows("Signed in as "), program.screen().constData());
    QCOMPARE(program.finish(), 0);
}

void TestFlowTerminal::takesAnAddressLongerThanTheKernelsLine()
{
    TerminalProgram program(authorize());
    const QByteArray address = Browser::landing(program.addressToOpen()).toEncoded();
    QVERIFY(!address.isEmpty());
    program.type(address + "&pad=" + QByteArray(6000, 'a') + '\r');
    QVERIFY2(program.shows("Signed in as "), program.screen().constData());
    QCOMPARE(program.finish(), 0);
}

// The terminal's own echo would fill several rows, and show the Return as ^J.
void TestFlowTerminal::showsWhatIsPastedOnOneRow()
{
    TerminalProgram program(authorize());
    const QByteArray address = Browser::landing(program.addressToOpen()).toEncoded();
    QVERIFY(address.size() > 100);
    program.type(address.first(100));
    QVERIFY2(program.shows("100 characters; Return takes them: http://"), program.screen().constData());
    QVERIFY2(program.shows("Return takes them: http://"), program.screen().constData());
    program.type(address.sliced(100) + '\r');
    QVERIFY2(program.shows("Signed in as "), program.screen().constData());
    QCOMPARE(program.finish(), 0);
    QVERIFY2(!program.screen().contains("^J"), program.screen().constData());
    QVERIFY2(!program.screen().contains(address.last(40)), "more than a row was echoed");
    QVERIFY(program.echoes() && program.takesLines());
}

void TestFlowTerminal::takesTheAddressOfGooglesErrorPage()
{
    TerminalProgram program(authorize());
    QVERIFY(!program.addressToOpen().isEmpty());
    // Field 1 of the message: redirect_uri_mismatch.
    program.type("https://accounts.google.com/signin/oauth/error?authError="
                 "ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2g%3D&client_id=1-a.apps.googleusercontent.com\r");
    QVERIFY2(program.shows("(error_page, redirect_uri_mismatch)"), program.screen().constData());
    QCOMPARE(program.finish(), 1);
    QVERIFY2(!program.screen().contains("cut off"), program.screen().constData());
}

void TestFlowTerminal::waitsInTheBackgroundToo()
{
    const auto program = TerminalProgram::inBackground(authorize() + QStringList{u"--timeout"_s, u"2"_s});
    QVERIFY2(program->shows("(authorization, timed_out)"), program->screen().constData());
    QCOMPARE(program->finish(), 3);
}

void TestFlowTerminal::endsOnCtrlCWhileWaiting()
{
    TerminalProgram program(authorize());
    QVERIFY(!program.addressToOpen().isEmpty());
    program.type(ctrlC);
    QCOMPARE(program.finish(), 130);
    QVERIFY2(program.screen().contains("Interrupted. No token came."), program.screen().constData());
    QVERIFY(program.echoes() && program.takesLines());
}

void TestFlowTerminal::asksForAMissingSecretUnseen()
{
    QByteArray secret;
    TerminalProgram program(authorize(withoutSecret(secret)));
    QVERIFY(!secret.isEmpty());
    QVERIFY2(program.shows("Client secret (Return for none): "), program.screen().constData());
    QTRY_VERIFY(!program.echoes());
    program.type(secret + '\r');
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    QVERIFY2(program.shows("Signed in as "), program.screen().constData());
    QCOMPARE(program.finish(), 0);
    QVERIFY(!program.screen().contains(secret) && program.echoes());
}

void TestFlowTerminal::endsOnCtrlCAtTheSecret()
{
    QByteArray secret;
    TerminalProgram program(authorize(withoutSecret(secret)));
    QVERIFY2(program.shows("Client secret (Return for none): "), program.screen().constData());
    QTRY_VERIFY(!program.echoes());
    program.type(ctrlC);
    QCOMPARE(program.finish(), 130);
    QVERIFY2(program.echoes(), "what is typed next is seen again");
}

/// The checks on this machine need none; those that ask the server hold it against the client ID.
void TestFlowTerminal::asksForASecretOnlyWhereItIsSent()
{
    QByteArray secret;
    const QStringList preflight =
        QStringList{u"preflight"_s, u"--scope"_s, u"openid"_s, u"--client"_s, withoutSecret(secret)}
        + m_practice.trust();
    TerminalProgram local(preflight);
    QVERIFY2(local.shows("the file has none"), local.screen().constData());
    local.finish();
    QVERIFY2(!local.screen().contains("Client secret (Return"), local.screen().constData());
    TerminalProgram online(preflight + QStringList{u"--online"_s});
    QVERIFY2(online.shows("Client secret (Return for none): "), online.screen().constData());
    QTRY_VERIFY(!online.echoes());
    online.type(secret + '\r');
    QVERIFY2(online.shows("knows the client ID and takes the client secret"), online.screen().constData());
    online.finish();
    QVERIFY(!online.screen().contains(secret));
}

void TestFlowTerminal::showsColoursAndProgress()
{
    TerminalProgram program(authorize());
    const QUrl address = program.addressToOpen();
    QVERIFY2(program.shows("Waiting for the browser, 4:5"), program.screen().constData());
    Browser::open(address);
    QVERIFY2(program.shows("\x1b[1m"), program.screen().constData());
    QCOMPARE(program.finish(), 0);
}

void TestFlowTerminal::keepsColoursAwayWhereTheyAreNotWanted()
{
    for (const QString& variable : {u"NO_COLOR=1"_s, u"TERM=dumb"_s}) {
        TerminalProgram program(authorize(), {variable});
        Browser::open(program.addressToOpen());
        QVERIFY2(program.shows("Signed in as "), program.screen().constData());
        QCOMPARE(program.finish(), 0);
        QVERIFY2(!program.screen().contains("\x1b[1m") && !program.screen().contains("\x1b[32m"),
            program.screen().constData());
    }
}

QTEST_GUILESS_MAIN(TestFlowTerminal)
#include "tst_flow_terminal.moc"
