// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "google/apiuses.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString nameOf(const ApiUse& use)
{
    return use.scope.isEmpty() ? use.method.api + u'/' + use.method.id : use.scope;
}

/// "12 drive:v3/drive.files.list": a line each.
QStringList linesOf(const QList<ApiUse>& uses)
{
    QStringList lines;
    for (const ApiUse& use : uses)
        lines.append(u"%1 %2"_s.arg(use.line).arg(nameOf(use)));
    return lines;
}

const MethodIndex& methods()
{
    static const ScopeCatalogue catalogue;
    static const MethodIndex index(catalogue);
    return index;
}

ApiUses usesIn(const QString& program)
{
    return apiUses(QString::fromUtf8(testData(u"evidence/"_s + program)), sourceLanguage(program), methods());
}

/// Lines of the list beside a program that begin with a word: found, possible, or missed for what a person
/// sees and this reading does not.
QStringList expected(const QString& program, const QString& word)
{
    QStringList lines;
    const QString list = QString::fromUtf8(testData(u"evidence/%1.expected"_s.arg(program)));
    for (const QString& line : list.split(u'\n')) {
        if (line.startsWith(word + u' '))
            lines.append(line.sliced(word.size() + 1));
    }
    return lines;
}

QStringList without(QStringList lines, const QStringList& others)
{
    lines.removeIf([&](const QString& line) { return others.contains(line); });
    return lines;
}

QStringList found(const QString& text, SourceLanguage language)
{
    return linesOf(apiUses(text, language, methods()).found);
}

QStringList programs()
{
    QStringList names = QDir(testDataPath(u"evidence"_s)).entryList({u"*.expected"_s}, QDir::Files);
    for (QString& name : names)
        name.chop(9);
    return names;
}

} // namespace

/// What programs use of Google's APIs, read out of their text.
class TestApiUses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPrograms_data();
    void readsPrograms();
    void countsNothingThatIsNot();
    void countsWhatOneReadingIsLeftOf_data();
    void countsWhatOneReadingIsLeftOf();
    void leavesDocumentsAlone();
    void saysWhy();
    void endsOnAnyBytes();
    void endsInTime_data();
    void endsInTime();
    void measures();
};

void TestApiUses::readsPrograms_data()
{
    QTest::addColumn<QString>("program");
    const QStringList all = programs();
    QVERIFY(all.size() >= 8);
    for (const QString& program : all)
        QTest::newRow(qPrintable(program)) << program;
}

void TestApiUses::readsPrograms()
{
    QFETCH(const QString, program);
    const ApiUses uses = usesIn(program);
    const QStringList missed = expected(program, u"missed"_s);
    const QStringList wrong = without(linesOf(uses.found), expected(program, u"found"_s));
    QVERIFY2(wrong.isEmpty(), qPrintable(u"wrongly counted: "_s + wrong.join(u", "_s)));
    QCOMPARE(linesOf(uses.found), expected(program, u"found"_s));
    QCOMPARE(linesOf(uses.possible), expected(program, u"possible"_s));
    QVERIFY2(without(missed, linesOf(uses.found)) == missed, "what is found is not missed");
}

/// The figures over all programs.
void TestApiUses::countsNothingThatIsNot()
{
    qsizetype right = 0;
    qsizetype wrong = 0;
    qsizetype missed = 0;
    for (const QString& program : programs()) {
        const QStringList lines = linesOf(usesIn(program).found);
        const QStringList wanted = expected(program, u"found"_s) + expected(program, u"missed"_s);
        wrong += without(lines, wanted).size();
        missed += without(wanted, lines).size();
        right += lines.size() - without(lines, wanted).size();
    }
    qInfo("%lld uses found, %lld false, %lld missed", qlonglong(right), qlonglong(wrong), qlonglong(missed));
    QCOMPARE(wrong, 0);
    QVERIFY(right > 40);
}

