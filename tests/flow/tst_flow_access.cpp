// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// "drive.readonly allowed access_allowed" for each row.
QStringList rows(const CliResult& result)
{
    QStringList lines;
    for (const QJsonValue row : result.json()[u"access"].toArray()) {
        QString scope = row[u"scope"].toString();
        scope.remove(u"https://www.googleapis.com/auth/"_s);
        lines.append(scope + u' ' + row[u"verdict"].toString() + u' ' + row[u"code"].toString());
    }
    return lines;
}

} // namespace

/// Whether each scope works, at the practice provider.
class TestFlowAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEachScope();
    void tellsPeople();
    void isRefusedForWantOfAScope();
    void refusesEachScopeThatIsMissing();
    void cannotTell();
    void holdsTheReadsAgainstAProfile_data();
    void holdsTheReadsAgainstAProfile();
    void neverPassesARefusalThatWasNone();

private:
    QString write(const PracticeServer& practice, const QJsonObject& access, const QStringList& scopes);

    QTemporaryDir m_folder;
};

QString TestFlowAccess::write(
    const PracticeServer& practice, const QJsonObject& access, const QStringList& scopes)
{
    const QString path = m_folder.filePath(u"app.scopelight.json"_s);
    const QJsonObject profile{{u"scopelight"_s, 1}, {u"client_file"_s, practice.clientFile()},
        {u"scopes"_s, QJsonArray::fromStringList(scopes)}, {u"expect"_s, QJsonObject{{u"access"_s, access}}}};
    return writeFile(path, QJsonDocument(profile).toJson()) ? path : QString();
}

void TestFlowAccess::readsEachScope()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::signIn(QStringList{u"access"_s, u"--format"_s, u"json"_s}
        + practice.source({u"email"_s, u"drive.file"_s, u"drive.readonly"_s, u"gmail.labels"_s,
            u"gmail.send"_s, u"calendar.readonly"_s, u"tasks"_s}));
    QVERIFY2(result.status == 1, result.all().constData()); // Calendar is off
    QCOMPARE(schemaProblem(u"access.schema.json"_s, result.output), u""_s);
    QCOMPARE(rows(result),
        (QStringList{u"email allowed access_allowed_shared"_s, u"drive.file allowed access_allowed_shared"_s,
            u"drive.readonly allowed access_allowed_shared"_s, u"gmail.labels allowed access_allowed"_s,
            u"gmail.send not_tested access_no_read_none"_s, u"calendar.readonly api_off api_off"_s,
            u"tasks inconclusive not_found"_s, u"openid allowed access_allowed_shared"_s}));
    const QJsonValue off = result.json()[u"access"][5];
    QVERIFY2(off[u"message"].toString().contains(u"calendar-json.googleapis.com is not enabled"_s),
        result.output.constData());
}

void TestFlowAccess::tellsPeople()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::signIn(
        QStringList{u"access"_s} + practice.source({u"drive.file"_s, u"drive.readonly"_s}));
    QVERIFY2(result.status == 0, result.all().constData());
    for (const QByteArray& words :
        {QByteArray("2 of 2 scopes allowed."), QByteArray("  allowed          drive.readonly"),
            QByteArray("Through drive.file or drive.readonly; this does not prove drive.readonly alone.")})
        QVERIFY2(result.output.contains(words), (words + "\n" + result.output).constData());
    QVERIFY2(!result.all().contains("ya29."), "no token");
}

void TestFlowAccess::isRefusedForWantOfAScope()
{
    const PracticeServer practice({u"--scenario"_s, u"subset"_s});
    const CliResult result = CliProgram::signIn(QStringList{u"access"_s, u"--format"_s, u"json"_s}
        + practice.source({u"drive.file"_s, u"gmail.labels"_s}));
    QVERIFY2(result.status == 1, result.all().constData());
    QCOMPARE(rows(result),
        (QStringList{u"drive.file allowed access_allowed"_s, u"gmail.labels refused scope_insufficient"_s}));
    QVERIFY2(result.json()[u"access"][1][u"hint"].toString().contains(u"ask again for what is missing"_s),
        result.output.constData());
}

/// No box was ticked: the token is good for the sign-in alone, and each read says so.
void TestFlowAccess::refusesEachScopeThatIsMissing()
{
    const PracticeServer practice({u"--scenario"_s, u"none-ticked"_s});
    const QStringList missing{u"drive"_s, u"drive.file"_s, u"drive.readonly"_s, u"drive.metadata.readonly"_s,
        u"gmail.labels"_s, u"gmail.readonly"_s, u"gmail.metadata"_s, u"calendar.readonly"_s};
    const CliResult result = CliProgram::signIn(QStringList{u"access"_s, u"--format"_s, u"json"_s}
        + practice.source(QStringList{u"openid"_s} + missing));
    QStringList expected{u"openid allowed access_allowed"_s};
    for (const QString& scope : missing)
        expected.append(scope + u" refused scope_insufficient"_s);
    QCOMPARE(rows(result), expected);
    for (const QJsonValue row : result.json()[u"access"].toArray()) {
        if (row[u"scope"].toString() == u"openid")
            continue;
        const QString message = row[u"message"].toString();
        QVERIFY2(message.startsWith(u"The practice provider refused "_s)
                && message.endsWith(u": the access token carries no scope that opens it."_s),
            qPrintable(message));
    }
}

