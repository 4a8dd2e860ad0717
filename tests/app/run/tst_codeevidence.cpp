// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/codeevidence.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QByteArray python = "from googleapiclient.discovery import build\ns = build('drive', 'v3')\n";

const MethodIndex& methods()
{
    static const ScopeCatalogue catalogue;
    static const MethodIndex index(catalogue);
    return index;
}

/// "a.py:3 drive.files.list", without the folder that everything is in.
QStringList placesIn(const CodeEvidence& evidence, const QString& folder)
{
    QStringList places;
    for (const SeenUse& seen : evidence.found) {
        const QString name = seen.use.scope.isEmpty() ? seen.use.method.id : seen.use.scope;
        places.append(
            u"%1:%2 %3"_s.arg(QDir(folder).relativeFilePath(seen.file)).arg(seen.use.line).arg(name));
    }
    return places;
}

} // namespace

/// What an application's files show of its use of Google's APIs.
class TestCodeEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesFilesAndLines();
    void leavesOthersCodeOut();
    void followsNoLinks();
    void boundsWhatItReads();
    void readsOneFile();
    void refusesWhatIsNotThere();
    void refusesAFileThatOpensAndIsNotReadable();
    void readsARecording();
    void keepsNothingOfTheRecordingElse();
    void refusesWhatIsNoRecording_data();
    void refusesWhatIsNoRecording();
    void listsMethodsAndScopesOnce();
};

void TestCodeEvidence::namesFilesAndLines()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"lib/deep"_s));
    QVERIFY(writeFile(folder.filePath(u"z.py"_s), python + "s.files().list()\ns.about().get()\n"));
    QVERIFY(
        writeFile(folder.filePath(u"lib/deep/b.js"_s), "fetch('https://www.googleapis.com/drive/v3/apps')"));
    QVERIFY(writeFile(folder.filePath(u"lib/c.json"_s), "[\"https://www.googleapis.com/auth/drive\"]"));
    QVERIFY(writeFile(folder.filePath(u"README.md"_s), "https://www.googleapis.com/auth/tasks"));
    const auto evidence = evidenceInSource(folder.path(), methods());
    QVERIFY(evidence);
    QCOMPARE(placesIn(*evidence, folder.path()),
        (QStringList{u"lib/c.json:1 https://www.googleapis.com/auth/drive"_s,
            u"lib/deep/b.js:1 drive.apps.list"_s, u"z.py:3 drive.files.list"_s,
            u"z.py:4 drive.about.get"_s}));
    QCOMPARE(evidence->filesRead, 3);
    QVERIFY(evidence->isComplete && evidence->possible.isEmpty());
}

void TestCodeEvidence::leavesOthersCodeOut()
{
    const QTemporaryDir folder;
    for (const QString& name : {u"node_modules/x"_s, u".git"_s, u"src/vendor"_s, u".venv"_s, u"own"_s}) {
        QVERIFY(QDir(folder.path()).mkpath(name));
        QVERIFY(writeFile(folder.filePath(name + u"/a.py"_s), python + "s.files().list()\n"));
    }
    const auto evidence = evidenceInSource(folder.path(), methods());
    QVERIFY(evidence);
    QCOMPARE(placesIn(*evidence, folder.path()), QStringList{u"own/a.py:3 drive.files.list"_s});
    QCOMPARE(evidence->foldersSkipped.size(), 4);
}

void TestCodeEvidence::followsNoLinks()
{
    const QTemporaryDir outside;
    const QTemporaryDir folder;
    QVERIFY(writeFile(outside.filePath(u"a.py"_s), python + "s.files().list()\n"));
    QVERIFY(QFile::link(outside.filePath(u"a.py"_s), folder.filePath(u"a.py"_s)));
    QVERIFY(QFile::link(outside.path(), folder.filePath(u"folder"_s)));
    QVERIFY(QFile::link(folder.path(), folder.filePath(u"loop"_s)));
    const auto evidence = evidenceInSource(folder.path(), methods());
    QVERIFY(evidence && evidence->found.isEmpty());
    QCOMPARE(evidence->linksSkipped, 3);
}

void TestCodeEvidence::boundsWhatItReads()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"a.py"_s), python + "s.files().list()\n"));
    QVERIFY(writeFile(folder.filePath(u"b.py"_s), python + "s.about().get()\n"));
    QVERIFY(writeFile(folder.filePath(u"large.py"_s), python + QByteArray(2000, '#')));
    QVERIFY(writeFile(folder.filePath(u"data.json"_s), QByteArray("a\0b", 3)));
    const auto small = evidenceInSource(folder.path(), methods(), {.bytesPerFile = 1000});
    QVERIFY(small && small->isComplete);
    QCOMPARE(small->filesTooLarge, 1);
    QCOMPARE(small->filesNotReadable, 1);
    QCOMPARE(small->filesRead, 2);
    const auto few = evidenceInSource(folder.path(), methods(), {.files = 1});
    QVERIFY(few && !few->isComplete);
    QCOMPARE(placesIn(*few, folder.path()), QStringList{u"a.py:3 drive.files.list"_s});
}

