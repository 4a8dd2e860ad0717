// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include "practice/tokenstore.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Refresh tokens from their first issue to their revocation, over HTTP.
class TestPracticeRefresh : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesRefreshTokensAsGoogleDoes();
    void playsItsScenarios();
    void refreshes();
    void refusesRefreshes();
    void endsTheOldestOfAHundredRefreshTokens();
    void revokesTheWholeGrantOfTheProject();
    void revokesLate();
};

void TestPracticeRefresh::givesRefreshTokensAsGoogleDoes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const auto hasRefreshToken = [&visitor](const FormParameters& changes) {
        return visitor.signIn(visitor.request(changes)).contains(u"refresh_token"_s);
    };
    QVERIFY(!hasRefreshToken({{u"access_type"_s, u"online"_s}}));
    QVERIFY(hasRefreshToken({})); // the first time offline
    QVERIFY(!hasRefreshToken({}));
    QVERIFY(hasRefreshToken({{u"prompt"_s, u"consent"_s}}));
    QVERIFY(!hasRefreshToken({{u"prompt"_s, u"consent"_s}, {u"access_type"_s, u"online"_s}}));

    const QString id = visitor.installed().value(u"client_id"_s).toString();
    const FormParameters desktop = visitor.request(
        {{u"client_id"_s, id}, {u"redirect_uri"_s, u"http://127.0.0.1:1234"_s}, {u"access_type"_s, u""_s}});
    for (int i = 0; i < 2; ++i) {
        const QString code = visitor.answer(desktop).valueOr(u"code", {});
        const QJsonObject tokens = json(visitor.exchange(code,
            {{u"client_id"_s, id},
                {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()},
                {u"redirect_uri"_s, u"http://127.0.0.1:1234"_s}}));
        QVERIFY(tokens.contains(u"refresh_token"_s));
    }
}

void TestPracticeRefresh::playsItsScenarios()
{
    PracticeVisitor without({.autoConsent = true, .scenarios = PracticeScenario::NoRefreshToken});
    QVERIFY(!without.signIn(without.request({{u"prompt"_s, u"consent"_s}})).contains(u"refresh_token"_s));

    PracticeVisitor testing({.autoConsent = true, .scenarios = PracticeScenario::Testing});
    const QJsonObject tokens = testing.signIn(testing.request());
    QCOMPARE(tokens.value(u"refresh_token_expires_in"_s).toInt(), 604799);
    testing.now = testing.now.addSecs(604799);
    QCOMPARE(summary(testing.refresh(tokens.value(u"refresh_token"_s).toString())),
        uR"(400 {"error":"invalid_grant","error_description":"Token has been expired or revoked."})"_s);
    PracticeVisitor brief({.autoConsent = true, .scenarios = PracticeScenario::ShortLived});
    const QJsonObject ended = brief.signIn(brief.request());
    QCOMPARE(ended.value(u"refresh_token_expires_in"_s).toInt(), 10);
    brief.now = brief.now.addSecs(9);
    QVERIFY(json(brief.refresh(ended.value(u"refresh_token"_s).toString())).contains(u"access_token"_s));
    brief.now = brief.now.addSecs(1);
    QVERIFY(summary(brief.refresh(ended.value(u"refresh_token"_s).toString())).startsWith(u"400 "_s));
    const QJsonObject signInOnly =
        testing.signIn(testing.request({{u"scope"_s, u"openid email"_s}, {u"prompt"_s, u"consent"_s}}));
    QVERIFY(!signInOnly.contains(u"refresh_token_expires_in"_s));
}

void TestPracticeRefresh::refreshes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString refreshToken = tokens.value(u"refresh_token"_s).toString();
    const QJsonObject refreshed = json(visitor.refresh(refreshToken));
    QCOMPARE(refreshed.keys(),
        (QStringList{u"access_token"_s, u"expires_in"_s, u"id_token"_s, u"scope"_s, u"token_type"_s}));
    QVERIFY(refreshed.value(u"access_token"_s) != tokens.value(u"access_token"_s));
    QCOMPARE(refreshed.value(u"scope"_s), tokens.value(u"scope"_s));
    const QJsonObject narrower =
        json(visitor.refresh(refreshToken, {{u"scope"_s, scopeNamed(u"drive.readonly"_s)}}));
    QCOMPARE(narrower.value(u"scope"_s).toString(), scopeNamed(u"drive.readonly"_s));
    QCOMPARE(json(visitor.refresh(refreshToken, {{u"scope"_s, scopeNamed(u"drive"_s)}}))
                 .value(u"error"_s)
                 .toString(),
        u"invalid_scope"_s);
}

