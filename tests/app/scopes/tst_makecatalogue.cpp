// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "scopes/scopecatalogue.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const auto good = testDataPath(u"catalogue/small"_s);

struct Ending {
    int status = 0;
    QString message = {};
};

Ending run(const QStringList& arguments)
{
    QProcess tool;
    tool.start(QStringLiteral(MAKE_CATALOGUE), arguments);
    if (!tool.waitForFinished() || tool.exitStatus() != QProcess::NormalExit)
        return {-1, tool.errorString()};
    return {tool.exitCode(), QString::fromUtf8(tool.readAllStandardError())};
}

} // namespace

class TestMakeCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesAFileThatTheCatalogueReads();
    void refusesDamagedText_data();
    void refusesDamagedText();
    void refusesAMissingTable();
    void refusesWrongUsage();
};

void TestMakeCatalogue::makesAFileThatTheCatalogueReads()
{
    const QTemporaryDir folder;
    const QString output = folder.filePath(u"catalogue.bin"_s);
    const Ending ending = run({good, output});
    QCOMPARE(ending.message, QString());
    QCOMPARE(ending.status, 0);

    const QByteArray bytes = readFile(output);
    const ScopeCatalogue catalogue(bytes);
    QCOMPARE(catalogue.scopeCount(), 4);
    QCOMPARE(catalogue.apiCount(), 2);
    QCOMPARE(catalogue.methodCount(), 4);
    using About = catalogueformat::About;
    QCOMPARE(CatalogueFile(bytes).text<About>(0, About::Version), QByteArrayView(SCOPELIGHT_VERSION));
    const auto drive = catalogue.find(u"https://www.googleapis.com/auth/drive"_s);
    QVERIFY(drive);
    QCOMPARE(drive->apis, QStringList(u"drive:v3"_s));
    QCOMPARE(toString(drive->sensitivity), u"restricted"_s);
    QCOMPARE(
        catalogue.exclusivePrefixes(), QStringList(u"https://www.googleapis.com/auth/dataportability."_s));
}

