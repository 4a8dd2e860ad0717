// SPDX-License-Identifier: Apache-2.0
#include "diagnosisfile.h"
#include "provocations.h"
#include "writtenwords.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString wordsFolder = QStringLiteral(PROJECT_DIR "/tests/data/words/");

/// Names and lines that rows are put together from; they are no rows themselves.
const QStringList withoutRows{u"links"_s, u"notes"_s, u"places"_s};

QStringList files()
{
    QStringList names = QDir(u":/scopelight/diagnosis"_s)
                            .entryList({u"*.json"_s}, QDir::Files, QDir::Name)
                            .replaceInStrings(u".json"_s, QString());
    names.removeIf([](const QString& name) { return withoutRows.contains(name); });
    return names;
}

/// What a sentence looks like whose fact was empty, or that lacks its end; empty when it is whole.
QString brokenPlace(const QString& words)
{
    static const QRegularExpression empty(
        u"\\S  +\\S|\\(\\)|(?<!“)“”| [.,:;!?](\\s|$)|:\\.|(?<!/)\\.\\.(\\s|$)|: *$|\\{[a-z_]+\\}"_s,
        QRegularExpression::MultilineOption);
    return empty.match(words).captured();
}

} // namespace

/// Every row of the diagnosis data is said of a failure that really happens, in the words written down for
/// it.
class TestDiagnosisRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRowIsProvoked_data() { addFiles(); }
    void everyRowIsProvoked();
    void saysTheWordsWrittenDown_data() { addFiles(); }
    void saysTheWordsWrittenDown();
    void everyWordsFileIsOfTheData();
    void everySentenceIsWhole();
    void seesASentenceThatIsNotWhole();

private:
    static void addFiles()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : files())
            QTest::newRow(qPrintable(file)) << file;
    }
    QMap<QString, QString> wordsOf(const QString& file) const
    {
        QMap<QString, QString> words;
        for (auto row = m_provoked.words().begin(); row != m_provoked.words().end(); ++row) {
            if (row.key().startsWith(file + u'/'))
                words.insert(row.key(), *row);
        }
        return words;
    }

    QTemporaryDir m_folder;
    Provoked m_provoked;
};

void TestDiagnosisRows::initTestCase()
{
    QVERIFY(QDir::setCurrent(m_folder.path())); // so that paths are the same in every run
    for (const auto& provoke :
        {provokeFiles, provokeAnswers, provokePages, provokeApis, provokeNetwork, provokeClientFindings,
            provokeScopes, provokeIdTokens, provokeGrants, provokeChecks, provokeTexts, provokePrograms})
        provoke(m_provoked);
    for (const QString& fault : m_provoked.faults())
        qWarning().noquote() << fault; // each whole: the test library cuts long messages
    QVERIFY(m_provoked.faults().isEmpty());
}

void TestDiagnosisRows::everyRowIsProvoked()
{
    QFETCH(const QString, file);
    QStringList missing;
    for (const QString& code : diagnosisFile(file).keys()) {
        if (!m_provoked.rows().contains(file + u'/' + code))
            missing.append(code);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"Nothing provokes "_s + missing.join(u", "_s)));
}

void TestDiagnosisRows::saysTheWordsWrittenDown()
{
    QFETCH(const QString, file);
    const QString path = wordsFolder + file + u".txt"_s;
    const QMap<QString, QString> said = wordsOf(file);
    if (qEnvironmentVariableIsSet("SCOPELIGHT_WRITE_WORDS"))
        QVERIFY(writeWords(path, said));
    const QMap<QString, QString> expected = readWords(path);
    for (auto row = expected.begin(); row != expected.end(); ++row)
        QVERIFY2(said.contains(row.key()), qPrintable(u"Nothing says "_s + row.key()));
    for (auto row = said.begin(); row != said.end(); ++row) {
        QVERIFY2(expected.contains(row.key()), qPrintable(u"No words are written down for "_s + row.key()));
        const bool isSame = *row == expected.value(row.key());
        QVERIFY2(isSame, qPrintable(u"%1 says:\n%2"_s.arg(row.key(), *row)));
    }
}

void TestDiagnosisRows::everyWordsFileIsOfTheData()
{
    const QStringList written = QDir(wordsFolder).entryList({u"*.txt"_s}, QDir::Files, QDir::Name);
    QCOMPARE(QStringList(written).replaceInStrings(u".txt"_s, QString()), files());
}

void TestDiagnosisRows::everySentenceIsWhole()
{
    for (auto row = m_provoked.words().begin(); row != m_provoked.words().end(); ++row) {
        const QString words = row->section(u"\n\nThe note to hand on:"_s, 0, 0);
        QVERIFY2(!words.isEmpty(), qPrintable(row.key()));
        QVERIFY2(brokenPlace(words).isEmpty(), qPrintable(row.key() + u":\n"_s + words));
    }
}

void TestDiagnosisRows::seesASentenceThatIsNotWhole()
{
    for (const QString& broken :
        {u"port ."_s, u"of  it"_s, u"It holds:\nall"_s, u"reached ()."_s, u"ends.."_s})
        QVERIFY2(!brokenPlace(broken).isEmpty(), qPrintable(broken));
    QVERIFY(brokenPlace(u"Error: it ended (a, b).\n  - Look …"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestDiagnosisRows)
#include "tst_diagnosisrows.moc"
