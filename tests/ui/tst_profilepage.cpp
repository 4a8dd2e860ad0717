// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"
#include "writtenwords.h"

#include "theme/style.h"
#include "widgets/checklist.h"
#include "widgets/pageheader.h"
#include "widgets/segmentbar.h"
#include "widgets/wiretext.h"

#include <QComboBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A profile in the stand's folder, beside a client of Google's.
QString makeProfile(const Stand& stand, const QByteArray& members = {})
{
    const QString path = stand.home.filePath(u"backup.scopelight.json"_s);
    const QByteArray json = R"({"scopelight": 1, "name": "Backup", "client_file": "client_secret.json",)"
                            R"( "scopes": ["openid", "email", "drive.readonly"])"
        + members + '}';
    const bool isWritten =
        writeFile(stand.home.filePath(u"client_secret.json"_s), testData(u"client/web.json"_s))
        && writeFile(path, json);
    return isWritten ? path : QString();
}

QJsonObject written(const QString& path)
{
    return QJsonDocument::fromJson(readFile(path)).object();
}

QString sentence(const Stand& stand)
{
    return stand.find<PageHeader>({})->sentence();
}

/// The lines of the check in that state.
QStringList outcomes(const Stand& stand, CheckLine::State state)
{
    QStringList texts;
    if (const auto* list = stand.find<CheckList>(u"outcomes"_s)) {
        for (const CheckLine& line : list->lines()) {
            if (line.state == state)
                texts.append(line.text);
        }
    }
    return texts;
}

/// Moves the choice of that bar by as many arrow keys.
void choose(const Stand& stand, const QString& bar, int segment)
{
    auto* found = stand.find<SegmentBar>(bar);
    QTest::keyClick(found, Qt::Key_Home);
    for (int i = 0; i < segment; ++i)
        QTest::keyClick(found, Qt::Key_Right);
}

} // namespace

/// Profiles: opened, made from a run, edited, held against it, saved.
class TestProfilePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void opensAProfile();
    void saysWhyAFileIsNone();
    void saysThatItsClientFileIsNotThere();
    void takesItsServersFromThisMachineOnly();
    void expectsWhatWasAskedFor();
    void holdsTheRunAgainstIt();
    void savesWhatIsSetUp();
    void keepsWhatItDoesNotKnow();
    void saysWhyItWasNotSaved();
    void needsAScope();
    void leadsBack();
};

void TestProfilePage::opensAProfile()
{
    Stand stand;
    const QString path = makeProfile(stand,
        R"(, "redirect_uri": "http://localhost:8080", "parameters": {"prompt": "consent"},)"
        R"( "declared": ["openid"], "expect": {"class_at_most": "sensitive", "not_granted": ["drive"]})");
    stand.window.openFile(path);
    QCOMPARE(sentence(stand), u"Saved in backup.scopelight.json."_s);
    QCOMPARE(stand.find<QLineEdit>(u"profileName"_s)->text(), u"Backup"_s);
    QCOMPARE(stand.label(u"profileClient"_s), u"client_secret.json"_s);
    const Workbench& workbench = stand.workbench;
    QCOMPARE(workbench.clientFile().path(), stand.home.filePath(u"client_secret.json"_s));
    QCOMPARE(workbench.scopes(), (ScopeSet{u"openid"_s, u"email"_s, fullScope(u"drive.readonly"_s)}));
    QCOMPARE(workbench.redirectUri(), u"http://localhost:8080"_s);
    QCOMPARE(workbench.options().prompt, u"consent"_s);
    QCOMPARE(stand.find<SegmentBar>(u"expect drive"_s)->current(), 2);
    QCOMPARE(stand.find<QComboBox>(u"expectClass"_s)->currentText(), u"sensitive"_s);
    const QStringList failed = outcomes(stand, CheckLine::State::Failed);
    QCOMPARE(failed.size(), 3); // two are not declared, and drive.readonly is restricted
    QVERIFY2(
        failed.join(u'\n').contains(u"drive.readonly is to be sensitive at most. Its class is restricted"),
        qPrintable(failed.join(u'\n')));
    QCOMPARE(outcomes(stand, CheckLine::State::NotChecked),
        QStringList{u"drive is not to be granted. "_s + writtenWords(u"reasons/not_signed_in"_s)});
    QCOMPARE(
        stand.find<WireText>(u"checkCommand"_s)->toPlainText(), u"scopelight-cli check --profile "_s + path);
}

