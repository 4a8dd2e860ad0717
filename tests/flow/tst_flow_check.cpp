// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"
#include "writtenwords.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// A profile's expectations, as CI holds them.
class TestFlowCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void passes();
    void namesTheScopeThatWasNotGranted();
    void callsADeadTokenAnError();
    void needsNoClientFileBesideASavedSignIn();
    void needsNoConnectionForAClassTooHigh();
    void saysWhoseWordAClassIs();
    void passesOverNoSlip();
    void needsAProfile();

private:
    QString write(const PracticeServer& practice, const QJsonObject& expect, const QStringList& declared = {},
        const QStringList& scopes = {u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s});
    QStringList words(const PracticeServer& practice, const QString& profile) const;
    QByteArray junit() const { return readFile(m_folder.filePath(u"check.xml"_s)); }

    const QTemporaryDir m_folder;
};

QString TestFlowCheck::write(const PracticeServer& practice, const QJsonObject& expect,
    const QStringList& declared, const QStringList& scopes)
{
    const QString path = m_folder.filePath(u"app.scopelight.json"_s);
    const QJsonObject profile{{u"scopelight"_s, 1}, {u"name"_s, u"Backup app"_s},
        {u"client_file"_s, practice.clientFile()}, {u"redirect_uri"_s, u"http://localhost:8080"_s},
        {u"scopes"_s, QJsonArray::fromStringList(scopes)},
        {u"declared"_s, QJsonArray::fromStringList(declared)}, {u"expect"_s, expect}};
    return writeFile(path, QJsonDocument(profile).toJson()) ? path : QString();
}

QStringList TestFlowCheck::words(const PracticeServer& practice, const QString& profile) const
{
    return QStringList{u"check"_s, u"--profile"_s, profile, u"--junit"_s, m_folder.filePath(u"check.xml"_s)}
    + practice.trust();
}

void TestFlowCheck::passes()
{
    const PracticeServer practice;
    const QString profile = write(practice,
        {{u"granted"_s, QJsonArray{u"drive.metadata.readonly"_s}}, {u"not_granted"_s, QJsonArray{u"drive"_s}},
            {u"class_at_most"_s, u"restricted"_s}, {u"refresh_token"_s, true},
            {u"drive_files_at_least"_s, 3}},
        {u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s});
    const CliResult json =
        CliProgram::signIn(words(practice, profile) + QStringList{u"--format"_s, u"json"_s});
    QVERIFY2(json.status == 0, json.all().constData());
    QCOMPARE(schemaProblem(u"check.schema.json"_s, json.output), u""_s);
    QVERIFY(json.json()[u"as_expected"].toBool() && !json.json()[u"old_grant"].toBool());
    QVERIFY2(junit().contains("tests=\"10\" failures=\"0\" errors=\"0\""), junit().constData());
    QVERIFY2(!junit().contains("ya29."), "no token");
}

void TestFlowCheck::namesTheScopeThatWasNotGranted()
{
    const PracticeServer practice({u"--scenario"_s, u"subset"_s});
    const QString profile = write(practice, {{u"granted"_s, QJsonArray{u"calendar.readonly"_s}}}, {},
        {u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s, u"calendar.readonly"_s});
    const CliResult result = CliProgram::signIn(words(practice, profile));
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("Backup app: 0 of 1 expectations met."), result.output.constData());
    QVERIFY2(result.output.contains("not met      granted calendar.readonly"), result.output.constData());
    QVERIFY2(result.output.contains("its box was not ticked"), result.output.constData());
    QVERIFY2(junit().contains("name=\"granted calendar.readonly\""), junit().constData());
    QVERIFY2(junit().contains("<failure ") && !junit().contains("<error "), junit().constData());
}

void TestFlowCheck::callsADeadTokenAnError()
{
    const PracticeServer practice;
    const auto client = QJsonDocument::fromJson(readFile(practice.clientFile())).object()[u"web"].toObject();
    const QString saved = m_folder.filePath(u"saved.json"_s);
    const QJsonObject tokens{{u"type"_s, u"authorized_user"_s}, {u"client_id"_s, client[u"client_id"]},
        {u"client_secret"_s, client[u"client_secret"]}, {u"refresh_token"_s, u"1//ended"_s}};
    QVERIFY(writeFile(saved, QJsonDocument(tokens).toJson()));
    const QString profile =
        write(practice, {{u"granted"_s, QJsonArray{u"openid"_s}}, {u"drive_files_at_least"_s, 1}});
    const CliResult result =
        CliProgram::run(words(practice, profile) + QStringList{u"--token-file"_s, saved});
    QVERIFY2(result.status == 3, result.all().constData());
    QVERIFY2(junit().contains("failures=\"0\" errors=\"2\""), junit().constData());
    QVERIFY2(junit().contains("type=\"invalid_grant\""), junit().constData());
    QVERIFY2(result.output.contains("not checked  granted openid"), result.output.constData());
}

