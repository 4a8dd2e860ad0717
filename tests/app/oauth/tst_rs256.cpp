// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "signedtoken.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

/// RFC 7515 appendix A.2: a signature that we did not make.
struct Vector {
    JsonWebKey key = {};
    QByteArray message = {};
    QByteArray signature = {};
};

Vector rfc7515A2()
{
    const QJsonObject json = QJsonDocument::fromJson(testData(u"tokens/rfc7515_a2.json"_s)).object();
    const auto member = [&json](const QString& name) { return json.value(name).toString().toLatin1(); };
    return {.key = {.modulus = *fromBase64Url(member(u"n"_s)), .exponent = *fromBase64Url(member(u"e"_s))},
        .message = member(u"signing_input"_s),
        .signature = *fromBase64Url(member(u"signature"_s))};
}

} // namespace

class TestRs256 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acceptsTheSignatureOfRfc7515AppendixA2()
    {
        const Vector vector = rfc7515A2();
        QVERIFY(verifyRs256(vector.key, vector.message, vector.signature));
    }

    void refusesAnyFlippedBit()
    {
        const Vector vector = rfc7515A2();
        for (qsizetype i = 0; i < vector.signature.size(); ++i) {
            QByteArray damaged = vector.signature;
            damaged[i] = static_cast<char>(damaged[i] ^ 1);
            QVERIFY(!verifyRs256(vector.key, vector.message, damaged));
        }
        QVERIFY(!verifyRs256(vector.key, vector.message + ' ', vector.signature));
    }

    void refusesAnEmptyOrLongerSignature()
    {
        const Vector vector = rfc7515A2();
        QVERIFY(!verifyRs256(vector.key, vector.message, {}));
        QVERIFY(!verifyRs256(vector.key, vector.message, QByteArray(1, '\0') + vector.signature));
        QVERIFY(!verifyRs256({}, vector.message, vector.signature));
    }

    void aGeneratedKeySignsWhatItsPublicHalfVerifies()
    {
        const auto pair = generateRsaKey(2048);
        QVERIFY(pair);
        QCOMPARE(pair->publicKey.bits(), 2048);
        QCOMPARE(pair->publicKey.exponent, QByteArray::fromHex("010001"));
        const auto signature = signRs256(pair->privateKey, "message");
        QVERIFY(signature);
        QVERIFY(verifyRs256(pair->publicKey, "message", *signature));
        QVERIFY(!verifyRs256(generateRsaKey(2048)->publicKey, "message", *signature));
    }

    void signsAsOpenSslDoes()
    {
        // Made with: printf message | openssl dgst -sha256 -sign private_key.pem
        const Secret key(QString::fromLatin1(testData(u"tokens/private_key.pem"_s)));
        const auto signature = signRs256(key, "message");
        QVERIFY(signature);
        QCOMPARE(signature->toHex(), testData(u"tokens/message_signature.hex"_s).trimmed());
    }

    void refusesToSignWithAnythingButAnRsaPrivateKey_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("not a key");
        QTest::newRow("public key") << testData(u"tokens/public_key.pem"_s);
        QTest::newRow("elliptic curve") << testData(u"tokens/ec_key.pem"_s);
        QTest::newRow("1024 bits") << testData(u"tokens/weak_key.pem"_s);
        QTest::newRow("encrypted, and nobody asks for its passphrase")
            << testData(u"tokens/encrypted_key.pem"_s);
    }

    void refusesToSignWithAnythingButAnRsaPrivateKey()
    {
        QFETCH(const QByteArray, pem);
        QCOMPARE(signRs256(Secret(QString::fromLatin1(pem)), "message"), std::optional<QByteArray>());
    }

    void thumbprintIsTheOneOfRfc7638()
    {
        const QJsonObject json = QJsonDocument::fromJson(testData(u"tokens/rfc7638.json"_s)).object();
        const JsonWebKey key{.modulus = *fromBase64Url(json.value(u"n"_s).toString().toLatin1()),
            .exponent = *fromBase64Url(json.value(u"e"_s).toString().toLatin1())};
        QCOMPARE(key.thumbprint(), json.value(u"thumbprint"_s).toString());
    }

    void base64UrlHasOneSpellingOnly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<QByteArray>>("bytes");
        using Decoded = std::optional<QByteArray>;
        QTest::newRow("empty") << QByteArray("") << Decoded("");
        QTest::newRow("RFC 7515 appendix C")
            << QByteArray("A-z_4ME") << Decoded(QByteArray::fromHex("03ecffe0c1"));
        QTest::newRow("padding") << QByteArray("Zg==") << Decoded();
        QTest::newRow("left-over bits") << QByteArray("Zh") << Decoded();
        QTest::newRow("plain Base64") << QByteArray("A+z/4ME") << Decoded();
        QTest::newRow("white space") << QByteArray("Zm 9v") << Decoded();
        QTest::newRow("line end") << QByteArray("Zm9v\n") << Decoded();
        QTest::newRow("impossible length") << QByteArray("Zm9vY") << Decoded();
        QTest::newRow("NUL") << QByteArray("Zm9v\0", 5) << Decoded();
    }

    void base64UrlHasOneSpellingOnly()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const std::optional<QByteArray>, bytes);
        QCOMPARE(fromBase64Url(text), bytes);
    }
};

QTEST_GUILESS_MAIN(TestRs256)
#include "tst_rs256.moc"
