// SPDX-License-Identifier: Apache-2.0
#include "signedtoken.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

QByteArray keySet(const QList<QJsonObject>& keys)
{
    QJsonArray array;
    for (const QJsonObject& key : keys)
        array.append(key);
    return QJsonDocument(QJsonObject{{u"keys"_s, array}}).toJson();
}

QJsonObject keyWith(const QString& member, const QJsonValue& value)
{
    QJsonObject key = serverKey().publicKey.toJson();
    key.insert(member, value);
    return key;
}

QJsonValue number(int octets, char last)
{
    QByteArray bytes(octets, '\xff');
    bytes.back() = last;
    return QString::fromLatin1(toBase64Url(bytes));
}

} // namespace

class TestJsonWebKeySet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAKeySet()
    {
        const auto set = JsonWebKeySet::parse(keySet({serverKey().publicKey.toJson()}));
        QVERIFY(set);
        QVERIFY(set->keys == QList<JsonWebKey>{serverKey().publicKey});
        QVERIFY(set->leftOut.isEmpty());
    }

    void leavesUnusableKeysOutAndNamesThem_data()
    {
        QTest::addColumn<QJsonObject>("key");
        QTest::addColumn<QString>("reason");
        QTest::newRow("oct") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}} << u"not_rsa"_s;
        QTest::newRow("EC") << keyWith(u"kty"_s, u"EC"_s) << u"not_rsa"_s;
        QTest::newRow("encryption") << keyWith(u"use"_s, u"enc"_s) << u"not_for_signatures"_s;
        QTest::newRow("key_ops") << keyWith(u"key_ops"_s, QJsonArray{u"encrypt"_s})
                                 << u"not_for_signatures"_s;
        QTest::newRow("RS512") << keyWith(u"alg"_s, u"RS512"_s) << u"other_alg"_s;
        QTest::newRow("512 bits") << keyWith(u"n"_s, number(64, 1)) << u"weak_key"_s;
        QTest::newRow("1024 bits") << keyWith(u"n"_s, number(128, 1)) << u"weak_key"_s;
        QTest::newRow("2048 bits of which the first are zero") << keyWith(
            u"n"_s, QString::fromLatin1(toBase64Url(QByteArray(128, '\0') + QByteArray(128, '\1'))))
                                                               << u"weak_key"_s;
        QTest::newRow("16384 bits") << keyWith(u"n"_s, number(2048, 1)) << u"key_too_long"_s;
        QTest::newRow("even modulus") << keyWith(u"n"_s, number(256, 2)) << u"bad_modulus"_s;
        QTest::newRow("exponent 1") << keyWith(u"e"_s, u"AQ"_s) << u"bad_exponent"_s;
        QTest::newRow("exponent 4") << keyWith(u"e"_s, u"BA"_s) << u"bad_exponent"_s;
        QTest::newRow("long exponent") << keyWith(u"e"_s, number(9, 1)) << u"bad_exponent"_s;
        QTest::newRow("padded exponent") << keyWith(u"e"_s, u"AQAB=="_s) << u"bad_base64url"_s;
        QTest::newRow("no modulus") << keyWith(u"n"_s, QJsonValue()) << u"bad_base64url"_s;
    }

    void leavesUnusableKeysOutAndNamesThem()
    {
        QFETCH(QJsonObject, key);
        QFETCH(const QString, reason);
        key.insert(u"kid"_s, u"odd"_s);
        const auto set = JsonWebKeySet::parse(keySet({key, serverKey().publicKey.toJson()}));
        QVERIFY(set);
        QCOMPARE(set->keys.size(), 1);
        QVERIFY(set->leftOut == (QList<UnusableKey>{{u"odd"_s, reason}}));
    }

    void refusesAKeySetThatCannotBeTrusted_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        const QJsonObject key = serverKey().publicKey.toJson();
        QTest::newRow("HTML") << QByteArray("<html>") << u"json_syntax"_s;
        QTest::newRow("no keys") << QByteArray("{}") << u"missing_member"_s;
        QTest::newRow("keys an object") << QByteArray(R"({"keys":{}})") << u"wrong_type"_s;
        QTest::newRow("one kid twice") << keySet({key, key}) << u"duplicate_kid"_s;
        QTest::newRow("keys twice") << QByteArray(R"({"keys":[],"keys":[]})") << u"json_duplicate_key"_s;
        QTest::newRow("huge") << keySet(QList<QJsonObject>(1000, key)) << u"json_too_large"_s;
    }

    void refusesAKeySetThatCannotBeTrusted()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, code);
        const auto set = JsonWebKeySet::parse(json);
        QVERIFY(!set);
        QCOMPARE(set.error().code, code);
        QVERIFY(set.error().step == Step::IdToken);
    }
};

QTEST_GUILESS_MAIN(TestJsonWebKeySet)
#include "tst_jsonwebkeyset.moc"