void TestCodeEvidence::readsOneFile()
{
    const auto evidence = evidenceInSource(testDataPath(u"evidence/client.go"_s), methods());
    QVERIFY(evidence);
    QCOMPARE(evidence->filesRead, 1);
    QVERIFY(!evidence->found.isEmpty());
}

void TestCodeEvidence::refusesWhatIsNotThere()
{
    const auto evidence = evidenceInSource(u"/nowhere/at/all"_s, methods());
    QVERIFY(!evidence);
    QCOMPARE(
        evidence.error(), (Error{Step::Scopes, u"source_not_found"_s, {{u"path"_s, u"/nowhere/at/all"_s}}}));
}

/// It opens, whoever asks, and its first byte is nobody's to read.
void TestCodeEvidence::refusesAFileThatOpensAndIsNotReadable()
{
    const QString path = u"/proc/self/mem"_s;
    if (!QFile::exists(path))
        QSKIP("no such file here");
    const auto evidence = evidenceInSource(path, methods());
    QVERIFY(!evidence);
    QCOMPARE(evidence.error(), (Error{Step::Scopes, u"source_not_readable"_s, {{u"path"_s, path}}}));
}

void TestCodeEvidence::readsARecording()
{
    const auto evidence = evidenceInHar(testDataPath(u"evidence/session.har"_s), methods());
    QVERIFY(evidence);
    QStringList uses;
    for (const SeenUse& seen : evidence->found)
        uses.append(u"%1 %2"_s.arg(seen.entry).arg(seen.use.method.id));
    QCOMPARE(uses,
        (QStringList{u"1 drive.files.list"_s, u"4 gmail.users.messages.send"_s, u"5 people.people.get"_s,
            u"6 drive.files.get"_s}));
    QCOMPARE(evidence->found.first().use.line, 0);
}

void TestCodeEvidence::keepsNothingOfTheRecordingElse()
{
    const auto evidence = evidenceInHar(testDataPath(u"evidence/session.har"_s), methods());
    QVERIFY(evidence);
    for (const SeenUse& seen : evidence->found + evidence->possible) {
        const QString kept = seen.file + seen.use.method.id + seen.use.scope + seen.use.how;
        for (const QString& secret : {u"salaries"_s, u"canary"_s, u"AIza"_s})
            QVERIFY2(!kept.contains(secret, Qt::CaseInsensitive), qPrintable(kept));
    }
}

void TestCodeEvidence::refusesWhatIsNoRecording_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no JSON") << QByteArray("<html>") << u"not_json"_s;
    QTest::newRow("cut off") << QByteArray("{\"log\": {\"entries\": [") << u"not_json"_s;
    QTest::newRow("other JSON") << QByteArray("{\"log\": {}}") << u"no_entries"_s;
}

void TestCodeEvidence::refusesWhatIsNoRecording()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, reason);
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"a.har"_s), bytes));
    const auto evidence = evidenceInHar(folder.filePath(u"a.har"_s), methods());
    QVERIFY(!evidence);
    QCOMPARE(evidence.error().code, u"not_a_har"_s);
    QCOMPARE(evidence.error().facts.value(u"reason"_s), reason);
    QCOMPARE(evidenceInHar(folder.filePath(u"b.har"_s), methods()).error().code, u"file_not_found"_s);
}

void TestCodeEvidence::listsMethodsAndScopesOnce()
{
    const QTemporaryDir folder;
    const QByteArray scope =
        "x = 'https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/tasks'\n";
    QVERIFY(writeFile(
        folder.filePath(u"a.py"_s), python + "s.files().list()\ns.files().list()\n" + scope + scope));
    const auto evidence = evidenceInSource(folder.path(), methods());
    QVERIFY(evidence);
    QCOMPARE(evidence->found.size(), 6);
    QCOMPARE(evidence->methods().size(), 1);
    QCOMPARE(evidence->scopes(),
        (QStringList{
            u"https://www.googleapis.com/auth/drive"_s, u"https://www.googleapis.com/auth/tasks"_s}));
}

QTEST_GUILESS_MAIN(TestCodeEvidence)
#include "tst_codeevidence.moc"
