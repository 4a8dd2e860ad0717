// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "signedtoken.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace signedtoken;

namespace {

Check find(const QList<Check>& checks, const QString& name)
{
    for (const Check& check : checks) {
        if (check.name == name)
            return check;
    }
    return {};
}

} // namespace

using Outcome = Check::Outcome;
Q_DECLARE_METATYPE(Check::Outcome)

class TestIdTokenChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCheckOfAGoodTokenPasses()
    {
        const QList<Check> checks =
            checkIdToken(signedToken(goodHeader(), goodClaims()), serverKeys(), expectation());
        QStringList names;
        for (const Check& check : checks) {
            names.append(check.name);
            QVERIFY2(check.outcome == Outcome::Passed, qPrintable(check.name + u' ' + check.reason));
        }
        QCOMPARE(names.join(u' '), u"alg signature iss aud azp exp iat nonce at_hash sub"_s);
        QVERIFY(isVerified(checks));
    }

    void atHashIsTheOneOfOpenIdConnectCore()
    {
        IdTokenExpectation expected = expectation();
        const IdToken token = signedToken(goodHeader(), goodClaims());
        QCOMPARE(find(checkIdToken(token, serverKeys(), expected), u"at_hash"_s).outcome, Outcome::Passed);
        expected.accessToken = Secret(u"another"_s);
        const Check check = find(checkIdToken(token, serverKeys(), expected), u"at_hash"_s);
        QCOMPARE(check.outcome, Outcome::Failed);
        QCOMPARE(check.reason, u"differs"_s);
    }

    void judgesTheHeader_data()
    {
        QTest::addColumn<QJsonObject>("header");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("reason");
        const auto with = [](const QString& member, const QJsonValue& value) {
            QJsonObject header = goodHeader();
            header.insert(member, value);
            return header;
        };
        for (const QString& alg : {u"none"_s, u"NONE"_s, u"HS256"_s, u"RS512"_s, u"PS256"_s, u"ES256"_s,
                 u"rs256"_s, u"RS256 "_s, u""_s})
            QTest::addRow("alg '%s'", qPrintable(alg))
                << with(u"alg"_s, alg) << u"alg"_s << u"alg_not_rs256"_s;
        QTest::newRow("alg a number") << with(u"alg"_s, 256) << u"alg"_s << u"alg_not_rs256"_s;
        QTest::newRow("no alg") << QJsonObject{{u"kid"_s, u"k"_s}} << u"alg"_s << u"alg_not_rs256"_s;
        QTest::newRow("crit") << with(u"crit"_s, QJsonArray{u"exp"_s}) << u"alg"_s
                              << u"crit_not_understood"_s;
        QTest::newRow("unknown kid") << with(u"kid"_s, u"other"_s) << u"signature"_s << u"key_not_found"_s;
        QTest::newRow("kid as a path")
            << with(u"kid"_s, u"../../dev/null"_s) << u"signature"_s << u"key_not_found"_s;
    }

    void judgesTheHeader()
    {
        QFETCH(const QJsonObject, header);
        QFETCH(const QString, check);
        QFETCH(const QString, reason);
        const QList<Check> checks =
            checkIdToken(signedToken(header, goodClaims()), serverKeys(), expectation());
        QCOMPARE(find(checks, check).outcome, Outcome::Failed);
        QCOMPARE(find(checks, check).reason, reason);
        QVERIFY(find(checks, u"signature"_s).outcome != Outcome::Passed);
        QVERIFY(!isVerified(checks));
    }

    void refusesHs256SignedWithThePublicKey()
    {
        const QJsonObject header{{u"alg"_s, u"HS256"_s}, {u"kid"_s, serverKey().publicKey.kid}};
        const QByteArray signedPart = segment(header) + '.' + segment(goodClaims());
        for (const QByteArray& key : {serverKey().publicKey.modulus, testData(u"tokens/public_key.pem"_s)}) {
            const IdToken forged{.signedPart = signedPart,
                .signature = QMessageAuthenticationCode::hash(signedPart, key, QCryptographicHash::Sha256),
                .header = header,
                .claims = goodClaims()};
            const QList<Check> checks = checkIdToken(forged, serverKeys(), expectation());
            QCOMPARE(find(checks, u"alg"_s).outcome, Outcome::Failed);
            QVERIFY(!isVerified(checks));
        }
    }

    void refusesAnotherSignature()
    {
        IdToken token = signedToken(goodHeader(), goodClaims());
        token.signature[0] = static_cast<char>(token.signature[0] ^ 1);
        const QList<Check> checks = checkIdToken(token, serverKeys(), expectation());
        QCOMPARE(find(checks, u"signature"_s).reason, u"signature_wrong"_s);
        QVERIFY(!isVerified(checks));
    }

    void takesTheOnlyKeyWhenTheHeaderNamesNone()
    {
        const IdToken token = signedToken({{u"alg"_s, u"RS256"_s}}, goodClaims());
        QVERIFY(isVerified(checkIdToken(token, serverKeys(), expectation())));
        JsonWebKeySet two = serverKeys();
        two.keys.append(JsonWebKey{.kid = u"second"_s});
        const Check check = find(checkIdToken(token, two, expectation()), u"signature"_s);
        QCOMPARE(check.outcome, Outcome::Failed);
        QCOMPARE(check.reason, u"kid_absent"_s);
    }

    void withoutKeysTheSignatureIsNotChecked()
    {
        const IdToken token = signedToken(goodHeader(), goodClaims());
        const Result<JsonWebKeySet> none = fail(Step::IdToken, u"timeout"_s);
        const QList<Check> checks = checkIdToken(token, none, expectation());
        const Check signature{.name = u"signature"_s,
            .outcome = Outcome::NotChecked,
            .reason = u"keys_unavailable"_s,
            .facts = {{u"failed"_s, u"id_token/timeout"_s}}};
        QVERIFY(find(checks, u"signature"_s) == signature);
        QCOMPARE(find(checks, u"iss"_s).outcome, Outcome::Passed);
        QVERIFY(!isVerified(checks));
        const Check empty = find(checkIdToken(token, JsonWebKeySet{}, expectation()), u"signature"_s);
        QCOMPARE(empty.outcome, Outcome::NotChecked);
        QCOMPARE(empty.reason, u"no_usable_key"_s);
    }

    void judgesTheClaims_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value"); // undefined takes the claim out
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("reason");
        const QJsonValue absent(QJsonValue::Undefined);
        const auto row = [](const char* name, const QString& claim, const QJsonValue& value, Outcome outcome,
                             const QString& reason = {}) {
            QTest::newRow(name) << claim << value << outcome << reason;
        };
        row("Google without scheme", u"iss"_s, u"accounts.google.com"_s, Outcome::Passed);
        row("another issuer", u"iss"_s, u"https://evil.example"_s, Outcome::Failed, u"differs"_s);
        row("issuer with slash", u"iss"_s, u"https://accounts.google.com/"_s, Outcome::Failed, u"differs"_s);
        row("no issuer", u"iss"_s, absent, Outcome::Failed, u"absent"_s);
        row("issuer a list", u"iss"_s, QJsonArray{u"accounts.google.com"_s}, Outcome::Failed, u"differs"_s);
        row("another audience", u"aud"_s, u"other"_s, Outcome::Failed, u"differs"_s);
        row("audience list", u"aud"_s, QJsonArray{u"other"_s, u"client"_s}, Outcome::Passed);
        row("list of others", u"aud"_s, QJsonArray{u"other"_s}, Outcome::Failed, u"differs"_s);
        row("nested audience", u"aud"_s, QJsonArray{QJsonArray{u"client"_s}}, Outcome::Failed, u"differs"_s);
        row("no audience", u"aud"_s, absent, Outcome::Failed, u"absent"_s);
        row("another party", u"azp"_s, u"other"_s, Outcome::Failed, u"differs"_s);
        row("no party", u"azp"_s, absent, Outcome::NotChecked, u"absent"_s);
        row("no expiry", u"exp"_s, absent, Outcome::Failed, u"absent"_s);
        row("expiry a string", u"exp"_s, u"1700003600"_s, Outcome::Failed, u"not_a_date"_s);
        row("expiry null", u"exp"_s, QJsonValue(), Outcome::Failed, u"not_a_date"_s);
        row("expiry 1e300", u"exp"_s, 1e300, Outcome::Failed, u"not_a_date"_s);
        row("negative expiry", u"exp"_s, -1, Outcome::Failed, u"not_a_date"_s);
        row("fraction of a second", u"exp"_s, double(expiry) + 0.5, Outcome::Passed);
        row("no issue time", u"iat"_s, absent, Outcome::Failed, u"absent"_s);
        row("issued after its end", u"iat"_s, expiry + 1, Outcome::Failed, u"from_the_future"_s);
        row("long ago", u"iat"_s, issuedAt - 86400, Outcome::Passed);
        row("another nonce", u"nonce"_s, u"n-0S6 "_s, Outcome::Failed, u"differs"_s);
        row("no nonce", u"nonce"_s, absent, Outcome::Failed, u"absent"_s);
        row("no at_hash", u"at_hash"_s, absent, Outcome::NotChecked, u"absent"_s);
        row("empty at_hash", u"at_hash"_s, u""_s, Outcome::Failed, u"differs"_s);
        row("no subject", u"sub"_s, absent, Outcome::Failed, u"absent"_s);
        row("longest subject", u"sub"_s, QString(255, u'1'), Outcome::Passed);
        row("too long a subject", u"sub"_s, QString(256, u'1'), Outcome::Failed, u"not_255_ascii"_s);
        row("subject not ASCII", u"sub"_s, u"\u00e9"_s, Outcome::Failed, u"not_255_ascii"_s);
    }

    void judgesTheClaims()
    {
        QFETCH(const QString, claim);
        QFETCH(const QJsonValue, value);
        QFETCH(const Outcome, outcome);
        QFETCH(const QString, reason);
        QJsonObject claims = goodClaims();
        if (value.isUndefined())
            claims.remove(claim);
        else
            claims.insert(claim, value);
        const QList<Check> checks =
            checkIdToken(signedToken(goodHeader(), claims), serverKeys(), expectation());
        QCOMPARE(find(checks, claim).outcome, outcome);
        QCOMPARE(find(checks, claim).reason, reason);
        QCOMPARE(isVerified(checks), outcome != Outcome::Failed);
    }

    void severalAudiencesNeedAnAuthorizedParty()
    {
        QJsonObject claims = goodClaims();
        claims.insert(u"aud"_s, QJsonArray{u"client"_s, u"other"_s});
        claims.remove(u"azp"_s);
        const Check check =
            find(checkIdToken(signedToken(goodHeader(), claims), serverKeys(), expectation()), u"azp"_s);
        QCOMPARE(check.outcome, Outcome::Failed);
        QCOMPARE(check.reason, u"absent"_s);
    }

    void allowsForFiveMinutesOfSkewToTheSecond_data()
    {
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("reason");
        QTest::newRow("last second of exp") << expiry + 299 << u"exp"_s << QString();
        QTest::newRow("first second after exp") << expiry + 300 << u"exp"_s << u"expired"_s;
        QTest::newRow("earliest second for iat") << issuedAt - 300 << u"iat"_s << QString();
        QTest::newRow("one second too early") << issuedAt - 301 << u"iat"_s << u"from_the_future"_s;
    }

    void allowsForFiveMinutesOfSkewToTheSecond()
    {
        QFETCH(const qint64, now);
        QFETCH(const QString, check);
        QFETCH(const QString, reason);
        IdTokenExpectation expected = expectation();
        expected.now = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        const QList<Check> checks =
            checkIdToken(signedToken(goodHeader(), goodClaims()), serverKeys(), expected);
        QCOMPARE(find(checks, check).reason, reason);
        QCOMPARE(find(checks, check).outcome, reason.isEmpty() ? Outcome::Passed : Outcome::Failed);
    }

    void saysAfterExpiryWhenATokenEndsBeforeItBegins()
    {
        QJsonObject claims = goodClaims();
        claims.insert(u"exp"_s, issuedAt);
        claims.insert(u"iat"_s, issuedAt + 1);
        const QList<Check> checks =
            checkIdToken(signedToken(goodHeader(), claims), serverKeys(), expectation());
        QCOMPARE(find(checks, u"iat"_s).reason, u"after_expiry"_s);
    }

    void whatIsNotKnownIsNotChecked()
    {
        const IdTokenExpectation unknown{.now = expectation().now};
        const QList<Check> checks =
            checkIdToken(signedToken(goodHeader(), goodClaims()), serverKeys(), unknown);
        QCOMPARE(find(checks, u"iss"_s).reason, u"issuer_unknown"_s);
        QCOMPARE(find(checks, u"aud"_s).reason, u"client_unknown"_s);
        QCOMPARE(find(checks, u"azp"_s).reason, u"client_unknown"_s);
        QCOMPARE(find(checks, u"nonce"_s).reason, u"none_sent"_s);
        QCOMPARE(find(checks, u"at_hash"_s).reason, u"no_access_token"_s);
        for (const QString& name : {u"iss"_s, u"aud"_s, u"azp"_s, u"nonce"_s, u"at_hash"_s})
            QCOMPARE(find(checks, name).outcome, Outcome::NotChecked);
    }
};

QTEST_GUILESS_MAIN(TestIdTokenChecks)
#include "tst_idtokenchecks.moc"