void TestApiUses::countsWhatOneReadingIsLeftOf_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<SourceLanguage>("language");
    QTest::addColumn<QStringList>("uses");
    const auto python = SourceLanguage::Python;
    const auto script = SourceLanguage::JavaScript;
    const QString import = u"from googleapiclient.discovery import build\n"_s;
    const QStringList list{u"3 drive:v3/drive.files.list"_s};
    QTest::newRow("another's build")
        << u"from setuptools import build\ns = build('drive', 'v3')\ns.files().list()"_s << python
        << QStringList();
    QTest::newRow("a version there is not")
        << import + u"s = build('drive', 'v9')\ns.files().list()"_s << python << QStringList();
    QTest::newRow("an old version") << import + u"s = build('drive', 'v2')\ns.files().list()"_s << python
                                    << QStringList{u"3 drive:v2/drive.files.list"_s};
    QTest::newRow("the last assignment counts")
        << import + u"s = build('drive', 'v3'); s = Box()\ns.files().list()"_s << python << QStringList();
    QTest::newRow("in another function")
        << import + u"def a():\n  s = build('drive', 'v3')\ndef b():\n  s.files().list()"_s << python
        << QStringList();
    QTest::newRow("a named argument is no assignment")
        << import + u"s = build('drive', 'v3'); f(s=None)\ns.files().list()"_s << python << list;
    QTest::newRow("of the module") << import + u"s = build('drive', 'v3')\ndef a(x): s.files().list()"_s
                                   << python << list;
    QTest::newRow("a parameter hides it")
        << import + u"s = build('drive', 'v3')\ndef a(x, s): s.files().list()"_s << python << QStringList();
    QTest::newRow("not called") << import + u"s = build('drive', 'v3')\nx = s.files().list"_s << python
                                << QStringList();
    QTest::newRow("the next page") << import + u"s = build('drive', 'v3')\ns.files().list_next(a, b)"_s
                                   << python << QStringList();
    QTest::newRow("an old name of a scope")
        << u"a\nx = 'https://www.googleapis.com/auth/drive.nothing'"_s << python << QStringList();
    const QString google = u"const {google} = require('googleapis');\n"_s;
    QTest::newRow("a block of its own")
        << google + u"{ const d = google.drive('v3'); }\nd.files.list();"_s << script << QStringList();
    QTest::newRow("in one go") << google + u"\ngoogle.drive({version: 'v3', auth}).files.list({});"_s
                               << script << list;
    QTest::newRow("typed")
        << u"import { drive_v3 } from 'googleapis';\nfunction f(d: drive_v3.Drive) {\nd.files.list() }"_s
        << script << list;
    QTest::newRow("options that come from elsewhere")
        << u"fetch('https://www.googleapis.com/drive/v3/files', {...options})"_s << script << QStringList();
    QTest::newRow("a quoted method")
        << u"\n\nfetch('https://www.googleapis.com/drive/v3/files', {'method': verb})"_s << script
        << QStringList();
    QTest::newRow("a file of that name") << u"\n\nfetch('https://www.googleapis.com/drive/v3/files/list')"_s
                                         << script << QStringList{u"3 drive:v3/drive.files.get"_s};
    QTest::newRow("a final slash") << u"fetch('https://www.googleapis.com/drive/v3/files/')"_s << script
                                   << QStringList();
    QTest::newRow("the old host") << u"fetch('https://www.googleapis.com/gmail/v1/users/me/labels')"_s
                                  << script << QStringList{u"1 gmail:v1/gmail.users.labels.list"_s};
    QTest::newRow("another's host") << u"fetch('https://gmail.googleapis.com/drive/v3/files')"_s << script
                                    << QStringList();
    QTest::newRow("plain HTTP") << u"fetch('http://www.googleapis.com/drive/v3/files')"_s << script
                                << QStringList();
    QTest::newRow("settings") << u"{\"url\": \"https://www.googleapis.com/drive/v3/about\"}"_s
                              << SourceLanguage::Plain << QStringList();
    QTest::newRow("a scope in settings")
        << u"a: 1\n# https://www.googleapis.com/auth/drive\n- https://www.googleapis.com/auth/tasks\n"_s
        << SourceLanguage::HashComments << QStringList{u"3 https://www.googleapis.com/auth/tasks"_s};
}

