// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"
#include "writtenwords.h"

#include "theme/style.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The practice provider as the window has it: started, ended, and not started.
class TestWindowPractice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void keepsChosenScopesWhenPracticeStarts()
    {
        Stand stand;
        stand.workbench.setScopes({fullScope(u"drive.file"_s)});
        QVERIFY(stand.startPractice());
        QCOMPARE(stand.workbench.scopes(), ScopeSet{fullScope(u"drive.file"_s)});
        stand.workbench.setScopes({});
        stand.workbench.startPractice();
        QCOMPARE(stand.workbench.scopes(), Practice::scopes());
    }

    void tellsThatPracticeHasEnded()
    {
        const QTemporaryDir home;
        const QString program = home.filePath(u"provider"_s);
        QVERIFY(writeFile(program,
            "#!/bin/sh\necho '{\"origin\": \"http://127.0.0.1:9\", \"client_file\": \"client.json\"}'\n"));
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner));
        Practice practice(program, {});
        const QSignalSpy started(&practice, &Practice::started);
        QSignalSpy failed(&practice, &Practice::failed);
        practice.start();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(started.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, u"practice_ended"_s);
        QVERIFY(!practice.isRunning());
    }

    void showsWhereItTellsOfPractice()
    {
        Stand stand;
        QVERIFY(stand.startPractice());
        Q_EMIT stand.workbench.practice().failed({Step::Practice, u"practice_ended"_s, {}});
        QCOMPARE(stand.unsaid(writtenWords(u"practice/practice_ended"_s)), u""_s);
    }

    void saysWhyPracticeDidNotStart()
    {
        Stand stand({u"--files"_s, u"-1"_s}); // it says so on standard error, and ends
        const QSignalSpy failed(&stand.workbench.practice(), &Practice::failed);
        stand.workbench.startPractice();
        QTRY_COMPARE(failed.count(), 1);
        const Error error = failed.first().first().value<Error>();
        const QString words = writtenWords(u"practice/practice_not_started"_s);
        QCOMPARE(stand.unsaid(
                     QString(words).replace(u"(as the system says it)"_s, error.facts.value(u"reason"_s))),
            u""_s);
    }
};

QTEST_MAIN(TestWindowPractice)
#include "tst_windowpractice.moc"
