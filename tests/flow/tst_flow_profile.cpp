// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
#include "files.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

/// A profile in place of options, as CI uses it.
class TestFlowProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForWhatTheProfileSays();
    void takesTheCommandLinesWordFirst();
    void trustsNobodyElseForAProfile_data();
    void trustsNobodyElseForAProfile();
    void believesNoOtherServerThatAProfileNames_data();
    void believesNoOtherServerThatAProfileNames();
    void takesTheClientFileFromTheProfilesFolder();
    void passesOverMembersOfTomorrow();
    void runsAProfileInPractice();
    void namesThePlaceOfAMistake_data();
    void namesThePlaceOfAMistake();

private:
    /// Writes a profile beside the folder `secrets` with the provider's client file in it.
    QString write(QJsonObject profile, const QString& name = u"test.scopelight.json"_s) const;

    const PracticeServer m_practice{QStringList{u"--redirect-uri"_s, u"http://localhost:8080/callback"_s}};
    const QTemporaryDir m_folder;
};

QString TestFlowProfile::write(QJsonObject profile, const QString& name) const
{
    QDir(m_folder.path()).mkpath(u"secrets"_s);
    QFile::copy(m_practice.clientFile(), m_folder.filePath(u"secrets/client_secret.json"_s));
    if (!profile.contains(u"scopelight"_s))
        profile.insert(u"scopelight"_s, 1);
    if (!profile.contains(u"client_file"_s))
        profile.insert(u"client_file"_s, u"secrets/client_secret.json"_s);
    const QString path = m_folder.filePath(name);
    return writeFile(path, QJsonDocument(profile).toJson()) ? path : QString();
}

void TestFlowProfile::asksForWhatTheProfileSays()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, u"drive.metadata.readonly"_s}},
        {u"redirect_uri"_s, u"http://localhost:8080/callback"_s},
        {u"parameters"_s,
            QJsonObject{{u"access_type"_s, u"online"_s}, {u"prompt"_s, u"consent"_s},
                {u"include_granted_scopes"_s, true}, {u"login_hint"_s, u"ana@example.com"_s}}},
        {u"server"_s, QJsonObject{{u"trust"_s, QJsonArray{m_practice.origin()}}}}});
    CliProgram program(
        {u"authorize"_s, u"--format"_s, u"json"_s, u"--no-browser"_s, u"--profile"_s, profile});
    const QUrl address = program.addressToOpen();
    const QUrlQuery query(address);
    const auto value = [&](const QString& name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    QCOMPARE(value(u"scope"_s), u"openid https://www.googleapis.com/auth/drive.metadata.readonly"_s);
    QCOMPARE(value(u"redirect_uri"_s), u"http://localhost:8080/callback"_s);
    QCOMPARE(value(u"access_type"_s), u"online"_s);
    QCOMPARE(value(u"prompt"_s), u"consent"_s);
    QCOMPARE(value(u"include_granted_scopes"_s), u"true"_s);
    QCOMPARE(value(u"login_hint"_s), u"ana@example.com"_s);
    QCOMPARE(Browser::open(address).status, 200);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(schemaProblem(u"authorize.schema.json"_s, result.output), u""_s);
    QVERIFY2(!result.json().value(u"has_refresh_token").toBool(), "access_type is online");
}

void TestFlowProfile::takesTheCommandLinesWordFirst()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, u"email"_s}},
        {u"redirect_uri"_s, u"http://localhost:8080/callback"_s}});
    CliProgram program(QStringList{u"authorize"_s, u"--no-browser"_s, u"--profile"_s, profile, u"--scope"_s,
                           u"openid"_s, u"--prompt"_s, u"login"_s}
        + m_practice.trust());
    const QUrlQuery query(program.addressToOpen());
    program.interrupt();
    QCOMPARE(program.finish().status, 130);
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"openid"_s);
    QCOMPARE(query.queryItemValue(u"prompt"_s), u"login"_s);
}

void TestFlowProfile::trustsNobodyElseForAProfile_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("a stranger") << QByteArray("https://login.example.org");
    QTest::newRow("one that looks like this machine") << QByteArray("https://127.0.0.1.example.org");
    QTest::newRow("another of its names") << QByteArray("https://localhost.example.org");
}

// A profile travels in pull requests: it must not send a secret to a server of its author's.
void TestFlowProfile::trustsNobodyElseForAProfile()
{
    QFETCH(const QByteArray, origin);
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s}},
        {u"server"_s, QJsonObject{{u"trust"_s, QJsonArray{QString::fromLatin1(origin)}}}}});
    const QString client = m_folder.filePath(u"secrets/client_secret.json"_s);
    QVERIFY(writeFile(client, readFile(client).replace(m_practice.origin().toLatin1(), origin)));
    const CliResult result =
        CliProgram::run({u"authorize"_s, u"--format"_s, u"json"_s, u"--profile"_s, profile});
    QVERIFY(QFile::remove(client));
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
    QVERIFY2(result.output.contains(origin), result.output.constData());
    QVERIFY2(!result.errors.contains("Open: "), result.errors.constData());
}

void TestFlowProfile::believesNoOtherServerThatAProfileNames_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("whose keys would count") << u"issuer"_s;
    QTest::newRow("who would get the token") << u"api_root"_s;
}

