// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include "oauth/jsonwebkeyset.h"
#include "oauth/rs256.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray decoded(const QByteArray& segment)
{
    return QByteArray::fromBase64(segment, QByteArray::Base64UrlEncoding);
}

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

/// What the provider says about tokens, accounts and itself, over HTTP.
class TestPracticeQuestions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsIdTokens();
    void tellsAboutAccessTokens();
    void tellsAboutTheAccount();
    void describesItself();
};

void TestPracticeQuestions::signsIdTokens()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request({{u"nonce"_s, u"n-1"_s}}));
    const QList<QByteArray> segments = tokens.value(u"id_token"_s).toString().toLatin1().split('.');
    QCOMPARE(segments.size(), 3);
    const auto keys = JsonWebKeySet::parse(visitor.get(u"/oauth2/v3/certs"_s).body);
    QVERIFY(keys);
    const QJsonObject header = QJsonDocument::fromJson(decoded(segments[0])).object();
    const JsonWebKey* key = keys->find(header.value(u"kid"_s).toString());
    QVERIFY(key != nullptr);
    QVERIFY(verifyRs256(*key, segments[0] + '.' + segments[1], decoded(segments[2])));

    const QByteArray hash = QCryptographicHash::hash(
        tokens.value(u"access_token"_s).toString().toLatin1(), QCryptographicHash::Sha256);
    const QString clientId = visitor.web().value(u"client_id"_s).toString();
    const qint64 now = visitor.now.toSecsSinceEpoch();
    const QJsonObject expected{{u"iss"_s, visitor.announcement.origin}, {u"aud"_s, clientId},
        {u"azp"_s, clientId}, {u"sub"_s, u"100000000000000000001"_s}, {u"email"_s, u"ada@example.com"_s},
        {u"email_verified"_s, true}, {u"nonce"_s, u"n-1"_s},
        {u"at_hash"_s, QString::fromLatin1(base64Url(hash.first(16)))}, {u"iat"_s, now},
        {u"exp"_s, now + 3600}};
    QCOMPARE(QJsonDocument::fromJson(decoded(segments[1])).object(), expected);

    const QString idToken = tokens.value(u"id_token"_s).toString();
    QCOMPARE(
        json(visitor.post(u"/tokeninfo"_s, {{u"id_token"_s, idToken}})).value(u"email_verified"_s).toString(),
        u"true"_s);
    QCOMPARE(visitor.post(u"/tokeninfo"_s, {{u"id_token"_s, idToken.chopped(4) + u"AAAA"_s}}).status, 400);
}

void TestPracticeQuestions::tellsAboutAccessTokens()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString clientId = visitor.web().value(u"client_id"_s).toString();
    visitor.now = visitor.now.addSecs(99);
    const QJsonObject expected{{u"azp"_s, clientId}, {u"aud"_s, clientId},
        {u"sub"_s, u"100000000000000000001"_s}, {u"scope"_s, tokens.value(u"scope"_s)},
        {u"exp"_s, QString::number(visitor.now.toSecsSinceEpoch() + 3500)}, {u"expires_in"_s, u"3500"_s},
        {u"email"_s, u"ada@example.com"_s}, {u"email_verified"_s, u"true"_s},
        {u"access_type"_s, u"offline"_s}};
    const FormParameters form{{u"access_token"_s, tokens.value(u"access_token"_s).toString()}};
    QCOMPARE(json(visitor.post(u"/tokeninfo"_s, form)), expected);
    QCOMPARE(json(visitor.get(u"/tokeninfo?"_s + QString::fromLatin1(form.encoded()))), expected);
    visitor.now = visitor.now.addSecs(3500);
    QCOMPARE(summary(visitor.post(u"/tokeninfo"_s, form)),
        uR"(400 {"error":"invalid_token","error_description":"Invalid Value"})"_s);
}

void TestPracticeQuestions::tellsAboutTheAccount()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString profile = visitor.signIn(visitor.request({{u"scope"_s, u"openid profile"_s}}))
                                .value(u"access_token"_s)
                                .toString();
    QCOMPARE(json(visitor.api(u"/v1/userinfo"_s, profile)),
        (QJsonObject{{u"sub"_s, u"100000000000000000001"_s}, {u"name"_s, u"Ada Marsh"_s},
            {u"given_name"_s, u"Ada"_s}, {u"family_name"_s, u"Marsh"_s}}));
    const QString email =
        visitor.signIn(visitor.request({{u"scope"_s, u"email"_s}})).value(u"access_token"_s).toString();
    QCOMPARE(json(visitor.api(u"/oauth2/v2/userinfo"_s, email)),
        (QJsonObject{{u"id"_s, u"100000000000000000001"_s}, {u"email"_s, u"ada@example.com"_s},
            {u"verified_email"_s, true}}));
    const HttpResponse refused = visitor.api(u"/v1/userinfo"_s, u"ya29.nonsense"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.headers.value("WWW-Authenticate"),
        QByteArray("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\""));
}

void TestPracticeQuestions::describesItself()
{
    PracticeVisitor visitor;
    const QJsonObject document = json(visitor.get(u"/.well-known/openid-configuration"_s));
    const QString origin = visitor.announcement.origin;
    QCOMPARE(document.value(u"issuer"_s).toString(), origin);
    QCOMPARE(document.value(u"token_endpoint"_s).toString(), origin + u"/token"_s);
    QCOMPARE(document.value(u"tokeninfo_endpoint"_s).toString(), origin + u"/tokeninfo"_s);
    QCOMPARE(document.value(u"scopelight_practice"_s), QJsonValue(true));
    QCOMPARE(document.value(u"authorization_response_iss_parameter_supported"_s), QJsonValue(true));
}

QTEST_GUILESS_MAIN(TestPracticeQuestions)
#include "tst_practicequestions.moc"