void TestProfilePage::saysWhyAFileIsNone()
{
    Stand stand;
    stand.workbench.setScopes({u"openid"_s});
    const QString path = stand.home.filePath(u"broken.scopelight.json"_s);
    QVERIFY(writeFile(path, R"({"scopelight": 1, "client_file": "c.json"})"));
    stand.window.openFile(path);
    QVERIFY2(stand.headline().contains(u"scopes"), qPrintable(stand.headline()));
    QCOMPARE(stand.workbench.scopes(), ScopeSet{u"openid"_s});
    QVERIFY(!stand.find<QPushButton>(u"saveProfile"_s)->isEnabled());
    const QString renamed = stand.home.filePath(u"renamed.json"_s);
    QVERIFY(QFile::rename(makeProfile(stand), renamed)); // known by what is in it
    stand.window.openFile(renamed);
    QCOMPARE(stand.headline(), QString());
    QCOMPARE(sentence(stand), u"Saved in renamed.json."_s);
}

void TestProfilePage::saysThatItsClientFileIsNotThere()
{
    Stand stand;
    const QString path = makeProfile(stand);
    QVERIFY(QFile::remove(stand.home.filePath(u"client_secret.json"_s)));
    stand.window.openFile(path);
    QVERIFY2(stand.headline().startsWith(u"There is no file"_s), qPrintable(stand.headline()));
    QVERIFY(stand.find<QLineEdit>(u"profileName"_s) != nullptr);
}

void TestProfilePage::takesItsServersFromThisMachineOnly()
{
    Stand stand;
    stand.window.openFile(makeProfile(stand,
        R"(, "server": {"trust": ["http://127.0.0.1:9", "https://evil.example"],)"
        R"( "issuer": "http://127.0.0.1:9", "api_root": "https://evil.example"})"));
    QCOMPARE(stand.workbench.trustedOrigins(), QStringList{u"http://127.0.0.1:9"_s});
    QCOMPARE(stand.workbench.issuer(), u"http://127.0.0.1:9"_s);
    QVERIFY2(!stand.workbench.hasDriveApi(), "its API is not trusted");
    stand.window.openFile(makeProfile(stand, R"(, "server": {"api_root": "http://localhost:9/drive"})"));
    QVERIFY(stand.workbench.hasDriveApi());
}

void TestProfilePage::expectsWhatWasAskedFor()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)});
    QVERIFY(stand.signIn());
    QVERIFY(stand.click(u"saveAsProfile"_s));
    QVERIFY(sentence(stand).startsWith(u"Not saved yet."));
    QCOMPARE(stand.find<SegmentBar>(u"expect drive.readonly"_s)->current(), 1);
    QCOMPARE(
        outcomes(stand, CheckLine::State::Passed), QStringList{u"calendar.readonly is to be granted."_s});
    const QStringList failed = outcomes(stand, CheckLine::State::Failed);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed[0].contains(u"Usual reason: its box was not ticked"), qPrintable(failed[0]));
    choose(stand, u"expect drive.readonly"_s, 2);
    QCOMPARE(outcomes(stand, CheckLine::State::Failed), QStringList());
    choose(stand, u"expect drive.readonly"_s, 0);
    QCOMPARE(
        outcomes(stand, CheckLine::State::Passed), QStringList{u"calendar.readonly is to be granted."_s});
}

void TestProfilePage::holdsTheRunAgainstIt()
{
    Stand stand({u"--files"_s, u"12"_s});
    QVERIFY(stand.startPractice());
    stand.workbench.setScopes({fullScope(u"drive.readonly"_s)});
    QVERIFY(stand.signIn());
    QVERIFY(stand.click(u"saveAsProfile"_s));
    choose(stand, u"expectRefreshToken"_s, 2);
    QCOMPARE(outcomes(stand, CheckLine::State::Failed),
        QStringList{u"No refresh token is to come. A refresh token came."_s});
    choose(stand, u"expectRefreshToken"_s, 1);
    auto* files = stand.find<QLineEdit>(u"expectFiles"_s);
    files->setFocus();
    QTest::keyClicks(files, u"13"_s);
    const QStringList open = outcomes(stand, CheckLine::State::NotChecked);
    QVERIFY2(open.size() == 1 && open.first().endsWith(writtenWords(u"reasons/not_listed"_s)),
        qPrintable(open.join(u'\n')));
    QVERIFY(stand.list());
    QCOMPARE(outcomes(stand, CheckLine::State::Failed),
        QStringList{
            u"The listing is to name at least this many files: 13. Found 12, expected at least 13."_s});
    QTest::keyClick(files, Qt::Key_Backspace);
    QTest::keyClick(files, Qt::Key_2);
    QCOMPARE(outcomes(stand, CheckLine::State::Passed).size(), 3);
}

