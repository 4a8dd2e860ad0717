// SPDX-License-Identifier: Apache-2.0
#include "browser.h"
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
    void trustsNobodyElseForAProfile();
    void runsAProfileInPractice();
    void namesThePlaceOfAMistake();

private:
    /// Writes a profile beside the folder `secrets` with the provider's client file in it.
    QString write(QJsonObject profile) const;

    const PracticeServer m_practice{QStringList{u"--redirect-uri"_s, u"http://localhost:8080/callback"_s}};
    const QTemporaryDir m_folder;
};

QString TestFlowProfile::write(QJsonObject profile) const
{
    QDir(m_folder.path()).mkpath(u"secrets"_s);
    QFile::copy(m_practice.clientFile(), m_folder.filePath(u"secrets/client_secret.json"_s));
    profile.insert(u"scopelight"_s, 1);
    profile.insert(u"client_file"_s, u"secrets/client_secret.json"_s);
    QFile file(m_folder.filePath(u"test.scopelight.json"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    file.write(QJsonDocument(profile).toJson());
    return file.fileName();
}

void TestFlowProfile::asksForWhatTheProfileSays()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, u"drive.metadata.readonly"_s}},
        {u"redirect_uri"_s, u"http://localhost:8080/callback"_s},
        {u"parameters"_s,
            QJsonObject{{u"access_type"_s, u"online"_s}, {u"prompt"_s, u"consent"_s},
                {u"include_granted_scopes"_s, true}, {u"login_hint"_s, u"ana@example.com"_s}}},
        {u"server"_s, QJsonObject{{u"trust"_s, QJsonArray{m_practice.origin()}}}},
        {u"a_member_of_tomorrow"_s, true}});
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
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"openid"_s);
    QCOMPARE(query.queryItemValue(u"prompt"_s), u"login"_s);
}

// A profile travels in pull requests: it must not send a secret to a server of its author's.
void TestFlowProfile::trustsNobodyElseForAProfile()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s}},
        {u"server"_s, QJsonObject{{u"trust"_s, QJsonArray{u"https://login.example.org"_s}}}}});
    QFile client(m_folder.filePath(u"secrets/client_secret.json"_s));
    QVERIFY(client.open(QIODevice::ReadWrite));
    const QByteArray original = client.readAll();
    client.resize(0);
    client.write(QByteArray(original).replace(m_practice.origin().toLatin1(), "https://login.example.org"));
    client.close();
    const CliResult result =
        CliProgram::run({u"authorize"_s, u"--format"_s, u"json"_s, u"--profile"_s, profile});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"untrusted_server"_s);
    QVERIFY(client.open(QIODevice::WriteOnly | QIODevice::Truncate));
    client.write(original);
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

void TestFlowProfile::namesThePlaceOfAMistake()
{
    const QString profile = write({{u"scopes"_s, QJsonArray{u"openid"_s, 7}}});
    const CliResult result =
        CliProgram::run({u"authorize"_s, u"--format"_s, u"json"_s, u"--profile"_s, profile});
    QVERIFY2(result.status == 2, result.all().constData());
    QCOMPARE(result.errorCode(), u"wrong_type"_s);
    QVERIFY2(result.output.contains("scopes[1]"), result.output.constData());
}

QTEST_GUILESS_MAIN(TestFlowProfile)
#include "tst_flow_profile.moc"