/// As in CI, where the client file is no part of the repository.
void TestFlowCheck::needsNoClientFileBesideASavedSignIn()
{
    const PracticeServer practice;
    const QString saved = m_folder.filePath(u"signed-in.json"_s);
    const CliResult signedIn =
        CliProgram::signIn(QStringList{u"authorize"_s, u"--save-token"_s, saved} + practice.source());
    QVERIFY2(signedIn.status == 0, signedIn.all().constData());
    QFile profile(write(practice, {{u"granted"_s, QJsonArray{u"email"_s}}, {u"refresh_token"_s, true}}));
    QVERIFY(writeFile(profile.fileName(),
        readFile(profile.fileName()).replace(practice.clientFile().toUtf8(), "not_in_this_repository.json")));
    const CliResult result = CliProgram::run(words(practice, profile.fileName())
        + QStringList{u"--token-file"_s, saved, u"--issuer"_s, practice.origin()});
    QVERIFY2(result.status == 0, result.all().constData());
    QVERIFY2(result.output.contains("Backup app: 2 of 2 expectations met."), result.output.constData());
    QVERIFY2(result.output.contains(writtenWords(u"reasons/check_of_old_grant"_s).toUtf8()),
        result.output.constData());
}

/// The trace, which sees every exchange, stays empty.
void TestFlowCheck::needsNoConnectionForAClassTooHigh()
{
    const PracticeServer practice;
    const QString har = m_folder.filePath(u"check.har"_s);
    const QString profile =
        write(practice, {{u"class_at_most"_s, u"sensitive"_s}, {u"refresh_token"_s, true}});
    const CliResult result = CliProgram::run(words(practice, profile) + QStringList{u"--har"_s, har});
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("not met      class_at_most drive.metadata.readonly"),
        result.output.constData());
    QVERIFY2(result.output.contains("not checked  refresh_token"), result.output.constData());
    QVERIFY2(!result.errors.contains("Open: "), result.errors.constData());
    QVERIFY(QFile::exists(har));
    QCOMPARE(harEntries(har).size(), 0);
    const QString declaring = write(practice, {}, {u"openid"_s, u"email"_s});
    const CliResult beyond = CliProgram::run(words(practice, declaring) + QStringList{u"--har"_s, har});
    QVERIFY2(beyond.status == 1, beyond.all().constData());
    QVERIFY2(beyond.output.contains("unverified-app screen"), beyond.output.constData());
    QCOMPARE(harEntries(har).size(), 0);
}

/// Classes that were pasted on this machine are not there in CI: the answer names them.
void TestFlowCheck::saysWhoseWordAClassIs()
{
    const PracticeServer practice;
    const QString profile = write(practice, {{u"class_at_most"_s, u"non_sensitive"_s}}, {},
        {u"calendar.readonly"_s, u"drive.metadata.readonly"_s});
    const auto check = [&](const QByteArray& pasted) {
        const QString settings = m_folder.filePath(u"settings/scopelight"_s);
        if (!QDir().mkpath(settings) || !writeFile(settings + u"/console-classes.json"_s, pasted))
            return CliResult();
        CliProgram program(
            words(practice, profile), {u"XDG_CONFIG_HOME="_s + m_folder.filePath(u"settings"_s)});
        return program.finish();
    };
    const CliResult told = check(R"({"classes":{"https://www.googleapis.com/auth/calendar.readonly":
        {"class":"non_sensitive","day":"2026-11-28"}}})");
    QVERIFY2(told.status == 1, told.all().constData());
    QVERIFY2(told.output.contains("Its class is non_sensitive, by the page that was pasted on "
                                  "2026-11-28."),
        told.all().constData());
    QVERIFY2(told.output.contains("Its class is restricted; the profile allows"), told.all().constData());
    const CliResult unreadable = check("not JSON");
    QVERIFY2(unreadable.status == 1, unreadable.all().constData());
    QVERIFY2(unreadable.errors.contains("console-classes.json"), unreadable.all().constData());
    QVERIFY2(unreadable.output.contains("Could not tell: no page of Google's"), unreadable.all().constData());
}

void TestFlowCheck::passesOverNoSlip()
{
    const PracticeServer practice;
    const QString profile = write(practice, {{u"grantd"_s, QJsonArray{u"drive"_s}}});
    QVERIFY(writeFile(profile, readFile(profile).replace("redirect_uri", "redirect_url")));
    const CliResult result = CliProgram::signIn(words(practice, profile));
    QVERIFY2(result.status == 1, result.all().constData());
    QVERIFY2(result.output.contains("not checked  grantd"), result.all().constData());
    QVERIFY2(result.errors.contains("members that Scopelight does not know: redirect_url"),
        result.all().constData());
    QVERIFY2(junit().contains("errors=\"1\""), junit().constData());
}

void TestFlowCheck::needsAProfile()
{
    const PracticeServer practice;
    const CliResult result = CliProgram::run(QStringList{u"check"_s} + practice.source());
    QVERIFY2(result.status == 2, result.all().constData());
    QVERIFY2(result.errors.contains("--profile"), result.errors.constData());
}

QTEST_GUILESS_MAIN(TestFlowCheck)
#include "tst_flow_check.moc"
