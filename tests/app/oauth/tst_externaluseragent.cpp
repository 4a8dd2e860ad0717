// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "oauth/externaluseragent.h"
#include "oauth/systembrowser.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QUrl address(u"https://a.example/?x=1&y=$(id)%20;`id`'|>"_s);
const QString text = address.toString(QUrl::FullyEncoded);

} // namespace

class TestExternalUserAgent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("BROWSER"); }

    void splitsTheCommand_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("program") << u"firefox"_s << QStringList{u"firefox"_s, text};
        QTest::newRow("arguments") << u"firefox -P dev"_s
                                   << QStringList{u"firefox"_s, u"-P"_s, u"dev"_s, text};
        QTest::newRow("place") << u"app %s --new"_s << QStringList{u"app"_s, text, u"--new"_s};
        QTest::newRow("place within") << u"app --url=%s"_s << QStringList{u"app"_s, u"--url="_s + text};
        QTest::newRow("quotes") << u"\"/opt/My Browser/run\" \"-P two words\""_s
                                << QStringList{u"/opt/My Browser/run"_s, u"-P two words"_s, text};
    }

    void splitsTheCommand()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, expected);
        QCOMPARE(ExternalUserAgent{command}.commandLine(address), expected);
        qputenv("BROWSER", command.toUtf8());
        QCOMPARE(ExternalUserAgent{}.commandLine(address), expected);
        QCOMPARE(ExternalUserAgent{u"mine"_s}.commandLine(address), (QStringList{u"mine"_s, text}));
    }

    void fallsBackToTheSystemsOpener()
    {
        const QStringList line = ExternalUserAgent{}.commandLine(address);
        QCOMPARE(line, systemOpener().isEmpty() ? QStringList() : (QStringList{systemOpener(), text}));
        qputenv("BROWSER", "  ");
        QCOMPARE(ExternalUserAgent{u" \t"_s}.commandLine(address), line);
    }

    void opensWebAddressesOnly_data()
    {
        QTest::addColumn<QString>("refused");
        for (const QString& refused :
            {u"javascript:alert(1)"_s, u"file:///etc/passwd"_s, u"http://a.example/"_s, u"ftp://a.example/"_s,
                u"--help"_s, QString(), u"data:text/html,x"_s})
            QTest::newRow(qPrintable(refused)) << refused;
    }

    void opensWebAddressesOnly()
    {
        QFETCH(QString, refused);
        const auto opened = ExternalUserAgent{u"true"_s}.open(QUrl(refused));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, u"address_not_allowed"_s);
    }

    void namesACommandThatIsNotThere_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("named");
        QTest::newRow("no such program") << u"/no/such/browser -P a"_s << u"/no/such/browser"_s;
        QTest::newRow("empty quotes") << u"\"\""_s << u"\"\""_s;
        QTest::newRow("the address as the program") << u"%s"_s << u"%s"_s;
    }

    void namesACommandThatIsNotThere()
    {
        QFETCH(QString, command);
        QFETCH(QString, named);
        const auto opened = ExternalUserAgent{command}.open(address);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, u"browser_not_found"_s);
        QCOMPARE(opened.error().facts.value(u"command"_s), named);
    }

    // No shell: what a shell would run stays text.
    void givesTheProgramTheAddressAsOneArgument()
    {
#ifdef Q_OS_WIN
        QSKIP("the fake browser is a shell script");
#endif
        const QTemporaryDir folder;
        const QString script = folder.filePath(u"fakebrowser"_s);
        QVERIFY(writeFile(script,
            "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > \"$0.part\"\nmv \"$0.part\" \"$0.arguments\"\n"));
        QVERIFY(QFile::setPermissions(script, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8() + ':' + path);
        const auto opened = ExternalUserAgent{u"fakebrowser --private"_s}.open(address);
        qputenv("PATH", path);
        QVERIFY(opened);
        const QString record = script + u".arguments"_s;
        QTRY_VERIFY(QFile::exists(record));
        QCOMPARE(readFile(record), "2\n--private\n" + text.toUtf8() + '\n');
    }
};

QTEST_GUILESS_MAIN(TestExternalUserAgent)
#include "tst_externaluseragent.moc"