void TestFlowAccess::cannotTell()
{
    const PracticeServer practice({u"--scenario"_s, u"inconclusive"_s});
    const CliResult result = CliProgram::signIn(QStringList{u"access"_s, u"--format"_s, u"json"_s}
        + practice.source({u"gmail.labels"_s, u"calendar.readonly"_s, u"chat.spaces.readonly"_s,
            u"admin.directory.user.readonly"_s, u"tasks"_s}));
    QCOMPARE(rows(result),
        (QStringList{u"gmail.labels inconclusive bad_request"_s,
            u"calendar.readonly inconclusive server_unavailable"_s,
            u"chat.spaces.readonly inconclusive not_found"_s,
            u"admin.directory.user.readonly inconclusive forbidden"_s,
            u"tasks inconclusive quota_exceeded"_s}));
    QVERIFY2(result.status == 1, result.all().constData()); // that of the first
    const QJsonArray access = result.json()[u"access"].toArray();
    for (const QJsonValue row : access) {
        QString words = writtenWords(u"access/"_s + row[u"code"].toString()).section(u'\n', 0, 0);
        words.replace(u": Google "_s, u": the practice provider "_s);
        words.replace(u"drive.about.get"_s, row[u"method"].toString());
        const QString message = row[u"message"].toString();
        QVERIFY2(message.startsWith(words), qPrintable(message + u'\n' + words));
    }
}

void TestFlowAccess::holdsTheReadsAgainstAProfile_data()
{
    QTest::addColumn<QJsonObject>("access");
    QTest::addColumn<int>("status");
    QTest::newRow("as expected") << QJsonObject{{u"drive.readonly"_s, u"allowed"_s},
        {u"gmail.labels"_s, u"refused"_s}, {u"calendar.readonly"_s, u"api_off"_s}}
                                 << 0;
    QTest::newRow("allowed, and was to be refused") << QJsonObject{{u"drive.readonly"_s, u"refused"_s}} << 1;
    QTest::newRow("refused, and was to be allowed") << QJsonObject{{u"gmail.labels"_s, u"allowed"_s}} << 1;
    QTest::newRow("off, and was to be refused") << QJsonObject{{u"calendar.readonly"_s, u"refused"_s}} << 1;
    QTest::newRow("misspelt") << QJsonObject{{u"drive.readonly"_s, u"alowed"_s}} << 2;
}

void TestFlowAccess::holdsTheReadsAgainstAProfile()
{
    QFETCH(const QJsonObject, access);
    QFETCH(const int, status);
    const PracticeServer practice;
    const QString profile = write(practice, access, {u"drive.readonly"_s, u"calendar.readonly"_s});
    for (const QString& command : {u"access"_s, u"check"_s}) {
        const CliResult result =
            CliProgram::signIn(QStringList{command, u"--profile"_s, profile} + practice.trust());
        QVERIFY2(result.status == status, (command.toUtf8() + ' ' + result.all()).constData());
    }
}

/// The API is off: nobody looked at the scope, so that it is an error, and neither a pass nor a failure.
void TestFlowAccess::neverPassesARefusalThatWasNone()
{
    const PracticeServer practice;
    const QString junit = m_folder.filePath(u"check.xml"_s);
    const QString profile =
        write(practice, {{u"calendar.readonly"_s, u"refused"_s}, {u"drive.readonly"_s, u"refused"_s}},
            {u"drive.readonly"_s, u"calendar.readonly"_s});
    const CliResult result = CliProgram::signIn(
        QStringList{u"check"_s, u"--profile"_s, profile, u"--junit"_s, junit} + practice.trust());
    QVERIFY2(result.status == 1, result.all().constData());
    const QByteArray report = readFile(junit);
    QVERIFY2(report.contains("tests=\"2\" failures=\"1\" errors=\"1\""), report.constData());
    QVERIFY2(result.output.contains("not checked  access calendar.readonly"), result.output.constData());
    QVERIFY2(result.output.contains("not met      access drive.readonly"), result.output.constData());
    QVERIFY2(result.output.contains("It was to be refused, and was allowed."), result.output.constData());
}

QTEST_GUILESS_MAIN(TestFlowAccess)
#include "tst_flow_access.moc"
