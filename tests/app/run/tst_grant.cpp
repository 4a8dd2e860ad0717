// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "run/grant.h"
#include "schemavalidator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

Grant fullGrant()
{
    return {.clientId = u"1-a.apps.googleusercontent.com"_s,
        .redirectUri = u"http://localhost:8080"_s,
        .requested = {u"https://www.googleapis.com/auth/drive"_s, u"email"_s, u"a"_s},
        .tokens = {.accessToken = Secret(u"ya29.access"_s),
            .refreshToken = Secret(u"1//refresh"_s),
            .idToken = Secret(u"h.p.s"_s),
            .granted = {u"z"_s, u"openid"_s, u"https://www.googleapis.com/auth/userinfo.email"_s, u"a"_s},
            .expiresIn = 3599,
            .refreshTokenExpiresIn = 604799},
        .account = Account{u"117"_s, u"ada@example.org"_s},
        .idTokenChecks = QList<Check>{{u"alg"_s, Check::Outcome::Passed},
            {u"signature"_s, Check::Outcome::NotChecked, u"keys_unavailable"_s},
            {u"exp"_s, Check::Outcome::Failed, u"expired"_s}}};
}

QByteArray text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class TestGrant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryMember()
    {
        const QJsonObject expected = QJsonDocument::fromJson(testData(u"grant/authorize.json"_s)).object();
        QCOMPARE(expected.size(), 11);
        QCOMPARE(toJson(fullGrant(), false), expected);
    }

    void fitsTheSchema_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::newRow("full") << fullGrant();
        QTest::newRow("empty") << Grant{};
        Grant nameless = fullGrant();
        nameless.account->email.clear();
        QTest::newRow("no e-mail") << nameless;
    }

    void fitsTheSchema()
    {
        QFETCH(Grant, grant);
        QCOMPARE(schemaProblem(u"authorize.schema.json"_s, text(toJson(grant, false))), QString());
        QCOMPARE(schemaProblem(u"authorize.schema.json"_s, text(toJson(grant, true))), QString());
    }

    void namesTheAccountByItsAddressElseByItsId()
    {
        Grant grant;
        QCOMPARE(grant.accountName(), QString());
        grant.account = Account{u"42"_s, {}};
        QCOMPARE(grant.accountName(), u"42"_s);
        grant.account->email = u"ada@example.com"_s;
        QCOMPARE(grant.accountName(), u"ada@example.com"_s);
    }

    void tellsWhatIsMissing()
    {
        const Grant grant{.requested = {u"a"_s, u"b"_s, u"c"_s}, .tokens = {.granted = {u"b"_s, u"d"_s}}};
        QCOMPARE(grant.missing(), (ScopeSet{u"a"_s, u"c"_s}));
    }

    void knowsNoScopesThatNobodyNamed()
    {
        const Grant bare{.requested = {u"a"_s}, .tokens = {.accessToken = Secret(u"t"_s)}};
        QVERIFY(!bare.areScopesKnown() && bare.outcomes().isEmpty() && bare.missing().isEmpty());
        QVERIFY(toJson(bare, false)[u"granted"_s].isNull());
        const Grant none{.requested = {u"a"_s}, .tokens = {.scopeAnnounced = true}};
        QVERIFY(none.areScopesKnown());
        QCOMPARE(none.missing(), ScopeSet{u"a"_s});
        QCOMPARE(toJson(none, false)[u"granted"_s], QJsonValue(QJsonArray()));
    }

    void doesNotSayThatWhatATokenHasWasAskedFor()
    {
        const Grant saved{
            .tokens = {.granted = {u"b"_s, u"a"_s}, .scopeAnnounced = true}, .userWasAsked = false};
        QVERIFY(toJson(saved, false)[u"requested"_s].isNull());
        QVERIFY(saved.missing().isEmpty());
        for (const ScopeOutcome& outcome : saved.outcomes())
            QVERIFY(outcome.state == ScopeOutcome::State::Granted);
        QCOMPARE(schemaProblem(u"authorize.schema.json"_s, text(toJson(saved, false))), QString());
    }

    void hangsItsReasonsOnWhoGranted()
    {
        Grant grant{.requested = {u"a"_s}, .tokens = {.granted = {u"openid"_s}, .scopeAnnounced = true}};
        const auto reasons = [&grant] {
            return QStringList{grant.outcomes().first().reason, grant.outcomes().last().reason};
        };
        QCOMPARE(reasons(), QStringList({u"not_granted"_s, u"added_by_server"_s}));
        grant.server = ServerKind::Other;
        QCOMPARE(reasons(), QStringList({u"left_out_by_server"_s, u"added_unasked"_s}));
        QCOMPARE(schemaProblem(u"authorize.schema.json"_s, text(toJson(grant, false))), QString());
        grant.userWasAsked = false;
        QCOMPARE(reasons(), QStringList({u"not_in_token"_s, u"in_token_unasked"_s}));
    }

    void showsSecretsOnlyWhenAsked()
    {
        const QByteArray safe = text(toJson(fullGrant(), false));
        for (const QByteArray& secret : {QByteArray("ya29"), QByteArray("1//"), QByteArray("h.p.s")})
            QVERIFY2(!safe.contains(secret), secret.constData());
        const QJsonObject open = toJson(fullGrant(), true);
        QCOMPARE(open[u"access_token"_s].toString(), u"ya29.access"_s);
        QCOMPARE(open[u"refresh_token"_s].toString(), u"1//refresh"_s);
        QCOMPARE(open[u"id_token_jwt"_s].toString(), u"h.p.s"_s);
        QVERIFY(toJson(Grant{}, true)[u"refresh_token"_s].isNull());
    }

    void namesTheAccountOfTheIdTokenFirst()
    {
        const IdToken token{.claims = {{u"sub"_s, u"117"_s}}};
        const UserInfo same{.subject = u"117"_s, .email = u"ada@example.org"_s};
        const UserInfo other{.subject = u"999"_s, .email = u"eve@example.org"_s};
        QVERIFY(!accountOf({}, {}));
        QVERIFY(accountOf(token, {}) == (Account{u"117"_s, {}}));
        QVERIFY(accountOf({}, same) == (Account{u"117"_s, u"ada@example.org"_s}));
        QVERIFY(accountOf(token, same) == (Account{u"117"_s, u"ada@example.org"_s}));
        // OpenID Connect Core §5.3.4: another subject's answers must not be used.
        QVERIFY(accountOf(token, other) == (Account{u"117"_s, {}}));
    }
};

QTEST_GUILESS_MAIN(TestGrant)
#include "tst_grant.moc"
