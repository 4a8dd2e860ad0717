// SPDX-License-Identifier: Apache-2.0
#include "diagnosisfile.h"
#include "doctor/explain.h"
#include "files.h"
#include "reachablewords.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString project = QStringLiteral(PROJECT_DIR);

/// Words that only the terminal can come to say.
struct TerminalOnly {
    QString file;
    QString code; ///< or * for the whole file
    QString maker; ///< what the window's sources would have to name before it could say them
};

const QList<TerminalOnly> terminalOnly{
    {u"usage"_s, u"*"_s, u"\"cli/"_s}, // the window has no command line but one file name
    {u"token_file"_s, u"*"_s, u"TokenFile"_s}, // it neither reads nor writes saved sign-ins
    {u"service_account"_s, u"*"_s, u"ServiceAccount"_s}, // it signs users in, nobody else
    // Said by the provider's own process, before it is one; the window says practice_not_started.
    {u"practice"_s, u"bad_file_count"_s, u"\"practice/"_s},
    {u"practice"_s, u"unknown_scenario"_s, u"\"practice/"_s},
    {u"access"_s, u"no_scopes"_s, u"\"cli/"_s}, // the window shows a table without rows
    {u"reasons"_s, u"refresh_token_replaced"_s, u"\"cli/"_s}, // its token file is the terminal's
};

bool isTerminalOnly(const QString& file, const QString& code)
{
    return std::any_of(terminalOnly.begin(), terminalOnly.end(), [&](const TerminalOnly& only) {
        return only.file == file && (only.code == u"*" || only.code == code);
    });
}

/// What is wrong with a text for the window; empty when nothing is.
QString terminalWord(QString text)
{
    // Another program's options: git has no window here, and the way out is git's.
    static const QRegularExpression foreign(u"\\bgit (rm --cached|ls-files --error-unmatch)"_s);
    static const QRegularExpression banned(u"--[A-Za-z][\\w-]*|scopelight-cli"_s);
    return banned.match(text.remove(foreign)).captured();
}

QString surfaceOf(const QJsonObject& conditions)
{
    return conditions[u"when"_s][u"surface"_s].toString();
}

const KnownFact window{u"surface"_s, u"window"_s};

/// All objects in a value that have a condition `surface`.
QList<QJsonObject> withSurface(const QJsonValue& value)
{
    QList<QJsonObject> found;
    if (value[u"when"_s].toObject().contains(u"surface"_s))
        found.append(value.toObject());
    for (const QJsonValue inner : value.toArray())
        found += withSurface(inner);
    for (const QJsonValue inner : value.toObject())
        found += withSurface(inner);
    return found;
}

/// The sources of a folder, one after the other.
QString sources(const QString& folder)
{
    QString text;
    QDirIterator files(project + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        text += QString::fromUtf8(readFile(files.next()));
    return text;
}

QStringList spokenBy(const Explanation& words)
{
    QStringList texts{words.headline, words.detail};
    for (const Explanation::Cause& cause : words.causes)
        texts += QStringList{cause.text} + cause.actions;
    return texts;
}

std::optional<Step> stepNamed(const QString& name)
{
    for (int step = 0; step <= int(Step::Practice); ++step) {
        if (toString(Step(step)) == name)
            return Step(step);
    }
    return std::nullopt;
}

} // namespace

/// Both programs read the same data, but no option of the terminal is named in the window.
class TestWindowWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsAWordOfTheTerminals()
    {
        QCOMPARE(terminalWord(u"Give more time with --timeout SECONDS."_s), u"--timeout"_s);
        QCOMPARE(terminalWord(u"Look it up with: scopelight-cli scopes NAME"_s), u"scopelight-cli"_s);
        QCOMPARE(terminalWord(u"Use git rm --cached -- FILE and --profile FILE."_s), u"--profile"_s);
        QCOMPARE(terminalWord(u"The ASCII form (xn--…), and git rm --cached -- FILE."_s), QString());
    }

    void namesNoOptionInTheWindow_data() { addFiles(); }
    void namesNoOptionInTheWindow()
    {
        QFETCH(QString, name);
        const QJsonObject entries = diagnosisFile(name);
        QVERIFY(!entries.isEmpty());
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            if (isTerminalOnly(name, entry.key()))
                continue;
            for (const QString& text : reachableWordsOfEntry(*entry, window)) {
                QVERIFY2(!text.isEmpty(), qPrintable(entry.key()));
                QVERIFY2(terminalWord(text).isEmpty(), qPrintable(entry.key() + u": "_s + text));
            }
        }
    }

    void isToldSoByExplain_data() { addFiles(); }
    void isToldSoByExplain()
    {
        QFETCH(QString, name);
        const ExplainContext context{.surface = Surface::Window};
        const std::optional<Step> step = stepNamed(name);
        if (!step && name != u"findings")
            return;
        const QJsonObject entries = diagnosisFile(name);
        for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
            const bool isServersWord = (*entry)[u"said_by"_s] == u"server"_s;
            const Explanation words = step ? explain(Error{*step, entry.key(), {}, isServersWord}, context)
                                           : explain(Finding{Finding::Level::Note, entry.key(), {}}, context);
            QVERIFY(!words.headline.isEmpty());
            for (const QString& text : spokenBy(words)) {
                QVERIFY2(isTerminalOnly(name, entry.key()) || terminalWord(text).isEmpty(),
                    qPrintable(entry.key() + u": "_s + text));
            }
        }
    }

    /// A slip in the name of a surface would leave the words out everywhere.
    void knowsBothSurfacesByName_data() { addFiles(); }
    void knowsBothSurfacesByName()
    {
        QFETCH(QString, name);
        for (const QJsonObject& conditions : withSurface(diagnosisFile(name))) {
            const QString surface = surfaceOf(conditions);
            QVERIFY2(surface == u"window" || surface == u"terminal", qPrintable(surface));
        }
    }

    /// What stands in “ ” for the window is written on something there.
    void namesControlsThatAreThere_data() { addFiles(); }
    void namesControlsThatAreThere()
    {
        QFETCH(QString, name);
        static const QRegularExpression label(u"“([^”{]+)”"_s);
        static const QString written = sources(u"/ui"_s);
        QVERIFY(!written.isEmpty());
        for (const QJsonObject& alternative : withSurface(diagnosisFile(name))) {
            if (surfaceOf(alternative) != u"window")
                continue;
            for (const auto& match : label.globalMatch(alternative.value(u"text"_s).toString()))
                QVERIFY2(
                    written.contains(u"tr(\"%1\")"_s.arg(match.captured(1))), qPrintable(match.captured(1)));
        }
    }

    void exemptsOnlyWhatTheWindowCannotMeet()
    {
        const QString written = sources(u"/ui"_s);
        const QString library = sources(u"/app"_s);
        for (const TerminalOnly& only : terminalOnly) {
            QVERIFY2(!diagnosisFile(only.file).isEmpty(), qPrintable(only.file));
            QVERIFY2(
                only.code == u"*" || diagnosisFile(only.file).contains(only.code), qPrintable(only.code));
            QVERIFY2(library.contains(only.maker), qPrintable(only.maker));
            QVERIFY2(!written.isEmpty() && !written.contains(only.maker), qPrintable(only.maker));
        }
    }

private:
    static void addFiles()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(u":/scopelight/diagnosis"_s);
        for (const QString& file : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }
};

QTEST_GUILESS_MAIN(TestWindowWords)
#include "tst_windowwords.moc"
