// SPDX-License-Identifier: Apache-2.0
#include "signedtoken.h"

#include "oauth/serviceaccount.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

QJsonObject keyFile()
{
    return {{u"type"_s, u"service_account"_s}, {u"project_id"_s, u"p"_s}, {u"private_key_id"_s, u"key-1"_s},
        {u"private_key"_s, serverKey().privateKey.reveal()},
        {u"client_email"_s, u"robot@p.iam.gserviceaccount.com"_s}, {u"client_id"_s, u"42"_s},
        {u"token_uri"_s, u"https://oauth2.googleapis.com/token"_s},
        {u"universe_domain"_s, u"googleapis.com"_s}};
}

QByteArray fileWith(const QString& member, const QJsonValue& value)
{
    QJsonObject file = keyFile();
    file.insert(member, value);
    return QJsonDocument(file).toJson();
}

const QDateTime now = QDateTime::fromSecsSinceEpoch(issuedAt, Qt::UTC);

} // namespace

class TestServiceAccount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAKeyFile()
    {
        const auto account = ServiceAccount::parse(QJsonDocument(keyFile()).toJson());
        QVERIFY(account);
        QCOMPARE(account->clientEmail, u"robot@p.iam.gserviceaccount.com"_s);
        QCOMPARE(account->clientId, u"42"_s);
        QCOMPARE(account->projectId, u"p"_s);
        QCOMPARE(account->privateKeyId, u"key-1"_s);
        QCOMPARE(account->privateKey.reveal(), serverKey().privateKey.reveal());
        QCOMPARE(account->tokenUri, u"https://oauth2.googleapis.com/token"_s);
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Facts>("facts");
        QTest::newRow("no JSON") << QByteArray("x") << u"json_syntax"_s << Facts();
        QTest::newRow("a user's file") << fileWith(u"type"_s, u"authorized_user"_s) << u"wrong_file"_s
                                       << Facts{{u"kind"_s, u"authorized_user"_s}};
        QTest::newRow("no type") << fileWith(u"type"_s, QJsonValue()) << u"wrong_file"_s
                                 << Facts{{u"kind"_s, u"unknown"_s}};
        for (const QString& member : {u"client_email"_s, u"private_key"_s, u"token_uri"_s}) {
            const QByteArray name = member.toLatin1();
            QTest::addRow("%s null", name.constData())
                << fileWith(member, QJsonValue()) << u"missing_member"_s << Facts{{u"member"_s, member}};
            QTest::addRow("%s empty", name.constData())
                << fileWith(member, u""_s) << u"missing_member"_s << Facts{{u"member"_s, member}};
            QTest::addRow("%s a number", name.constData()) << fileWith(
                member, 5) << u"wrong_type"_s << Facts{{u"member"_s, member}, {u"expected"_s, u"string"_s}};
        }
        for (const QString& url : {u"http://oauth2.googleapis.com/token"_s, u"file:///etc/passwd"_s,
                 u"https://user@oauth2.googleapis.com/token"_s, u"token"_s}) {
            QTest::addRow("%s", qPrintable(url)) << fileWith(u"token_uri"_s, url) << u"endpoint_not_https"_s
                                                 << Facts{{u"member"_s, u"token_uri"_s}};
        }
    }

    void refusesOtherFiles()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, code);
        QFETCH(const Facts, facts);
        const auto account = ServiceAccount::parse(json);
        QVERIFY(!account);
        QCOMPARE(account.error().code, code);
        QVERIFY(account.error().step == Step::ServiceAccount);
        if (!facts.isEmpty())
            QCOMPARE(account.error().facts, facts);
    }

    void theAssertionIsSignedAndSaysWhatGoogleAsksFor()
    {
        const auto account = ServiceAccount::parse(QJsonDocument(keyFile()).toJson());
        const auto assertion = account->assertion(ScopeSet({u"a"_s, u"b"_s}), u"user@example.com"_s, now);
        QVERIFY(assertion);
        const auto jwt = IdToken::parse(*assertion);
        QVERIFY(jwt);
        const QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, u"key-1"_s}};
        const QJsonObject claims{{u"iss"_s, u"robot@p.iam.gserviceaccount.com"_s}, {u"scope"_s, u"a b"_s},
            {u"aud"_s, u"https://oauth2.googleapis.com/token"_s}, {u"iat"_s, issuedAt},
            {u"exp"_s, issuedAt + 3600}, {u"sub"_s, u"user@example.com"_s}};
        QCOMPARE(jwt->header, header);
        QCOMPARE(jwt->claims, claims);
        QVERIFY(verifyRs256(serverKey().publicKey, jwt->signedPart, jwt->signature));
    }

    void withoutASubjectThereIsNone()
    {
        const auto account = ServiceAccount::parse(fileWith(u"private_key_id"_s, QJsonValue()));
        const auto jwt = IdToken::parse(*account->assertion(ScopeSet({u"a"_s}), {}, now));
        QVERIFY(jwt);
        QVERIFY(!jwt->claims.contains(u"sub"_s));
        QVERIFY(!jwt->header.contains(u"kid"_s));
    }

    void saysThatAKeyIsNoKey()
    {
        const auto account = ServiceAccount::parse(fileWith(u"private_key"_s, u"-----BEGIN"_s));
        const auto assertion = account->assertion(ScopeSet({u"a"_s}), {}, now);
        QVERIFY(!assertion);
        QCOMPARE(assertion.error().code, u"bad_private_key"_s);
        QVERIFY(assertion.error().facts.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestServiceAccount)
#include "tst_serviceaccount.moc"
