// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "diagnosisfile.h"
#include "files.h"
#include "reachablewords.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString project = QStringLiteral(PROJECT_DIR);

QStringList names(const QString& folder)
{
    return QDir(folder)
        .entryList({u"*.json"_s}, QDir::Files, QDir::Name)
        .replaceInStrings(u".json"_s, QString());
}

/// "TokenFile" as toString() spells it.
QString stepName(const QString& enumerator)
{
    for (int step = 0; step <= int(Step::Practice); ++step) {
        QString name = toString(Step(step));
        if (QString(name).remove(u'_') == enumerator.toLower())
            return name;
    }
    return {};
}

/// The sources of the library and of the programs, each with its text.
QMap<QString, QString> sources()
{
    QMap<QString, QString> texts;
    QDirIterator files(
        project + u"/app"_s, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        texts.insert(path, QString::fromUtf8(readFile(path)));
    }
    return texts;
}

bool hasWords(const QString& name, const QString& code)
{
    return diagnosisFile(name).contains(code);
}

bool hasWordsSomewhere(const QString& code)
{
    const QStringList all = names(u":/scopelight/diagnosis"_s);
    return std::any_of(all.begin(), all.end(), [&](const QString& name) { return hasWords(name, code); });
}

/// The headline of an entry, all its alternatives joined.
QString headlineOf(const QJsonObject& entry)
{
    const QJsonValue headline = entry.value(u"headline"_s);
    if (headline.isString())
        return headline.toString();
    QStringList texts;
    for (const QJsonValue alternative : headline.toArray())
        texts.append(alternative[u"text"_s].toString());
    return texts.join(u'\n');
}

} // namespace

