// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"
#include "files.h"
#include "schemavalidator.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The catalogue's file, as the program looks for it from its own folder.
const QString catalogue = QStringLiteral(DATA_FROM_PROGRAMS "/catalogue.bin");

} // namespace

/// The program and its catalogue, moved together and one without the other.
class TestFlowInstallation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runsWhereItWasMovedAsAWhole();
    void runsThroughALink();
    void saysThatTheCatalogueIsMissing_data();
    void saysThatTheCatalogueIsMissing();
    void tellsScriptsAsWell();
    void saysThatTheCatalogueIsNotWhole();

private:
    CliResult run(const QStringList& arguments, const QString& program = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_program;
    QString m_catalogue;
};

/// A tree of its own with program and catalogue.
void TestFlowInstallation::init()
{
    const QFileInfo built(cliProgramPath());
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = m_folder->filePath(u"bin/scopelight-cli"_s);
    m_catalogue = QDir::cleanPath(m_folder->filePath(u"bin/"_s + catalogue));
    QVERIFY(QDir().mkpath(QFileInfo(m_program).path()) && QDir().mkpath(QFileInfo(m_catalogue).path()));
    QVERIFY(QFile::copy(built.filePath(), m_program));
    QVERIFY(QFile::copy(built.path() + u'/' + catalogue, m_catalogue));
}

CliResult TestFlowInstallation::run(const QStringList& arguments, const QString& program) const
{
    QProcess process;
    process.start(program.isEmpty() ? m_program : program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void TestFlowInstallation::runsWhereItWasMovedAsAWhole()
{
    const CliResult result = run({u"scopes"_s, u"drive.file"_s});
    QVERIFY2(result.status == 0 && result.output.contains("drive.file"), result.all().constData());
}

void TestFlowInstallation::runsThroughALink()
{
    const QString link = m_folder->filePath(u"scopelight-cli"_s);
    QVERIFY(QFile::link(m_program, link));
    const CliResult result = run({u"scopes"_s, u"drive.file"_s}, link);
    QVERIFY2(result.status == 0, result.all().constData());
}

void TestFlowInstallation::saysThatTheCatalogueIsMissing_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("a search") << QStringList{u"scopes"_s, u"drive"_s};
    QTest::newRow("practice") << QStringList{u"practice"_s, u"--with-parent"_s};
    QTest::newRow("a sign-in") << QStringList{u"authorize"_s, u"--practice"_s, u"--no-browser"_s};
}

void TestFlowInstallation::saysThatTheCatalogueIsMissing()
{
    QFETCH(const QStringList, words);
    QVERIFY(QFile::remove(m_catalogue));
    const CliResult result = run(words);
    QVERIFY2(result.status == 5, result.all().constData());
    QVERIFY2(result.output.isEmpty(), result.output.constData());
    QVERIFY2(result.errors.contains("is not there: " + m_catalogue.toUtf8()), result.errors.constData());
    QVERIFY2(result.errors.contains("Install Scopelight again."), result.errors.constData());
}

void TestFlowInstallation::tellsScriptsAsWell()
{
    QVERIFY(QFile::remove(m_catalogue));
    const CliResult result = run({u"scopes"_s, u"drive"_s, u"--format"_s, u"json"_s});
    QVERIFY2(result.status == 5, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"catalogue_missing"_s);
}

void TestFlowInstallation::saysThatTheCatalogueIsNotWhole()
{
    QVERIFY(writeFile(m_catalogue, readFile(m_catalogue).chopped(1)));
    const CliResult result = run({u"scopes"_s, u"drive"_s});
    QVERIFY2(result.status == 5 && result.errors.contains("is not whole"), result.all().constData());
}

QTEST_GUILESS_MAIN(TestFlowInstallation)
#include "tst_flow_installation.moc"