void TestMakeCatalogue::refusesDamagedText_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("replacement");
    QTest::addColumn<QString>("message"); // after the folder

    const auto row = [](const char* name, const char* table, const QByteArray& part,
                         const QByteArray& replacement, const char* message) {
        QTest::newRow(name) << QString::fromLatin1(table) << part << replacement
                            << QString::fromLatin1(message);
    };
    row("unknown scope in a set", "sets.tsv", "drive.readonly", "drive.raedonly",
        "sets.tsv:2: error: unknown scope 'drive.raedonly'");
    row("scope twice in a set", "sets.tsv", "drive drive.readonly", "drive drive",
        "sets.tsv:2: error: a scope occurs twice");
    row("scope twice", "scopes.tsv", "drive.readonly", "drive", "scopes.tsv:3: error: 'drive' occurs twice");
    row("unsorted", "scopes.tsv", "drive\t", "drive.z\t",
        "scopes.tsv:3: error: not sorted: it belongs before line 2");
    row("not UTF-8", "scopes.tsv", "Associate you", "Associ\xe9 you", "scopes.tsv:4: error: not UTF-8");
    row("control character", "scopes.tsv", "Associate you", "Associ\x1b you",
        "scopes.tsv:4: error: a control character");
    row("carriage return", "sets.tsv", "\n", "\r\n", "sets.tsv:1: error: the header is not: set scopes");
    row("empty line", "sets.tsv", "none", "", "sets.tsv:4: error: an empty line");
    row("too many cells", "sets.tsv", "none", "none\t\tx",
        "sets.tsv:4: error: more cells than the header has columns");
    row("other header", "apis.tsv", "revision\tdefault", "default\trevision",
        "apis.tsv:1: error: the header is not: api revision default preferred listed set root path title "
        "documentation");
    row("no line feed", "sets.tsv", "none\n", "none", "sets.tsv:4: error: no line feed at the end");
    row("unknown set", "methods.tsv", "bbbbbb", "cccccc", "methods.tsv:3: error: unknown set 'cccccc'");
    row("unknown verb", "methods.tsv", "POST\tfiles", "FETCH\tfiles",
        "methods.tsv:3: error: unknown word 'FETCH'");
    row("unknown flag", "methods.tsv", "body upload", "body uplaod",
        "methods.tsv:3: error: unknown word 'uplaod'");
    row("method twice", "methods.tsv", ".files.export", ".files.create",
        "methods.tsv:4: error: '.files.create' occurs twice");
    row("methods unsorted", "methods.tsv", ".files.list", ".files.a",
        "methods.tsv:5: error: not sorted: it belongs before line 4");
    row("section of another API", "methods.tsv", "[oauth2:v2]", "[gmail:v1]",
        "methods.tsv:6: error: [gmail:v1] is not the API that follows in apis.tsv");
    row("no section", "methods.tsv", "[drive:v3]\n", "",
        "methods.tsv:2: error: a method before the first [api]");
    row("section missing", "methods.tsv", "[oauth2:v2]\n.tokeninfo\tPOST\toauth2/v2/tokeninfo\n", "",
        "methods.tsv:5: error: not every API of apis.tsv has a section");
    row("unknown class", "classes.tsv", "restricted", "severe",
        "classes.tsv:2: error: unknown word 'severe'");
    row("class of an unknown scope", "classes.tsv", "drive\t", "drivel\t",
        "classes.tsv:2: error: unknown scope 'drivel'");
    row("class without a page", "classes.tsv", "https://developers", "developers",
        "classes.tsv:2: error: a class needs the address of the page that says so");
    row("class without a day", "classes.tsv", "2026-11-22", "lately",
        "classes.tsv:2: error: a class needs the day on which its page was read, YYYY-MM-DD");
    row("special without description", "special.tsv", "\tRemoved on 2025-03-31", "",
        "special.tsv:2: error: not in scopes.tsv, and no description");
    row("special described twice", "special.tsv", "photoslibrary\t", "drive\t",
        "special.tsv:2: error: scopes.tsv describes it already");
    row("unknown rule", "rules.tsv", "exclusive", "forbidden",
        "rules.tsv:3: error: unknown word 'forbidden'");
    row("reach without a word", "rules.tsv", "\town_files", "",
        "rules.tsv:4: error: no word for what 'drive' reaches");
    row("probe of an unknown scope", "probes.tsv", "drive\t", "drivel\t",
        "probes.tsv:2: error: unknown scope 'drivel'");
    row("no source", "about.tsv", "written by hand for a test", "",
        "about.tsv:2: error: revision (YYYYMMDD) and source are needed");
}

void TestMakeCatalogue::refusesDamagedText()
{
    QFETCH(const QString, table);
    QFETCH(const QByteArray, part);
    QFETCH(const QByteArray, replacement);
    QFETCH(const QString, message);

    const QTemporaryDir folder;
    for (const QString& name : QDir(good).entryList({u"*.tsv"_s}))
        QVERIFY(QFile::copy(good + u'/' + name, folder.filePath(name)));
    QByteArray text = readFile(folder.filePath(table));
    const qsizetype position = text.indexOf(part);
    QVERIFY(position >= 0);
    QVERIFY(QFile::remove(folder.filePath(table)));
    QVERIFY(writeFile(folder.filePath(table), text.replace(position, part.size(), replacement)));

    const QString output = folder.filePath(u"catalogue.bin"_s);
    const Ending ending = run({folder.path(), output});
    QCOMPARE(ending.message, folder.path() + u'/' + message + u'\n');
    QCOMPARE(ending.status, 1);
    QVERIFY(!QFile::exists(output));
}

void TestMakeCatalogue::refusesAMissingTable()
{
    const QTemporaryDir folder;
    const Ending ending = run({folder.path(), folder.filePath(u"catalogue.bin"_s)});
    QCOMPARE(ending.status, 1);
    QVERIFY2(ending.message.startsWith(folder.path() + u"/about.tsv:1: error: cannot be read"_s),
        qPrintable(ending.message));
}

void TestMakeCatalogue::refusesWrongUsage()
{
    QCOMPARE(run({good}).status, 1);
}

QTEST_GUILESS_MAIN(TestMakeCatalogue)
#include "tst_makecatalogue.moc"
