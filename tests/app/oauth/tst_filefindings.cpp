// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "oauth/clientfindings.h"
#include "summary.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

void write(const QString& path, const QByteArray& bytes,
    QFile::Permissions permissions = {QFile::ReadOwner | QFile::WriteOwner})
{
    QVERIFY(writeFile(path, bytes));
    QVERIFY(QFile::setPermissions(path, permissions));
}

void git(const QString& folder, const QStringList& arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"git"_s, arguments);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

} // namespace

class TestFileFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void saysNothingOfAPrivateFileOutsideSourceTrees();
    void readsTheMode_data();
    void readsTheMode();
    void tellsTheIndexFromTheHistory();
    void makesLittleOfAFileWithoutASecret();
    void knowsAFileThatTheNextAddTakes();
    void saysNothingOfAnIgnoredFile();
    void looksInTheFoldersAbove();
    void looksAtTheFileBehindALink();
    void takesNamesLiterally_data();
    void takesNamesLiterally();
    void listsGitBeforeModes();
    void isNotMisledByTheCallersGitEnvironment();
    void startsNoProgramOfTheRepository();
    void saysWhenGitIsNotInstalled();
    void saysWhenGitDoesNotAnswerInTime();
    void saysWhenGitRefuses();

private:
    QString path(const QString& name) const { return m_folder->path() + u'/' + name; }
    void makeRepository() const { git(m_folder->path(), {u"init"_s, u"--quiet"_s}); }
    void fakeGit(const QByteArray& script) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_searchPath = qgetenv("PATH");
};

void TestFileFindings::initTestCase()
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
        QSKIP("git is not installed");
}

void TestFileFindings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    // The user's own ignore rules and settings are not part of the test.
    qputenv("HOME", QFile::encodeName(m_folder->path()));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
}

void TestFileFindings::cleanup()
{
    qputenv("PATH", m_searchPath);
    qunsetenv("GIT_DIR");
}

void TestFileFindings::fakeGit(const QByteArray& script) const
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"bin"_s));
    write(path(u"bin/git"_s), "#!/bin/sh\n" + script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", QFile::encodeName(path(u"bin"_s)) + ':' + m_searchPath);
}

void TestFileFindings::saysNothingOfAPrivateFileOutsideSourceTrees()
{
    write(path(u"client.json"_s), "{}");
    QCOMPARE(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret), Findings());
}

void TestFileFindings::readsTheMode_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("findings");
    QTest::addColumn<QString>("printed");
    const auto row = [](int mode, const char* findings, const char* printed) {
        QTest::newRow(printed) << mode << QString::fromLatin1(findings) << QString::fromLatin1(printed);
    };
    // Qt's bits: one hexadecimal digit for the owner, the user, the group and the others.
    row(0x6000, "", "0600");
    row(0x4000, "", "0400");
    row(0x6040, "problem:readable_by_others", "0640");
    row(0x6044, "problem:readable_by_others", "0644");
    row(0x6004, "problem:readable_by_others", "0604");
    row(0x6066, "problem:writable_by_others problem:readable_by_others", "0666");
    row(0x6020, "problem:writable_by_others", "0620");
    row(0x7055, "problem:readable_by_others", "0755");
}

void TestFileFindings::readsTheMode()
{
    QFETCH(int, mode);
    write(path(u"client.json"_s), "{}", QFile::Permissions(mode));
    const Findings findings = fileFindings(path(u"client.json"_s), FileHolds::ClientSecret);
    QTEST(summary(findings), "findings");
    if (!findings.isEmpty())
        QTEST(findings.first().facts.value(u"mode"_s), "printed");
}

void TestFileFindings::tellsTheIndexFromTheHistory()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    write(path(u".gitignore"_s), "client.json\n"); // comes too late for a tracked file
    git(m_folder->path(), {u"add"_s, u"--force"_s, u"client.json"_s});
    const auto found = [this] { return fileFindings(path(u"client.json"_s), FileHolds::ClientSecret); };
    const Facts facts{{u"path"_s, path(u"client.json"_s)}, {u"holds"_s, u"client_secret"_s}};
    QCOMPARE(found(), (Findings{{Finding::Level::Problem, u"added_to_git"_s, facts}}));
    git(m_folder->path(),
        {u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@example.com"_s, u"commit"_s, u"--quiet"_s,
            u"--message=x"_s});
    QCOMPARE(found(), (Findings{{Finding::Level::Problem, u"tracked_by_git"_s, facts}}));
}

void TestFileFindings::makesLittleOfAFileWithoutASecret()
{
    makeRepository();
    write(path(u"client.json"_s), "{}", QFile::Permissions(0x6066));
    git(m_folder->path(), {u"add"_s, u"client.json"_s});
    const Findings findings = fileFindings(path(u"client.json"_s), FileHolds::NoSecret);
    QCOMPARE(summary(findings), u"problem:writable_by_others note:added_to_git note:readable_by_others"_s);
    for (const Finding& finding : findings)
        QVERIFY(!finding.facts.contains(u"holds"_s));
}

