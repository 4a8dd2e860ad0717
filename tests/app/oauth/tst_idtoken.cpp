// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "signedtoken.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

class TestIdToken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesATokenApart()
    {
        const IdToken made = signedToken(goodHeader(), goodClaims());
        const auto token =
            IdToken::parse(Secret(QString::fromLatin1(made.signedPart + '.' + toBase64Url(made.signature))));
        QVERIFY(token);
        QCOMPARE(token->signedPart, made.signedPart);
        QCOMPARE(token->signature, made.signature);
        QCOMPARE(token->header, made.header);
        QCOMPARE(token->claims, made.claims);
        QCOMPARE(token->subject(), u"1234"_s);
    }

    void refusesWhatIsNoJwt_data()
    {
        QTest::addColumn<QByteArray>("jwt");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("segment");
        const QByteArray json = toBase64Url("{}");
        QTest::newRow("empty") << QByteArray("") << u"jwt_segments"_s << QString();
        QTest::newRow("one segment") << json << u"jwt_segments"_s << QString();
        QTest::newRow("two segments") << json + "." + json << u"jwt_segments"_s << QString();
        QTest::newRow("four segments") << json + "." + json + ".AA.AA" << u"jwt_segments"_s << QString();
        QTest::newRow("five segments, encrypted")
            << json + "." + json + ".AA.AA.AA" << u"jwt_segments"_s << QString();
        QTest::newRow("padded header")
            << QByteArray("e30=." + json + ".AA") << u"jwt_base64"_s << u"header"_s;
        QTest::newRow("space") << QByteArray(json + ".e 30.AA") << u"jwt_base64"_s << u"payload"_s;
        QTest::newRow("line end after it") << json + "." + json + ".AA\n"
                                           << u"jwt_base64"_s << u"signature"_s;
        QTest::newRow("left-over bits") << json + "." + json + ".AB" << u"jwt_base64"_s << u"signature"_s;
        QTest::newRow("not ASCII") << json + "." + json + ".\xc3\xa9" << u"jwt_base64"_s << u"signature"_s;
        QTest::newRow("empty header") << "." + json + ".AA" << u"jwt_json"_s << u"header"_s;
        QTest::newRow("list") << toBase64Url("[]") + "." + json + ".AA" << u"jwt_json"_s << u"header"_s;
        QTest::newRow("alg twice") << toBase64Url(R"({"alg":"RS256","alg":"none"})") + "." + json + ".AA"
                                   << u"jwt_json"_s << u"header"_s;
        QTest::newRow("text after it")
            << json + "." + toBase64Url("{} {}") + ".AA" << u"jwt_json"_s << u"payload"_s;
        QTest::newRow("deep payload") << json + "."
                + toBase64Url(QByteArray(R"({"a":)").repeated(100) + "1" + QByteArray(100, '}')) + ".AA"
                                      << u"jwt_json"_s << u"payload"_s;
        QTest::newRow("giant header")
            << QByteArray(IdToken::maxLength, 'A') + "." + json + ".AA" << u"jwt_too_large"_s << QString();
    }

    void refusesWhatIsNoJwt()
    {
        QFETCH(const QByteArray, jwt);
        QFETCH(const QString, code);
        QFETCH(const QString, segment);
        const auto token = IdToken::parse(Secret(QString::fromUtf8(jwt)));
        QVERIFY(!token);
        QCOMPARE(token.error().code, code);
        QCOMPARE(token.error().facts.value(u"segment"_s), segment);
    }

    void vectorsOfRfc7515ThatAreNotRs256Fail_data()
    {
        QTest::addColumn<QString>("jws");
        const QJsonObject vectors =
            QJsonDocument::fromJson(testData(u"tokens/rfc7515_not_rs256.json"_s)).object();
        for (auto vector = vectors.begin(); vector != vectors.end(); ++vector)
            QTest::newRow(qPrintable(vector.key())) << vector.value().toString();
    }

    void vectorsOfRfc7515ThatAreNotRs256Fail()
    {
        QFETCH(const QString, jws);
        const auto token = IdToken::parse(Secret(jws));
        QVERIFY(token);
        const QList<Check> checks = checkIdToken(*token, serverKeys(), expectation());
        QCOMPARE(checks.constFirst().reason, u"alg_not_rs256"_s);
        QVERIFY(!isVerified(checks));
    }

    void readsEmailVerifiedAsBooleanOrString_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<std::optional<bool>>("verified");
        using Verified = std::optional<bool>;
        QTest::newRow("true") << QJsonValue(true) << Verified(true);
        QTest::newRow("false") << QJsonValue(false) << Verified(false);
        QTest::newRow("'true'") << QJsonValue(u"true"_s) << Verified(true);
        QTest::newRow("'false'") << QJsonValue(u"false"_s) << Verified(false);
        QTest::newRow("'yes'") << QJsonValue(u"yes"_s) << Verified();
        QTest::newRow("1") << QJsonValue(1) << Verified();
        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << Verified();
    }

    void readsEmailVerifiedAsBooleanOrString()
    {
        QFETCH(const QJsonValue, value);
        QFETCH(const std::optional<bool>, verified);
        IdToken token;
        token.claims.insert(u"email_verified"_s, value);
        QCOMPARE(token.emailVerified(), verified);
    }
};

QTEST_GUILESS_MAIN(TestIdToken)
#include "tst_idtoken.moc"
