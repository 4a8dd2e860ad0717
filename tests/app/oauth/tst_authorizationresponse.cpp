// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationresponse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestAuthorizationResponse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesACode()
    {
        const auto response = AuthorizationResponse::parse(
            "state=s&iss=https%3A%2F%2Fa.example&code=4%2F0A%252B&scope=openid+email",
            {.state = u"s"_s, .issuer = u"https://a.example"_s, .issRequired = true});
        QVERIFY(response);
        QCOMPARE(response->code.reveal(), u"4/0A%2B"_s);
        QCOMPARE(response->issuer, u"https://a.example"_s);
        QCOMPARE(response->error, QString());
    }

    void takesARefusal()
    {
        const auto response = AuthorizationResponse::parse(
            "error=access_denied&error_description=a%20b+c%2Bd&state=s", {.state = u"s"_s});
        QVERIFY(response);
        QCOMPARE(response->error, u"access_denied"_s);
        QCOMPARE(response->errorDescription, u"a b c+d"_s);
        QVERIFY(response->code.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<Error>("error");
        const auto row = [](const QByteArray& query, const QString& code, const Facts& facts = {}) {
            QTest::newRow(query.left(60).constData()) << query << Error{Step::Authorization, code, facts};
        };
        row("", u"state_missing"_s);
        row("code=c", u"state_missing"_s);
        row("State=s&code=c", u"state_missing"_s);
        row("error=access_denied", u"state_missing"_s);
        row("state=&code=c", u"state_mismatch"_s);
        row("state=S&code=c", u"state_mismatch"_s);
        row("state=s%00&code=c", u"state_mismatch"_s);
        row("state=s%20&code=c", u"state_mismatch"_s);
        row("state=" + QByteArray(1024 * 1024, 's') + "&code=c", u"state_mismatch"_s);
        row("state=x&error=access_denied", u"state_mismatch"_s);
        row("state=s", u"code_or_error_missing"_s);
        row("state=s&code=", u"code_or_error_missing"_s);
        row("state=s&error=", u"code_or_error_missing"_s);
        row("state=s&error=%1b[31mdenied", u"error_malformed"_s); // would reach a terminal
        row("state=s&error=" + QByteArray(65, 'e'), u"error_malformed"_s);
        row("state=s&code=c&error=e", u"code_and_error"_s);
        row("state=s&code=c&error=", u"code_and_error"_s);
        row("state=s&state=s&code=c", u"repeated_parameter"_s, {{u"parameter"_s, u"state"_s}});
        row("state=s&code=c&code=c", u"repeated_parameter"_s, {{u"parameter"_s, u"code"_s}});
        row("state=s&code=c&x=1&x=1", u"repeated_parameter"_s, {{u"parameter"_s, u"x"_s}});
        row("state=s&code=c&iss=https://a.example&iss=https://a.example", u"repeated_parameter"_s,
            {{u"parameter"_s, u"iss"_s}});
        for (const QString& found : {u"https://evil.example"_s, u"https://a.example/"_s,
                 u"HTTPS://a.example"_s, u"a.example"_s, QString()}) {
            row("state=s&code=c&iss=" + found.toLatin1(), u"issuer_mismatch"_s,
                {{u"expected"_s, u"https://a.example"_s}, {u"found"_s, found}});
        }
    }

    void refuses()
    {
        QFETCH(QByteArray, query);
        QFETCH(Error, error);
        const auto response =
            AuthorizationResponse::parse(query, {.state = u"s"_s, .issuer = u"https://a.example"_s});
        QVERIFY(!response);
        QCOMPARE(response.error().code, error.code);
        QVERIFY(response.error() == error);
    }

    // RFC 9207 §2.4.
    void wantsTheIssuerThatTheServerPromised()
    {
        const AuthorizationResponse::Expectation promised{
            .state = u"s"_s, .issuer = u"https://a.example"_s, .issRequired = true};
        const auto refused = AuthorizationResponse::parse("state=s&code=c", promised);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"issuer_missing"_s);
        QVERIFY(AuthorizationResponse::parse("state=s&code=c&iss=https://a.example", promised));
        QVERIFY(AuthorizationResponse::parse(
            "state=s&code=c", {.state = u"s"_s, .issuer = u"https://a.example"_s}));
        QVERIFY(AuthorizationResponse::parse("state=s&code=c&iss=https://b.example", {.state = u"s"_s}));
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationResponse)
#include "tst_authorizationresponse.moc"
