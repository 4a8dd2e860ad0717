// SPDX-License-Identifier: Apache-2.0
#include "oauth/tokenset.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QDateTime noon(QDate(2025, 1, 1), QTime(12, 0), Qt::UTC);

HttpResponse answer(int status, const QByteArray& body, const QByteArray& type = "application/json")
{
    return {.status = status, .headers = {{"Content-Type", type}}, .body = body};
}

Result<TokenSet> parse(const HttpResponse& response)
{
    return TokenSet::parse(response, Step::TokenExchange, noon, ScopeSet({u"openid"_s, u"email"_s}));
}

Result<TokenSet> parse(const QByteArray& body)
{
    return parse(answer(200, body));
}

/// A good answer with these members beside (written as JSON text).
QByteArray goodWith(const QByteArray& members)
{
    return R"({"access_token":"ya29.a0","token_type":"Bearer")" + members + "}";
}

} // namespace

class TestTokenSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeAnswer()
    {
        const auto set = parse(R"({"access_token":"ya29.a0-_~+/==","expires_in":3599,"token_type":"Bearer",)"
                               R"("refresh_token":"1/0abc","refresh_token_expires_in":604799,)"
                               R"("scope":"openid drive","id_token":"a.b.c","new_member":[1]})");
        QVERIFY(set);
        QCOMPARE(set->accessToken.reveal(), u"ya29.a0-_~+/=="_s);
        QCOMPARE(set->refreshToken.reveal(), u"1/0abc"_s);
        QCOMPARE(set->idToken.reveal(), u"a.b.c"_s);
        QCOMPARE(set->tokenType, u"Bearer"_s);
        QCOMPARE(set->granted.scopes(), QStringList({u"openid"_s, u"drive"_s}));
        QVERIFY(set->scopeAnnounced);
        QCOMPARE(set->receivedAt, noon);
        QCOMPARE(set->expiresAt(), noon.addSecs(3599));
        QCOMPARE(set->refreshTokenExpiresIn, std::optional<qint64>(604799));
    }

    void withoutAScopeItIsTheRequestedOne_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::newRow("absent") << QByteArray();
        QTest::newRow("null") << QByteArray(R"(,"scope":null)");
    }

    void withoutAScopeItIsTheRequestedOne()
    {
        QFETCH(const QByteArray, members);
        const auto set = parse(goodWith(members));
        QVERIFY(set);
        QCOMPARE(set->granted.scopes(), QStringList({u"openid"_s, u"email"_s}));
        QVERIFY(!set->scopeAnnounced);
        QVERIFY(set->refreshToken.isEmpty());
        QVERIFY(set->idToken.isEmpty());
        QVERIFY(!set->expiresAt().isValid());
    }

    void isLiberalInExpiresIn_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<std::optional<qint64>>("expected");
        using Seconds = std::optional<qint64>;
        constexpr qint64 most = 2'147'483'647;
        QTest::newRow("number") << QByteArray("3599") << Seconds(3599);
        QTest::newRow("string") << QByteArray(R"("3599")") << Seconds(3599);
        QTest::newRow("float") << QByteArray("3599.9") << Seconds(3599);
        QTest::newRow("zero") << QByteArray("0") << Seconds(0);
        QTest::newRow("negative") << QByteArray("-5") << Seconds(0);
        QTest::newRow("1e99") << QByteArray("1e99") << Seconds(most);
        QTest::newRow("huge string") << QByteArray(R"("99999999999999999999")") << Seconds(most);
        QTest::newRow("null") << QByteArray("null") << Seconds();
        QTest::newRow("word") << QByteArray(R"("soon")") << Seconds();
        QTest::newRow("nan") << QByteArray(R"("nan")") << Seconds();
        QTest::newRow("inf") << QByteArray(R"("inf")") << Seconds();
        QTest::newRow("empty") << QByteArray(R"("")") << Seconds();
        QTest::newRow("true") << QByteArray("true") << Seconds();
        QTest::newRow("list") << QByteArray("[1]") << Seconds();
    }

    void isLiberalInExpiresIn()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const std::optional<qint64>, expected);
        const auto set =
            parse(goodWith(R"(,"expires_in":)" + json + R"(,"refresh_token_expires_in":)" + json));
        QVERIFY(set);
        QCOMPARE(set->expiresIn, expected);
        QCOMPARE(set->refreshTokenExpiresIn, expected);
    }

    void takesBearerInAnyCase() { QVERIFY(parse(R"({"access_token":"t","token_type":"bEARER"})")); }

    void refusesABadAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("fact");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const QByteArray& body, const QString& code,
                             const QString& fact = {}, const QString& value = {}) {
            QTest::newRow(name) << body << code << fact << value;
        };
        row("empty", "", u"not_json"_s, u"failed"_s, u"reasons/json_syntax"_s);
        row("list", "[]", u"not_json"_s, u"failed"_s, u"reasons/json_not_an_object"_s);
        row("access_token twice", R"({"access_token":"a","access_token":"b","token_type":"Bearer"})",
            u"not_json"_s, u"failed"_s, u"reasons/json_duplicate_key"_s);
        row("nothing in it", "{}", u"missing_access_token"_s);
        row("other members", R"({"token_type":"Bearer","id_token":"a.b.c"})", u"missing_access_token"_s,
            u"members"_s, u"id_token, token_type"_s);
        row("null token", R"({"access_token":null,"token_type":"Bearer"})", u"missing_access_token"_s);
        row("empty token", R"({"access_token":"","token_type":"Bearer"})", u"missing_access_token"_s);
        const QString characters = u"bad_token_characters"_s;
        const auto token = [](const QByteArray& text) {
            return "{\"access_token\":\"" + text + "\",\"token_type\":\"Bearer\"}";
        };
        row("line break", token(R"(a\r\nX-Evil: 1)"), characters, u"member"_s, u"access_token"_s);
        row("line end", token(R"(a\n)"), characters);
        row("space", token("a b"), characters);
        row("NUL", token(R"(a\u0000b)"), characters);
        row("not ASCII", token("\xc3\xa9"), characters);
        row("'=' inside", token("a=b"), characters);
        row("too long", token(QByteArray(16 * 1024 + 1, 'a')), characters, u"length"_s, u"16385"_s);
        row("a number", R"({"access_token":5,"token_type":"Bearer"})", characters);
        row("refresh token with line break", goodWith(R"(,"refresh_token":"a\r\nb")"), characters,
            u"member"_s, u"refresh_token"_s);
        row("ID token with space", goodWith(R"(,"id_token":"a b")"), characters, u"member"_s, u"id_token"_s);
        row("another type", R"({"access_token":"a","token_type":"MAC"})", u"bad_token_type"_s, u"found"_s,
            u"MAC"_s);
        row("no type", R"({"access_token":"a"})", u"bad_token_type"_s, u"found"_s);
        row("scope with a backslash", goodWith(R"(,"scope":"a\\b")"), u"scope_characters"_s);
        row("error in a 200", goodWith(R"(,"error":"invalid_grant")"), u"invalid_grant"_s, u"status"_s,
            u"200"_s);
    }

    void refusesABadAnswer()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, code);
        QFETCH(const QString, fact);
        QFETCH(const QString, value);
        const auto set = parse(body);
        QVERIFY(!set);
        QCOMPARE(set.error().code, code);
        QVERIFY(set.error().step == Step::TokenExchange);
        if (!fact.isEmpty())
            QCOMPARE(set.error().facts.value(fact), value);
    }

    void takesTokensUpToTheLimit()
    {
        const QByteArray longest(16 * 1024, 'a');
        QVERIFY(parse(R"({"access_token":")" + longest + R"(","token_type":"Bearer"})"));
    }

    void aNullErrorIsNoError() { QVERIFY(parse(goodWith(R"(,"error":null)"))); }

    void theServersOwnCodeComesWithItsFacts()
    {
        const auto set = parse(answer(400,
            R"j({"error":"invalid_grant","error_description":"reauth related error (invalid_rapt)",)j"
            R"("error_uri":"https:\/\/support.google.com","error_subtype":"invalid_rapt"})"));
        QVERIFY(!set);
        const Error expected{Step::TokenExchange, u"invalid_grant"_s,
            {{u"status"_s, u"400"_s}, {u"error_description"_s, u"reauth related error (invalid_rapt)"_s},
                {u"error_subtype"_s, u"invalid_rapt"_s}, {u"error_uri"_s, u"https://support.google.com"_s}}};
        QCOMPARE(set.error().code, expected.code);
        QCOMPARE(set.error().facts, expected.facts);
    }

    void aDescriptionIsCutAndHidesSecrets()
    {
        const QJsonObject body{{u"error"_s, u"invalid_grant"_s},
            {u"error_description"_s, u"ya29.SECRETSECRETSECRETSECRET is dead "_s + QString(2000, u'x')}};
        const auto set = parse(answer(400, QJsonDocument(body).toJson()));
        QVERIFY(!set);
        const QString description = set.error().facts.value(u"error_description"_s);
        QVERIFY2(!description.contains(u"SECRETSECRET"_s), qPrintable(description));
        QVERIFY(description.contains(u"is dead"_s));
        QCOMPARE(description.size(), 500);
    }

    void errorsWithoutAUsableCodeAreTheStatus_data()
    {
        QTest::addColumn<HttpResponse>("response");
        QTest::newRow("HTML") << answer(502, "<html><title>Bad Gateway</title>", "text/html");
        QTest::newRow("empty") << answer(503, "");
        QTest::newRow("JSON without error") << answer(500, "{}");
        QTest::newRow("tokens in a 400") << answer(400, goodWith({}));
        QTest::newRow("error a number") << answer(400, R"({"error":5})");
        QTest::newRow("error with line break") << answer(400, R"({"error":"a\nb"})");
        QTest::newRow("error very long") << answer(400, R"({"error":")" + QByteArray(65, 'a') + R"("})");
        QTest::newRow("informational") << answer(199, goodWith({}));
    }

    void errorsWithoutAUsableCodeAreTheStatus()
    {
        QFETCH(const HttpResponse, response);
        const auto set = parse(response);
        QVERIFY(!set);
        QCOMPARE(set.error().code, u"http_status"_s);
        QCOMPARE(set.error().facts.value(u"status"_s), QString::number(response.status));
    }

    void aPageInPlaceOfJsonIsNamedByItsTitle()
    {
        const auto set = parse(
            answer(200, "<!doctype html><HTML><head><TITLE lang=en>\n Sign in\n to <b> the Wi-Fi</TITLE>",
                "Text/HTML; charset=utf-8"));
        QVERIFY(!set);
        const Facts expected{{u"status"_s, u"200"_s}, {u"content_type"_s, u"text/html"_s},
            {u"title"_s, u"Sign in to"_s}, {u"failed"_s, u"reasons/json_syntax"_s}};
        QCOMPARE(set.error().code, u"not_json"_s);
        QCOMPARE(set.error().facts, expected);
    }

    void anotherPlaceIsNotFollowed()
    {
        const auto set = parse(
            HttpResponse{.status = 307, .headers = {{"Location", "https://Evil.example/token?code=4/0A"}}});
        QVERIFY(!set);
        QCOMPARE(set.error().code, u"redirected"_s);
        const Facts expected{{u"status"_s, u"307"_s}, {u"origin"_s, u"https://evil.example"_s}};
        QCOMPARE(set.error().facts, expected);
    }

    void googlesApiErrorsAreReadToo()
    {
        const auto set =
            parse(answer(403, R"({"error":{"code":403,"message":"Not you","status":"PERMISSION_DENIED"}})"));
        QVERIFY(!set);
        QCOMPARE(set.error().code, u"permission_denied"_s);
        QCOMPARE(set.error().facts.value(u"error_description"_s), u"Not you"_s);
    }

    void aRefreshKeepsWhatItDoesNotRenew()
    {
        const auto first = parse(goodWith(
            R"(,"refresh_token":"1/old","refresh_token_expires_in":1000,"id_token":"a.b.c","scope":"drive")"));
        QVERIFY(first);
        const auto answered = TokenSet::parse(answer(200, R"({"access_token":"new","token_type":"Bearer"})"),
            Step::Refresh, noon.addSecs(400), first->granted);
        QVERIFY(answered);
        const TokenSet renewed = first->renewedBy(*answered);
        QCOMPARE(renewed.accessToken.reveal(), u"new"_s);
        QCOMPARE(renewed.refreshToken.reveal(), u"1/old"_s);
        QVERIFY2(renewed.idToken.isEmpty(), "its at_hash is the old access token's");
        QCOMPARE(renewed.refreshTokenExpiresIn, std::optional<qint64>(600));
        QCOMPARE(renewed.granted.scopes(), QStringList(u"drive"_s));
        QVERIFY(renewed.scopeAnnounced);
        QCOMPARE(renewed.receivedAt, noon.addSecs(400));
        QVERIFY(!renewed.expiresIn);
    }

    void aRefreshTakesWhatIsNew()
    {
        const auto first = parse(goodWith(R"(,"refresh_token":"1/old","refresh_token_expires_in":1000)"));
        const auto answered = parse(goodWith(R"(,"refresh_token":"1/new","id_token":"d.e.f","scope":"x")"));
        QVERIFY(first && answered);
        const TokenSet renewed = first->renewedBy(*answered);
        QCOMPARE(renewed.refreshToken.reveal(), u"1/new"_s);
        QCOMPARE(renewed.idToken.reveal(), u"d.e.f"_s);
        QCOMPARE(renewed.granted.scopes(), QStringList(u"x"_s));
        QVERIFY(!renewed.refreshTokenExpiresIn);
    }
};

QTEST_GUILESS_MAIN(TestTokenSet)
#include "tst_tokenset.moc"
