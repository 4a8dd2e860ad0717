// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "practice/leftovers.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight::practice;

/// What a killed provider leaves behind, and what the next one makes of it.
class TestLeftovers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheFoldersOfTheDeadAlone();
    void leavesWhatALinkPointsTo();

private:
    /// A process ID that nobody has any more.
    static qint64 endedProcess();
    static QString make(const QString& name);
};

qint64 TestLeftovers::endedProcess()
{
    QProcess process;
    process.start(u"true"_s, {});
    const bool hasStarted = process.waitForStarted();
    const qint64 number = hasStarted ? process.processId() : 0;
    process.waitForFinished();
    return number;
}

QString TestLeftovers::make(const QString& name)
{
    const QString folder = QDir::temp().filePath(name);
    const bool isMade = QDir().mkpath(folder) && writeFile(folder + u"/client_secret_web.json"_s, "{}");
    return isMade ? folder : QString();
}

void TestLeftovers::takesTheFoldersOfTheDeadAlone()
{
    const qint64 dead = endedProcess();
    QVERIFY(dead > 0);
    const QString left = make(u"scopelight-practice-%1-AbC123"_s.arg(dead));
    const QString running = make(u"scopelight-practice-%1-AbC123"_s.arg(QCoreApplication::applicationPid()));
    const QString another = make(u"scopelight-practice-%1-AbC123-mine"_s.arg(dead));
    removeLeftovers();
    QVERIFY(!left.isEmpty() && !QDir(left).exists());
    QVERIFY(QDir(running).exists() && QDir(another).exists());
    QVERIFY(QDir(running).removeRecursively() && QDir(another).removeRecursively());
    const QTemporaryDir own(folderPattern());
    QVERIFY(own.isValid());
    removeLeftovers();
    QVERIFY(QDir(own.path()).exists());
}

void TestLeftovers::leavesWhatALinkPointsTo()
{
    const QTemporaryDir elsewhere;
    const QString link = QDir::temp().filePath(u"scopelight-practice-%1-Li1234"_s.arg(endedProcess()));
    QVERIFY(QFile::link(elsewhere.path(), link));
    removeLeftovers();
    QVERIFY(QFileInfo(link).isSymLink() && QDir(elsewhere.path()).exists());
    QVERIFY(QFile::remove(link));
}

QTEST_GUILESS_MAIN(TestLeftovers)
#include "tst_leftovers.moc"
