// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/profile.h"
#include "schemavalidator.h"
#include "summary.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray fixture(const QString& name)
{
    return testData(u"profile/%1.scopelight.json"_s.arg(name));
}

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeProfile();
    void fillsInWhatASmallOneLeavesOut();
    void keepsMembersItDoesNotKnow();
    void findsTheClientFileFromTheProfilesFolder_data();
    void findsTheClientFileFromTheProfilesFolder();
    void refuses_data();
    void refuses();
    void agreesWithTheSchema_data();
    void agreesWithTheSchema();
    void writesWhatItRead_data();
    void writesWhatItRead();
    void writesWhatIsSetOverTheDocument();
    void leavesOutWhatGoesWithoutSaying();
    void savesOverAnEarlierFile();
    void saysWhyItWasNotSaved();
};

void TestProfile::readsAWholeProfile()
{
    const auto profile = Profile::parse(fixture(u"good_whole"_s), u"/home/me/app/profiles"_s);
    QVERIFY2(profile, profile ? "" : qPrintable(summary(profile.error())));
    QCOMPARE(profile->name, u"Backup app, read-only"_s);
    QCOMPARE(profile->clientFile, u"/home/me/app/secrets/client_secret.json"_s);
    QCOMPARE(profile->redirectUri, u"http://localhost:8080"_s);
    QCOMPARE(profile->scopes, (QStringList{u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s}));
    QCOMPARE(profile->declared, profile->scopes);
    QCOMPARE(profile->options, (AuthorizationOptions{.accessType = u"offline"_s, .prompt = u"consent"_s}));
    QVERIFY(profile->trust.isEmpty() && profile->issuer.isEmpty() && profile->apiRoot.isEmpty());
    QCOMPARE(profile->expectations.value(u"drive_files_at_least"_s).toInt(), 1);
}

void TestProfile::fillsInWhatASmallOneLeavesOut()
{
    const auto profile = Profile::parse(fixture(u"good_smallest"_s), u"/p"_s);
    QVERIFY(profile.has_value());
    QCOMPARE(profile->options, AuthorizationOptions());
    QVERIFY(profile->redirectUri.isEmpty() && profile->declared.isEmpty() && profile->expectations.isEmpty());
}

void TestProfile::keepsMembersItDoesNotKnow()
{
    const auto profile = Profile::parse(fixture(u"good_unknown_members"_s), u"/p"_s);
    QCOMPARE(profile->document.value(u"comment"_s).toString(), u"kept"_s);
    QVERIFY(profile->expectations.contains(u"new_expectation"_s));
    QCOMPARE(profile->unknownMembers(), QStringList{u"parameters.hl"_s});
}

void TestProfile::findsTheClientFileFromTheProfilesFolder_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("found");
    QTest::newRow("beside") << u"client.json"_s << u"/a/b/client.json"_s;
    QTest::newRow("above") << u"../client.json"_s << u"/a/client.json"_s;
    QTest::newRow("elsewhere") << u"/secrets/client.json"_s << u"/secrets/client.json"_s;
    QTest::newRow("roundabout") << u"./x/../client.json"_s << u"/a/b/client.json"_s;
}

void TestProfile::findsTheClientFileFromTheProfilesFolder()
{
    QFETCH(QString, written);
    const QString json = uR"({"scopelight":1,"client_file":"%1","scopes":["openid"]})"_s.arg(written);
    QTEST(Profile::parse(json.toUtf8(), u"/a/b"_s)->clientFile, "found");
}

void TestProfile::refuses_data()
{
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const char* error) {
        QTest::newRow(name) << QString::fromLatin1(error);
    };
    const char* words = "allowed, refused, api_off, inconclusive, not_tested";
    row("no_version", "missing_member member=scopelight");
    row("version_2", "unsupported_version found=2");
    row("version_text", "wrong_type expected=number found=text member=scopelight");
    row("no_client_file", "missing_member member=client_file");
    row("empty_client_file", "missing_member member=client_file");
    row("no_scopes", "missing_member member=scopes");
    row("empty_scopes", "missing_member member=scopes");
    row("scopes_text", "wrong_type expected=list found=text member=scopes");
    row("scope_number", "wrong_type expected=text found=number member=scopes[1]");
    row("name_number", "wrong_type expected=text found=number member=name");
    row("redirect_null", "wrong_type expected=text found=null member=redirect_uri");
    row("declared_text", "wrong_type expected=list found=text member=declared");
    row("parameters_list", "wrong_type expected=object found=list member=parameters");
    row("access_type_unknown",
        "unknown_value found=offlien known=offline, online,  member=parameters.access_type");
    row("prompt_unknown",
        "unknown_value found=ask known=none, consent, select_account, login member=parameters.prompt");
    row("include_text",
        "wrong_type expected=true or false found=text member=parameters.include_granted_scopes");
    row("trust_http", "endpoint_not_https found=http://evil.example member=server.trust");
    row("trust_user_info",
        "endpoint_malformed found=https://accounts.google.com@evil.example member=server.trust "
        "reason=userinfo");
    row("issuer_file", "endpoint_not_https found=file:///etc member=server.issuer");
    row("api_root_fragment",
        "endpoint_malformed found=https://api.example.com/#x member=server.api_root reason=fragment");
    row("class_unknown",
        "unknown_value found=Sensitive known=sign_in, non_sensitive, sensitive, restricted "
        "member=expect.class_at_most");
    row("granted_text", "wrong_type expected=list found=text member=expect.granted");
    row("refresh_token_text", "wrong_type expected=true or false found=text member=expect.refresh_token");
    row("files_negative", "wrong_type expected=whole number found=number member=expect.drive_files_at_least");
    row("files_fraction", "wrong_type expected=whole number found=number member=expect.drive_files_at_least");
    row("files_text", "wrong_type expected=whole number found=text member=expect.drive_files_at_least");
    const QByteArray access =
        QByteArray("unknown_value found=alowed known=") + words + " member=expect.access.drive";
    row("access_unknown", access.constData());
    row("access_list", "wrong_type expected=object found=list member=expect.access");
}