/// Every code that the sources can say has its words, and the words keep to the house style.
class TestDiagnosisData : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsInTheProgram()
    {
        const QStringList inTree = names(project + u"/resources/diagnosis"_s);
        QVERIFY(inTree.size() > 20);
        QCOMPARE(names(u":/scopelight/diagnosis"_s), inTree);
    }

    void everyFileParses_data() { addFiles(); }
    void everyFileParses()
    {
        QFETCH(QString, name);
        QJsonParseError error;
        const auto document =
            QJsonDocument::fromJson(readFile(u":/scopelight/diagnosis/%1.json"_s.arg(name)), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QVERIFY(document.isObject() && !document.object().isEmpty());
    }

    void everyEntryIsWhole_data() { addFiles(); }
    void everyEntryIsWhole()
    {
        QFETCH(QString, name);
        static const QStringList outcomes{u"problem"_s, u"unusable_input"_s, u"ended"_s,
            u"server_unavailable"_s, u"machine_in_the_way"_s, u"interrupted"_s};
        static const QStringList likelihoods{
            u"known"_s, u"usual"_s, u"possible"_s, u"less_likely"_s, u"ruled_out"_s};
        if (name == u"reasons"_s || name == u"links"_s || name == u"places"_s || name == u"notes"_s)
            return;
        const QJsonObject entries = diagnosisFile(name);
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            const QByteArray where = (name + u": "_s + it.key()).toUtf8();
            const QJsonObject entry = it->toObject();
            QVERIFY2(!headlineOf(entry).isEmpty(), where.constData());
            QVERIFY2(!entry.value(u"source"_s).toString().isEmpty(), where.constData());
            const bool isFinding = name == u"findings"_s;
            QVERIFY2(isFinding || outcomes.contains(entry.value(u"outcome"_s).toString()), where.constData());
            const QString page = entry.value(u"page"_s).toString();
            QVERIFY2(page.isEmpty() || page == u"client" || page == u"scopes", where.constData());
            qsizetype last = 0;
            for (const QJsonValue cause : entry.value(u"causes"_s).toArray()) {
                const QStringList ways = reachableWords(cause[u"likelihood"_s], {});
                for (const QString& way : ways)
                    QVERIFY2(likelihoods.contains(way), where.constData());
                const qsizetype rank = likelihoods.indexOf(ways.value(ways.size() - 1));
                QVERIFY2(rank >= last, where.constData()); // without more known: the usual ones first
                last = rank;
            }
        }
    }

    void everySameAsLeadsToWords_data() { addFiles(); }
    void everySameAsLeadsToWords()
    {
        QFETCH(QString, name);
        const QJsonObject entries = writtenDiagnosis(name);
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            const QString other = it->toObject().value(u"same_as"_s).toString();
            if (other.isEmpty())
                continue;
            QCOMPARE(it->toObject().size(), 1); // nothing beside it would be read
            const QJsonValue entry =
                writtenDiagnosis(other.section(u'/', 0, 0)).value(other.section(u'/', 1));
            QVERIFY2(!headlineOf(entry.toObject()).isEmpty(), qPrintable(it.key() + u": "_s + other));
        }
    }

    /// The same words twice drift apart: the second one says same_as.
    void noEntryStandsThereTwice()
    {
        QMap<QByteArray, QString> seen;
        for (const QString& name : names(u":/scopelight/diagnosis"_s)) {
            const QJsonObject entries = writtenDiagnosis(name);
            for (auto it = entries.begin(); it != entries.end(); ++it) {
                if (!it->isObject() || it->toObject().contains(u"same_as"_s))
                    continue;
                const QByteArray words = QJsonDocument(it->toObject()).toJson();
                QVERIFY2(!seen.contains(words), qPrintable(name + u'/' + it.key() + u": "_s + seen[words]));
                seen.insert(words, name + u'/' + it.key());
            }
        }
    }

    void headlinesKeepToTheHouseStyle_data() { addFiles(); }
    void headlinesKeepToTheHouseStyle()
    {
        QFETCH(QString, name);
        static const QRegularExpression banned(
            u"!|\\b(invalid|failed to|please)\\b"_s, QRegularExpression::CaseInsensitiveOption);
        const QJsonObject entries = diagnosisFile(name);
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            const QString headline = it->isString() ? it->toString() : headlineOf(it->toObject());
            // A server's own code in quotes may be called what it is called.
            const QString own = QString(headline).remove(it.key());
            QVERIFY2(!banned.match(own).hasMatch(), qPrintable(headline));
        }
    }

    void everyErrorCodeHasWords()
    {
        static const QRegularExpression made(
            uR"re((?:\bfail\(|\bError\s*\{)\s*([\w.:]+),\s*u"([a-z0-9_]+)")re"_s);
        int found = 0;
        const QMap<QString, QString> texts = sources();
        for (auto file = texts.begin(); file != texts.end(); ++file) {
            for (const auto& match : made.globalMatch(*file)) {
                ++found;
                const QString step = match.captured(1);
                const QString code = match.captured(2);
                const bool isNamed = step.startsWith(u"Step::"_s);
                const bool isKnown = isNamed ? hasWords(stepName(step.sliced(6)), code)
                        || hasWords(u"network"_s, code) || hasWords(u"findings"_s, code)
                                             : hasWordsSomewhere(code);
                QVERIFY2(isKnown, qPrintable(file.key() + u": "_s + step + u' ' + code));
            }
        }
        QVERIFY2(found > 60, "The expression no longer finds the codes");
    }

    void everyRefusalOfARedirectHasWords()
    {
        static const QRegularExpression made(uR"re(\brefuse\(\s*u"([a-z_]+)")re"_s);
        const QString text = sources().value(project + u"/app/oauth/authorizationresponse.cpp"_s);
        int found = 0;
        for (const auto& match : made.globalMatch(text)) {
            ++found;
            QVERIFY2(hasWords(u"authorization"_s, match.captured(1)), qPrintable(match.captured(1)));
        }
        QVERIFY(found >= 7);
    }

    void everyFindingHasWords()
    {
        static const QRegularExpression made(uR"re((?:Level::\w+,|return finding\()\s*u?"([a-z0-9_]+)")re"_s);
        int found = 0;
        for (const QString& text : sources()) {
            for (const auto& match : made.globalMatch(text)) {
                ++found;
                QVERIFY2(hasWords(u"findings"_s, match.captured(1)), qPrintable(match.captured(1)));
            }
        }
        QVERIFY2(found > 25, "The expression no longer finds the codes");
    }

    void everyReasonHasWords()
    {
        static const QRegularExpression made(
            uR"re((?:explainReason\(|State::\w+,|(?:failed|notChecked)\((?:name|u"\w+"_s),))re"
            uR"re(\s*u"([a-z0-9_]+)"|u"((?:online|access_allowed|preflight)_[a-z0-9_]+)")re"_s);
        static const QStringList purposes{
            u"online_request"_s, u"online_credentials"_s, u"online_reach"_s}; // of requests in the trace
        int found = 0;
        for (const QString& text : sources()) {
            for (const auto& match : made.globalMatch(text)) {
                const QString code = match.captured(1) + match.captured(2);
                if (purposes.contains(code))
                    continue;
                ++found;
                QVERIFY2(hasWords(u"reasons"_s, code), qPrintable(code));
            }
        }
        QVERIFY2(found > 50, "The expression no longer finds the codes");
    }

private:
    static void addFiles()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : names(u":/scopelight/diagnosis"_s))
            QTest::newRow(qPrintable(name)) << name;
    }
};

QTEST_GUILESS_MAIN(TestDiagnosisData)
#include "tst_diagnosisdata.moc"