void TestApiUses::countsWhatOneReadingIsLeftOf()
{
    QFETCH(const QString, text);
    QFETCH(const SourceLanguage, language);
    QTEST(found(text, language), "uses");
}

void TestApiUses::leavesDocumentsAlone()
{
    QCOMPARE(sourceLanguage(u"README.md"_s), SourceLanguage::None);
    QCOMPARE(sourceLanguage(u"py"_s), SourceLanguage::None);
    QCOMPARE(sourceLanguage(u"a.b/APP.TS"_s), SourceLanguage::JavaScript);
    QVERIFY(found(u"https://www.googleapis.com/auth/drive"_s, SourceLanguage::None).isEmpty());
}

void TestApiUses::saysWhy()
{
    const auto how = [](const QString& program, const QString& name) {
        for (const ApiUse& use : usesIn(program).found) {
            if (nameOf(use) == name)
                return use.how;
        }
        return QString();
    };
    QCOMPARE(how(u"backup.py"_s, u"drive:v3/drive.files.list"_s), u"client_call"_s);
    QCOMPARE(how(u"rest.py"_s, u"drive:v3/drive.files.list"_s), u"rest_url"_s);
    QCOMPARE(how(u"fetch.ts"_s, u"https://www.googleapis.com/auth/drive.file"_s), u"scope_url"_s);
    QCOMPARE(how(u"inventory.go"_s, u"https://www.googleapis.com/auth/drive.metadata.readonly"_s),
        u"scope_constant"_s);
}

/// Beginnings of programs: brackets, quotes and comments that are not closed.
void TestApiUses::endsOnAnyBytes()
{
    for (const QString& program : programs()) {
        const QString text = QString::fromUtf8(testData(u"evidence/"_s + program));
        for (qsizetype length = 0; length < text.size(); length += 211)
            apiUses(text.first(length), sourceLanguage(program), methods());
        for (int language = 0; language < int(SourceLanguage::None); ++language)
            apiUses(text, SourceLanguage(language), methods());
    }
}

void TestApiUses::endsInTime_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<SourceLanguage>("language");
    const QString google = u"google.drive({version: 'v3'})"_s;
    QTest::newRow("assignments") << u"s = build('drive', 'v3'); s.files().list() # googleapiclient\n"_s
                                 << SourceLanguage::Python;
    QTest::newRow("one line") << u"a=/b/;c=d/e;f='g';d="_s + google + u";d.files.list({});"_s
                              << SourceLanguage::JavaScript;
    QTest::newRow("open brackets") << u"f({a:["_s + google + u","_s << SourceLanguage::JavaScript;
    QTest::newRow("addresses") << u"f('https://www.googleapis.com/drive/v3/about');"_s
                               << SourceLanguage::JavaScript;
    QTest::newRow("comments") << u" #\"curl "_s << SourceLanguage::Shell;
    QTest::newRow("quotes") << u"curl -d '"_s << SourceLanguage::Shell;
    QTest::newRow("structs") << u"struct { s *drive.Service; };"_s << SourceLanguage::Go;
}

/// A large file, made to keep the reader busy: it would keep a whole pull request busy.
void TestApiUses::endsInTime()
{
    QFETCH(const QString, line);
    QFETCH(const SourceLanguage, language);
    const QString file =
        u"import \"google.golang.org/api/drive/v3\"\n"_s + line.repeated(60000 / line.size());
    QElapsedTimer timer;
    timer.start();
    apiUses(file, language, methods());
    qInfo("%lld ms", qlonglong(timer.elapsed()));
}

/// Prints figures; asserts none.
void TestApiUses::measures()
{
    for (const QString& program : programs()) {
        const QString text = QString::fromUtf8(testData(u"evidence/"_s + program)).repeated(30);
        QElapsedTimer timer;
        timer.start();
        apiUses(text, sourceLanguage(program), methods());
        qInfo("%s: %lld KB in %lld ms", qPrintable(program), qlonglong(text.size() / 1024),
            qlonglong(timer.elapsed()));
    }
}

QTEST_GUILESS_MAIN(TestApiUses)
#include "tst_apiuses.moc"