void TestPracticeRefresh::refusesRefreshes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString dead =
        uR"(400 {"error":"invalid_grant","error_description":"Token has been expired or revoked."})"_s;
    QCOMPARE(summary(visitor.refresh(u"1//0unknown"_s)), dead);
    QCOMPARE(summary(visitor.refresh(tokens.value(u"access_token"_s).toString())),
        uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
    QCOMPARE(summary(visitor.refresh(u"1//0"_s, {{u"refresh_token"_s, u""_s}})),
        uR"(400 {"error":"invalid_request","error_description":"Missing required parameter: refresh_token"})"_s);
    QCOMPARE(summary(visitor.refresh(tokens.value(u"refresh_token"_s).toString(),
                 {{u"client_id"_s, visitor.installed().value(u"client_id"_s).toString()},
                     {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}})),
        uR"(401 {"error":"unauthorized_client","error_description":"Unauthorized"})"_s);
}

void TestPracticeRefresh::endsTheOldestOfAHundredRefreshTokens()
{
    practice::GrantStore grants([] { return QDateTime::currentDateTimeUtc(); });
    practice::TokenStore tokens(grants, [] { return QDateTime::currentDateTimeUtc(); });
    const practice::Authorization authorization{.grantId = grants.add(u"1"_s, u"a"_s, {u"s"_s}),
        .clientId = u"c"_s,
        .sub = u"a"_s,
        .scopes = {u"s"_s}};
    const Secret first = tokens.addRefreshToken(authorization, {});
    const Secret second = tokens.addRefreshToken(authorization, {});
    for (int i = 2; i < 100; ++i)
        tokens.addRefreshToken(authorization, {});
    QVERIFY(tokens.find(first.reveal()) != nullptr);
    tokens.addRefreshToken(authorization, {});
    QVERIFY(tokens.find(first.reveal()) == nullptr);
    QVERIFY(tokens.find(second.reveal()) != nullptr);
}

void TestPracticeRefresh::revokesTheWholeGrantOfTheProject()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject first = visitor.signIn(visitor.request());
    const QString id = visitor.installed().value(u"client_id"_s).toString();
    const FormParameters ofOther{{u"client_id"_s, id}, {u"redirect_uri"_s, u"http://localhost:1234"_s}};
    const FormParameters asOther{
        {u"client_id"_s, id}, {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}};
    const QString code = visitor.answer(visitor.request(ofOther)).valueOr(u"code", {});
    const QJsonObject second =
        json(visitor.exchange(code, changed(asOther, {{u"redirect_uri"_s, u"http://localhost:1234"_s}})));
    const QString pendingCode = visitor.answer(visitor.request()).valueOr(u"code", {});

    const FormParameters form{{u"token"_s, first.value(u"access_token"_s).toString()}};
    QCOMPARE(summary(visitor.post(u"/revoke"_s, form)), u"200 {}"_s);
    QCOMPARE(summary(visitor.post(u"/revoke"_s, form)),
        uR"(400 {"error":"invalid_token","error_description":"Token expired or revoked"})"_s);
    QCOMPARE(visitor.refresh(first.value(u"refresh_token"_s).toString()).status, 400);
    QCOMPARE(visitor.refresh(second.value(u"refresh_token"_s).toString(), asOther).status, 400);
    QCOMPARE(visitor.api(u"/v1/userinfo"_s, second.value(u"access_token"_s).toString()).status, 401);
    QCOMPARE(visitor.exchange(pendingCode).status, 400);
    // A new start: a refresh token comes again, and the old ones stay dead.
    QVERIFY(visitor.signIn(visitor.request()).contains(u"refresh_token"_s));
    QCOMPARE(visitor.refresh(first.value(u"refresh_token"_s).toString()).status, 400);
}

void TestPracticeRefresh::revokesLate()
{
    PracticeVisitor visitor({.autoConsent = true, .scenarios = PracticeScenario::LateRevoke});
    const QString token = visitor.signIn(visitor.request()).value(u"refresh_token"_s).toString();
    QCOMPARE(visitor.post(u"/revoke"_s, {{u"token"_s, token}}).status, 200);
    QCOMPARE(visitor.refresh(token).status, 200);
    visitor.now = visitor.now.addSecs(60);
    QCOMPARE(visitor.refresh(token).status, 400);
}

QTEST_GUILESS_MAIN(TestPracticeRefresh)
#include "tst_practicerefresh.moc"
