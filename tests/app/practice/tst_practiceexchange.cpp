// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Codes for tokens at the token endpoint, over HTTP.
class TestPracticeExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesExchanges_data();
    void refusesExchanges();
    void exchangesACodeOnce();
    void refusesACodeOfAnotherClient();
    void refusesAnOldCode();
    void verifiesPkce_data();
    void verifiesPkce();
    void acceptsBasicAuthentication();

private:
    std::unique_ptr<PracticeVisitor> m_visitor; ///< for tables whose rows leave nothing behind
};

void TestPracticeExchange::initTestCase()
{
    m_visitor = std::make_unique<PracticeVisitor>(PracticeOptions{.autoConsent = true});
}

void TestPracticeExchange::refusesExchanges_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value"); // empty: left out
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* tag, const QString& name, const QString& value, int status,
                         const QString& code, const QString& description) {
        QTest::newRow(tag) << name << value
                           << uR"(%1 {"error":"%2","error_description":"%3"})"_s.arg(status).arg(
                                  code, description);
    };
    row("no grant type", u"grant_type"_s, {}, 400, u"invalid_request"_s,
        u"Missing required parameter: grant_type"_s);
    row("other grant type", u"grant_type"_s, u"password"_s, 400, u"unsupported_grant_type"_s,
        u"Invalid grant_type: password"_s);
    row("no client", u"client_id"_s, {}, 400, u"invalid_request"_s,
        u"Could not determine client ID from request."_s);
    row("unknown client", u"client_id"_s, u"nobody"_s, 401, u"invalid_client"_s,
        u"The OAuth client was not found."_s);
    row("no secret", u"client_secret"_s, {}, 400, u"invalid_request"_s, u"client_secret is missing."_s);
    row("wrong secret", u"client_secret"_s, u"GOCSPX-wrong"_s, 401, u"invalid_client"_s,
        u"The provided client secret is invalid."_s);
    row("no code", u"code"_s, {}, 400, u"invalid_request"_s, u"Missing required parameter: code"_s);
    row("malformed code", u"code"_s, u"4%2F0Axyz"_s, 400, u"invalid_grant"_s, u"Malformed auth code."_s);
    row("unknown code", u"code"_s, u"4/0Axyz"_s, 400, u"invalid_grant"_s, u"Bad Request"_s);
    row("no redirect URI", u"redirect_uri"_s, {}, 400, u"invalid_request"_s,
        u"Missing required parameter: redirect_uri"_s);
    row("another redirect URI", u"redirect_uri"_s, u"http://localhost:8080/"_s, 400,
        u"redirect_uri_mismatch"_s, u"Bad Request"_s);
    row("unneeded verifier", u"code_verifier"_s, u"x"_s, 400, u"invalid_grant"_s,
        u"code_verifier or verifier is not needed"_s);
    row("unknown parameter", u"nonce"_s, u"x"_s, 400, u"invalid_request"_s,
        u"Parameter not allowed for this message type: nonce"_s);
}

void TestPracticeExchange::refusesExchanges()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    PracticeVisitor& visitor = *m_visitor;
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse response = visitor.exchange(code, {{name, value}});
    QTEST(summary(response), "answer");
    QCOMPARE(response.headers.value("Cache-Control"), QByteArray("no-store"));
}

void TestPracticeExchange::exchangesACodeOnce()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse first = visitor.exchange(code);
    QCOMPARE(first.status, 200);
    const QJsonObject tokens = json(first);
    QCOMPARE(tokens.keys(),
        (QStringList{u"access_token"_s, u"expires_in"_s, u"id_token"_s, u"refresh_token"_s, u"scope"_s,
            u"token_type"_s}));
    QVERIFY(tokens.value(u"access_token"_s).toString().startsWith(u"ya29."));
    QVERIFY(tokens.value(u"refresh_token"_s).toString().startsWith(u"1//"));
    QCOMPARE(tokens.value(u"expires_in"_s).toInt(), 3599);
    QCOMPARE(tokens.value(u"token_type"_s).toString(), u"Bearer"_s);
    QCOMPARE(tokens.value(u"scope"_s).toString(),
        u"openid https://www.googleapis.com/auth/userinfo.email "_s + scopeNamed(u"drive.readonly"_s));
    QCOMPARE(summary(visitor.exchange(code)),
        uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
}