void TestProfilePage::savesWhatIsSetUp()
{
    Stand stand;
    const QString path = makeProfile(stand);
    stand.window.openFile(path);
    QTest::keyClicks(stand.find<QLineEdit>(u"profileName"_s), u" app"_s);
    auto* declared = stand.find<QLineEdit>(u"declaredScopes"_s);
    declared->setFocus();
    QTest::keyClicks(declared, u"openid"_s);
    stand.workbench.setScopes({u"openid"_s, fullScope(u"drive.file"_s)});
    stand.workbench.setOptions({.prompt = u"consent"_s});
    choose(stand, u"expect drive.file"_s, 1);
    QCOMPARE(sentence(stand), u"Changed since it was saved in backup.scopelight.json."_s);
    QVERIFY(stand.press(u"Ctrl+S"_s));
    QCOMPARE(sentence(stand), u"Saved in backup.scopelight.json."_s);
    QCOMPARE(written(path),
        (QJsonObject{{u"scopelight"_s, 1}, {u"name"_s, u"Backup app"_s},
            {u"client_file"_s, u"client_secret.json"_s},
            {u"scopes"_s, QJsonArray{u"openid"_s, u"drive.file"_s}}, {u"declared"_s, QJsonArray{u"openid"_s}},
            {u"parameters"_s, QJsonObject{{u"prompt"_s, u"consent"_s}}},
            {u"expect"_s, QJsonObject{{u"granted"_s, QJsonArray{u"drive.file"_s}}}}}));
}

/// In practice, too, where another client stands in for the profile's.
void TestProfilePage::keepsWhatItDoesNotKnow()
{
    Stand stand;
    const QString path = makeProfile(
        stand, R"(, "owner": "me", "server": {"api_root": "http://localhost:9"}, "expect": {"later": [1]})");
    stand.window.openFile(path);
    const QJsonObject before = written(path);
    QVERIFY(stand.startPractice());
    QVERIFY(stand.press(u"Ctrl+S"_s)); // from any page
    QCOMPARE(written(path), before);
    QVERIFY(stand.find<WireText>(u"checkCommand"_s)->toPlainText().endsWith(u" --practice"));
}

void TestProfilePage::saysWhyItWasNotSaved()
{
    Stand stand;
    ProfileWork profile(stand.workbench);
    stand.workbench.setScopes({u"openid"_s});
    profile.begin();
    const QString path = stand.home.filePath(u"none/p.scopelight.json"_s);
    profile.save(path);
    QCOMPARE(profile.problem()->code, u"file_not_writable"_s);
    QVERIFY(profile.path().isEmpty() && profile.command().isEmpty());
    QVERIFY(QDir(stand.home.path()).mkdir(u"none"_s));
    profile.save(path);
    QVERIFY(!profile.problem() && !profile.isChanged());
    QCOMPARE(written(path).value(u"client_file"_s), QJsonValue(u"client_secret.json"_s));
}

void TestProfilePage::needsAScope()
{
    Stand stand;
    QVERIFY(stand.press(u"Ctrl+N"_s));
    QVERIFY(!stand.find<QPushButton>(u"saveProfile"_s)->isEnabled());
    stand.workbench.setScopes({u"openid"_s});
    QVERIFY(stand.find<QPushButton>(u"saveProfile"_s)->isEnabled());
}

void TestProfilePage::leadsBack()
{
    Stand stand;
    stand.window.openFile(makeProfile(stand));
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(stand.find<QPushButton>(u"chooseScopes"_s) != nullptr);
    QVERIFY(stand.press(u"Ctrl+S"_s));
    QVERIFY(stand.click(u"leaveProfile"_s));
    QVERIFY(stand.find<QPushButton>(u"chooseScopes"_s) != nullptr);
}

QTEST_MAIN(TestProfilePage)
#include "tst_profilepage.moc"