void TestFlowProfile::believesNoOtherServerThatAProfileNames()
{
    QFETCH(const QString, member);
    const QString stranger = u"https://stranger.example.org"_s;
    const QString har = m_folder.filePath(u"run.har"_s);
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, u"drive.readonly"_s}},
        {u"server"_s,
            QJsonObject{{u"trust"_s, QJsonArray{m_practice.origin(), stranger}}, {member, stranger}}}});
    const CliResult result = CliProgram::run(
        {u"drive"_s, u"--format"_s, u"json"_s, u"--no-browser"_s, u"--profile"_s, profile, u"--har"_s, har});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
    QVERIFY2(result.output.contains("stranger.example.org"), result.output.constData());
    QVERIFY2(!result.errors.contains("Open: "), "nobody signs in for nothing");
    const QByteArray written = readFile(har);
    QVERIFY(!written.isEmpty() && !written.contains("stranger.example.org"));
}

void TestFlowProfile::takesTheClientFileFromTheProfilesFolder()
{
    // The same words lead elsewhere from the working directory.
    QDir folder(m_folder.path());
    for (const QString& path :
        {u"project/profiles"_s, u"project/secrets"_s, u"work/here"_s, u"work/secrets"_s})
        QVERIFY(folder.mkpath(path));
    QVERIFY(QFile::copy(m_practice.clientFile(), folder.filePath(u"project/secrets/client.json"_s)));
    QVERIFY(QFile::copy(testDataPath(u"client/web.json"_s), folder.filePath(u"work/secrets/client.json"_s)));
    const QJsonObject profile{
        {u"client_file"_s, u"../secrets/client.json"_s}, {u"scopes"_s, QJsonArray{u"openid"_s}}};
    QVERIFY(!write(profile, u"project/profiles/test.scopelight.json"_s).isEmpty());
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.filePath(u"work/here"_s)));
    CliProgram program(QStringList{u"authorize"_s, u"--no-browser"_s, u"--profile"_s,
                           u"../../project/profiles/test.scopelight.json"_s}
        + m_practice.trust());
    QVERIFY(QDir::setCurrent(before));
    const QUrl address = program.addressToOpen();
    QVERIFY2(address.toString().startsWith(m_practice.origin()), qPrintable(address.toString()));
    program.interrupt();
    QCOMPARE(program.finish().status, 130);
}

void TestFlowProfile::passesOverMembersOfTomorrow()
{
    const QJsonObject tomorrow{{u"tomorrow"_s, QJsonArray{1, QJsonObject{{u"prompt"_s, 2}}}}};
    QJsonObject profile = tomorrow;
    profile.insert(u"scopes"_s, QJsonArray{u"openid"_s});
    for (const QString& member : {u"parameters"_s, u"server"_s, u"expect"_s})
        profile.insert(member, tomorrow);
    CliProgram program(
        QStringList{u"authorize"_s, u"--no-browser"_s, u"--profile"_s, write(profile)} + m_practice.trust());
    const QUrl address = program.addressToOpen();
    program.interrupt();
    const CliResult result = program.finish();
    QVERIFY2(result.status == 130, result.all().constData());
    QVERIFY(address.query().contains(u"scope=openid"_s) && !address.query().contains(u"tomorrow"_s));
}

void TestFlowProfile::runsAProfileInPractice()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, u"drive.file"_s}},
        {u"redirect_uri"_s, u"http://localhost:8080/here"_s},
        {u"server"_s, QJsonObject{{u"issuer"_s, u"https://login.example.org"_s}}}});
    CliProgram program({u"authorize"_s, u"--format"_s, u"json"_s, u"--practice"_s, u"--auto-consent"_s,
        u"--no-browser"_s, u"--profile"_s, profile});
    QCOMPARE(Browser::open(program.addressToOpen()).status, 200);
    const CliResult result = program.finish();
    QVERIFY2(result.status == 0, result.all().constData());
    QCOMPARE(result.json().value(u"redirect_uri").toString(), u"http://localhost:8080/here"_s);
    QCOMPARE(result.json().value(u"requested").toArray().size(), 2);
}

void TestFlowProfile::namesThePlaceOfAMistake_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QJsonObject>("profile");
    const QJsonArray scopes{u"openid"_s};
    const auto within = [&](const QString& outer, const QString& inner, const QJsonValue& value) {
        QTest::newRow(qPrintable(outer + u'.' + inner)) << QString(
            outer + u'.' + inner) << QJsonObject{{u"scopes"_s, scopes}, {outer, QJsonObject{{inner, value}}}};
    };
    QTest::newRow("scopes") << u"scopes[1]"_s << QJsonObject{{u"scopes"_s, QJsonArray{u"openid"_s, 7}}};
    QTest::newRow("redirect_uri") << u"redirect_uri"_s
                                  << QJsonObject{{u"scopes"_s, scopes}, {u"redirect_uri"_s, 8080}};
    QTest::newRow("scopelight") << u"scopelight"_s
                                << QJsonObject{{u"scopes"_s, scopes}, {u"scopelight"_s, u"1"_s}};
    within(u"parameters"_s, u"prompt"_s, true);
    within(u"parameters"_s, u"include_granted_scopes"_s, u"yes"_s);
    within(u"server"_s, u"trust"_s, m_practice.origin());
    within(u"expect"_s, u"drive_files_at_least"_s, 1.5);
}

void TestFlowProfile::namesThePlaceOfAMistake()
{
    QFETCH(const QString, place);
    QFETCH(const QJsonObject, profile);
    const CliResult result =
        CliProgram::run({u"authorize"_s, u"--format"_s, u"json"_s, u"--profile"_s, write(profile)});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(schemaProblem(u"error.schema.json"_s, result.output), u""_s);
    QCOMPARE(result.errorCode(), u"wrong_type"_s);
    QVERIFY2(result.json()[u"error"][u"message"].toString().contains(place), result.output.constData());
}

QTEST_GUILESS_MAIN(TestFlowProfile)
#include "tst_flow_profile.moc"