void TestPracticeExchange::refusesACodeOfAnotherClient()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    const HttpResponse response = visitor.exchange(code,
        {{u"client_id"_s, visitor.installed().value(u"client_id"_s).toString()},
            {u"client_secret"_s, visitor.installed().value(u"client_secret"_s).toString()}});
    QCOMPARE(summary(response), uR"(400 {"error":"invalid_grant","error_description":"Bad Request"})"_s);
}

void TestPracticeExchange::refusesAnOldCode()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString code = visitor.answer(visitor.request()).valueOr(u"code", {});
    visitor.now = visitor.now.addSecs(600);
    QCOMPARE(visitor.exchange(code).status, 400);
}

void TestPracticeExchange::verifiesPkce_data()
{
    QTest::addColumn<QString>("challenge");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("verifier");
    QTest::addColumn<QString>("problem"); // empty: tokens
    const QString verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s; // RFC 7636, appendix B
    const QString challenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
    QTest::newRow("RFC 7636") << challenge << u"S256"_s << verifier << QString();
    QTest::newRow("wrong verifier") << challenge << u"S256"_s << QString(verifier + u'x')
                                    << u"Invalid code verifier."_s;
    QTest::newRow("challenge as verifier")
        << challenge << u"S256"_s << challenge << u"Invalid code verifier."_s;
    QTest::newRow("no verifier") << challenge << u"S256"_s << QString() << u"Missing code verifier."_s;
    QTest::newRow("plain by default") << verifier << QString() << verifier << QString();
    QTest::newRow("S256 taken for plain")
        << challenge << QString() << verifier << u"Invalid code verifier."_s;
}

void TestPracticeExchange::verifiesPkce()
{
    QFETCH(QString, challenge);
    QFETCH(QString, method);
    QFETCH(QString, verifier);
    QFETCH(QString, problem);
    PracticeVisitor& visitor = *m_visitor;
    const FormParameters request =
        visitor.request({{u"code_challenge"_s, challenge}, {u"code_challenge_method"_s, method}});
    const QJsonObject answer = json(
        visitor.exchange(visitor.answer(request).valueOr(u"code", {}), {{u"code_verifier"_s, verifier}}));
    QCOMPARE(answer.value(u"error_description"_s).toString(), problem);
    QCOMPARE(answer.contains(u"access_token"_s), problem.isEmpty());
}

void TestPracticeExchange::acceptsBasicAuthentication()
{
    PracticeVisitor visitor({.autoConsent = true});
    const auto exchangeWith = [&visitor](const QString& secret, bool bodyToo) {
        const QString id = visitor.web().value(u"client_id"_s).toString();
        FormParameters form{{u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, visitor.answer(visitor.request()).valueOr(u"code", {})},
            {u"redirect_uri"_s, u"http://localhost:8080"_s}};
        if (bodyToo)
            form.append(u"client_secret"_s, secret);
        return visitor.post(u"/token"_s, form,
            {{"Authorization", "Basic " + QString(id + u':' + secret).toLatin1().toBase64()}});
    };
    const QString secret = visitor.web().value(u"client_secret"_s).toString();
    QCOMPARE(exchangeWith(secret, false).status, 200);
    QCOMPARE(exchangeWith(secret, true).status, 400);
    const HttpResponse wrong = exchangeWith(u"wrong"_s, false);
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.headers.value("WWW-Authenticate"), QByteArray("Basic realm=\"practice\""));
}

QTEST_GUILESS_MAIN(TestPracticeExchange)
#include "tst_practiceexchange.moc"