void TestProfile::refuses()
{
    const auto profile =
        Profile::parse(fixture(u"bad_"_s + QString::fromLatin1(QTest::currentDataTag())), u"/p"_s);
    QVERIFY(!profile);
    QVERIFY(profile.error().step == Step::Profile);
    QTEST(summary(profile.error()), "error");
}

void TestProfile::agreesWithTheSchema_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(testDataPath(u"profile"_s));
    const QStringList names = folder.entryList(QDir::Files);
    QVERIFY(names.size() > 20);
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestProfile::agreesWithTheSchema()
{
    QFETCH(QString, path);
    const QByteArray json = readFile(path);
    const QString problem = schemaProblem(u"profile.schema.json"_s, json);
    QVERIFY2(!problem.startsWith(u"no JSON"), qPrintable(problem));
    QCOMPARE(problem.isEmpty(), Profile::parse(json, u"/p"_s).has_value());
    QCOMPARE(problem.isEmpty(), QFileInfo(path).fileName().startsWith(u"good_"));
}

void TestProfile::writesWhatItRead_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"whole", "smallest", "unknown_members", "local_server"})
        QTest::newRow(name) << u"good_"_s + QString::fromLatin1(name);
}

void TestProfile::writesWhatItRead()
{
    QFETCH(QString, name);
    const auto profile = Profile::parse(fixture(name), u"/home/me/profiles"_s);
    const QByteArray written = profile->toJson(u"/home/me/profiles"_s);
    QCOMPARE(QJsonDocument::fromJson(written).object(), profile->document);
    QCOMPARE(schemaProblem(u"profile.schema.json"_s, written), QString());
}

void TestProfile::writesWhatIsSetOverTheDocument()
{
    auto profile = Profile::parse(fixture(u"good_unknown_members"_s), u"/home/me/profiles"_s);
    profile->name = u"Another"_s;
    profile->clientFile = u"/home/me/secrets/client.json"_s;
    profile->redirectUri = u"http://localhost:9000"_s;
    profile->scopes = QStringList{u"openid"_s, u"drive.file"_s};
    profile->declared = QStringList{u"drive.file"_s};
    profile->options.prompt = u"consent"_s;
    profile->options.includeGrantedScopes = true;
    profile->expectations.insert(u"refresh_token"_s, true);
    const QByteArray written = profile->toJson(u"/home/me/profiles"_s);
    QCOMPARE(schemaProblem(u"profile.schema.json"_s, written), QString());
    const auto again = Profile::parse(written, u"/home/me/profiles"_s);
    QCOMPARE(again->name, profile->name);
    QCOMPARE(again->document.value(u"client_file"_s).toString(), u"../secrets/client.json"_s);
    QCOMPARE(again->clientFile, profile->clientFile);
    QCOMPARE(again->redirectUri, profile->redirectUri);
    QCOMPARE(again->scopes, profile->scopes);
    QCOMPARE(again->declared, profile->declared);
    QCOMPARE(again->options, profile->options);
    QCOMPARE(again->expectations, profile->expectations);
    QCOMPARE(again->document.value(u"comment"_s).toString(), u"kept"_s);
    QVERIFY(again->expectations.contains(u"new_expectation"_s));
}

void TestProfile::leavesOutWhatGoesWithoutSaying()
{
    const Profile profile{.clientFile = u"/p/client.json"_s, .scopes = {u"openid"_s}};
    const QJsonObject written = QJsonDocument::fromJson(profile.toJson(u"/p"_s)).object();
    QCOMPARE(written.keys(), (QStringList{u"client_file"_s, u"scopelight"_s, u"scopes"_s}));
}

void TestProfile::savesOverAnEarlierFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.scopelight.json"_s);
    auto profile = Profile::parse(fixture(u"good_smallest"_s), folder.path());
    QVERIFY(profile->save(path));
    QCOMPARE(Profile::read(path)->document, profile->document);
    profile->name = u"Second"_s;
    QVERIFY(profile->save(path));
    QCOMPARE(Profile::read(path)->name, u"Second"_s);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.scopelight.json"_s});
}

void TestProfile::saysWhyItWasNotSaved()
{
    const QTemporaryDir folder;
    const auto profile = Profile::parse(fixture(u"good_smallest"_s), folder.path());
    const QString nowhere = folder.filePath(u"none/a.scopelight.json"_s);
    QCOMPARE(summary(profile->save(nowhere).error()),
        u"file_not_writable folder_missing=true path=%1"_s.arg(nowhere));
    QCOMPARE(summary(profile->save(folder.path()).error()),
        u"file_not_writable not_permitted=true path=%1"_s.arg(folder.path()));
    QVERIFY(QFileInfo(folder.path()).isDir());
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