void TestFileFindings::knowsAFileThatTheNextAddTakes()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    QCOMPARE(summary(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret)),
        u"problem:not_ignored_by_git"_s);
}

void TestFileFindings::saysNothingOfAnIgnoredFile()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    write(path(u".gitignore"_s), "client.*\n");
    QCOMPARE(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret), Findings());
}

void TestFileFindings::looksInTheFoldersAbove()
{
    makeRepository();
    QVERIFY(QDir(m_folder->path()).mkpath(u"a/b"_s));
    write(path(u"a/b/client.json"_s), "{}");
    QCOMPARE(summary(fileFindings(path(u"a/b/client.json"_s), FileHolds::ClientSecret)),
        u"problem:not_ignored_by_git"_s);
    write(path(u".gitignore"_s), "/a/b/\n");
    QCOMPARE(fileFindings(path(u"a/b/client.json"_s), FileHolds::ClientSecret), Findings());
}

void TestFileFindings::looksAtTheFileBehindALink()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"source"_s));
    git(path(u"source"_s), {u"init"_s, u"--quiet"_s});
    write(path(u"source/client.json"_s), "{}");
    QVERIFY(QFile::link(path(u"source/client.json"_s), path(u"link.json"_s)));
    QCOMPARE(summary(fileFindings(path(u"link.json"_s), FileHolds::ClientSecret)),
        u"problem:not_ignored_by_git"_s);
}

void TestFileFindings::takesNamesLiterally_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"-rf.json", "--help", ":(glob)*.json", "client*.json", "a b.json",
             "$(touch x).json", "\xC3\xA4.json", "new\nline.json"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestFileFindings::takesNamesLiterally()
{
    QFETCH(QString, name);
    makeRepository();
    write(path(u"client1.json"_s), "{}"); // what a pattern would match
    git(m_folder->path(), {u"add"_s, u"client1.json"_s});
    write(path(name), "{}");
    QCOMPARE(summary(fileFindings(path(name), FileHolds::ClientSecret)), u"problem:not_ignored_by_git"_s);
    git(m_folder->path(), {u"--literal-pathspecs"_s, u"add"_s, u"--"_s, name});
    QCOMPARE(summary(fileFindings(path(name), FileHolds::ClientSecret)), u"problem:added_to_git"_s);
}

void TestFileFindings::listsGitBeforeModes()
{
    makeRepository();
    write(path(u"client.json"_s), "{}", QFile::Permissions(0x6044));
    QCOMPARE(summary(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret)),
        u"problem:not_ignored_by_git problem:readable_by_others"_s);
}

void TestFileFindings::isNotMisledByTheCallersGitEnvironment()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    git(m_folder->path(), {u"add"_s, u"client.json"_s});
    qputenv("GIT_DIR", "/nonexistent");
    QCOMPARE(
        summary(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret)), u"problem:added_to_git"_s);
}

void TestFileFindings::startsNoProgramOfTheRepository()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    write(path(u"hook"_s), "#!/bin/sh\ntouch \"$HOME/started\"\n",
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    git(m_folder->path(), {u"config"_s, u"core.fsmonitor"_s, path(u"hook"_s)});
    QCOMPARE(summary(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret)),
        u"problem:not_ignored_by_git"_s);
    QVERIFY(!QFile::exists(path(u"started"_s)));
}

void TestFileFindings::saysWhenGitIsNotInstalled()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    qputenv("PATH", QFile::encodeName(path(u"nothing"_s)));
    const Facts facts{{u"reason"_s, u"not_installed"_s}};
    QCOMPARE(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret),
        (Findings{{Finding::Level::Note, u"git_not_checked"_s, facts}}));
}

void TestFileFindings::saysWhenGitDoesNotAnswerInTime()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    fakeGit("exec sleep 60\n");
    QElapsedTimer clock;
    clock.start();
    const Facts facts{{u"reason"_s, u"timeout"_s}};
    QCOMPARE(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret),
        (Findings{{Finding::Level::Note, u"git_not_checked"_s, facts}}));
    QVERIFY(clock.elapsed() < 10'000);
}

void TestFileFindings::saysWhenGitRefuses()
{
    makeRepository();
    write(path(u"client.json"_s), "{}");
    fakeGit("echo 'fatal: detected dubious ownership' >&2; exit 128\n"); // safe.directory
    const Facts facts{{u"reason"_s, u"refused"_s}};
    QCOMPARE(fileFindings(path(u"client.json"_s), FileHolds::ClientSecret),
        (Findings{{Finding::Level::Note, u"git_not_checked"_s, facts}}));
}

QTEST_GUILESS_MAIN(TestFileFindings)
#include "tst_filefindings.moc"
