// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationflow.h"

#include "signinstand.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

/// Redirects that are not the answer (threats A1, A3, A14, A15, A19), and those that a person pastes.
class TestSignInRedirects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesAndKeepsWaiting_data()
    {
        QTest::addColumn<QByteArray>("query"); // STATE stands for the right one
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QByteArray& query, const QString& code) {
            QTest::newRow(name) << query << code;
        };
        row("no query", "", u"state_missing"_s);
        row("no state", "code=attacker", u"state_missing"_s);
        row("empty state", "state=&code=attacker", u"state_mismatch"_s);
        row("wrong state", "state=wrong&code=attacker", u"state_mismatch"_s);
        row("state is a prefix only", "state=PREFIX&code=attacker", u"state_mismatch"_s);
        row("longer state", "state=STATEx&code=attacker", u"state_mismatch"_s);
        row("state in other case", "state=OTHERCASE&code=attacker", u"state_mismatch"_s);
        // Qt looks at `error` before `state`.
        row("error without state", "error=access_denied", u"state_missing"_s);
        row("error with a wrong state", "error=access_denied&state=wrong", u"state_mismatch"_s);
        row("both code and error", "state=STATE&code=c&error=access_denied", u"code_and_error"_s);
        row("neither", "state=STATE", u"code_or_error_missing"_s);
        row("two codes", "state=STATE&code=c&code=d", u"repeated_parameter"_s);
        row("two states", "state=STATE&state=STATE&code=c", u"repeated_parameter"_s);
        row("two spelt differently", "state=STATE&code=c&c%6Fde=d", u"repeated_parameter"_s);
        row("wrong issuer", "state=STATE&code=c&iss=https://evil.example", u"issuer_mismatch"_s);
    }

    void refusesAndKeepsWaiting()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, code);
        SignInStand stand;
        stand.attempt.server.issuer = u"https://accounts.google.com"_s;
        stand.answerWithTokens();
        stand.flow.authorize(stand.attempt);
        query.replace("OTHERCASE", stand.state().toUpper())
            .replace("PREFIX", stand.state().chopped(1))
            .replace("STATE", stand.state());
        QCOMPARE(statusOf(stand.land(query)), 400);
        QCOMPARE(stand.refused.size(), 1);
        QCOMPARE(stand.refused.first().code, code);
        QVERIFY(stand.flow.isRunning());
        QCOMPARE(stand.tokenRequests.size(), 0);
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.tokenRequests.size(), 1);
        QVERIFY(stand.tokenRequests.first().body.contains("&code=c&"));
    }

    void takesTheServersRefusalWithTheRightState()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.land(
                     "error=access_denied&error_description=the+user+said+no&state=" + stand.state())),
            200);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"access_denied"_s);
        QCOMPARE(stand.results.last().error().facts.value(u"error_description"_s), u"the user said no"_s);
        QCOMPARE(stand.exchanges, 0);
    }

    void otherRequestsOfTheBrowserDoNotDisturb()
    {
        SignInStand stand;
        stand.answerWithTokens();
        stand.flow.authorize(stand.attempt);
        const QByteArray host = "Host: localhost:" + QByteArray::number(stand.port()) + "\r\n\r\n";
        QCOMPARE(statusOf(sendTo(stand.port(), "GET /favicon.ico HTTP/1.1\r\n" + host)), 404);
        const QByteArray good = "/?code=c&state=" + stand.state();
        QCOMPARE(statusOf(sendTo(stand.port(), "HEAD " + good + " HTTP/1.1\r\n" + host)), 405);
        QCOMPARE(
            statusOf(sendTo(stand.port(), "GET " + good + " HTTP/1.1\r\nHost: evil.example\r\n\r\n")), 421);
        QCOMPARE(stand.refused.size(), 0);
        QCOMPARE(stand.exchanges, 0);
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"ok"_s);
    }

    void usesARedirectOnce()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        const QByteArray query = "code=c&state=" + stand.state();
        // Two windows of the browser arrive in the same moment.
        QVERIFY(stand.flow.deliver(u"http://localhost/?"_s + QString::fromLatin1(query)));
        const auto second = stand.flow.deliver(u"http://localhost/?"_s + QString::fromLatin1(query));
        QVERIFY(!second);
        QCOMPARE(second.error().code, u"no_attempt"_s);
        QTRY_COMPARE(stand.tokenRequests.size(), 1);
        QCOMPARE(stand.land(query), QByteArray("refused"));
        stand.unanswered.first()(
            {.body = R"({"access_token":"ya29.a","token_type":"Bearer","expires_in":3599})"});
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.land(query), QByteArray("refused"));
        QCOMPARE(stand.exchanges, 1);
        QCOMPARE(stand.tokenRequests.size(), 1);
        QCOMPARE(stand.results.size(), 1);
    }

    void refusesTheRedirectOfAnEarlierAttempt()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        const QByteArray earlier = "code=old&state=" + stand.state();
        stand.flow.cancel();
        stand.answerWithTokens();
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.land(earlier)), 400);
        QCOMPARE(stand.refused.last().code, u"state_mismatch"_s);
        QCOMPARE(stand.tokenRequests.size(), 0);
        QCOMPARE(statusOf(stand.landWithCode("new")), 200);
        QVERIFY(stand.finishes(2));
        QVERIFY(stand.tokenRequests.first().body.contains("&code=new&"));
    }

    void judgesAPastedAddressLikeARedirect_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("code"); // empty: taken
        QTest::newRow("whole") << u"http://localhost:8080/?state=STATE&code=4%2F0A"_s << QString();
        QTest::newRow("white space around")
            << u"\n  http://localhost/?code=4/0A&state=STATE \t"_s << QString();
        QTest::newRow("fragment") << u"http://localhost/?code=4/0A&state=STATE#top?x=1"_s << QString();
        QTest::newRow("query alone") << u"?code=4/0A&state=STATE"_s << QString();
        QTest::newRow("nothing") << QString() << u"no_query_in_address"_s;
        QTest::newRow("no query") << u"http://localhost:8080/"_s << u"no_query_in_address"_s;
        QTest::newRow("wrong state") << u"http://localhost/?code=4/0A&state=x"_s << u"state_mismatch"_s;
        QTest::newRow("too long") << QString(u"?state="_s + QString(70'000, u'a')) << u"address_too_long"_s;
        QTest::newRow("consent page")
            << u"https://accounts.google.com/o/oauth2/v2/auth?client_id=1"_s << u"state_missing"_s;
    }

    void judgesAPastedAddressLikeARedirect()
    {
        QFETCH(QString, address);
        QFETCH(QString, code);
        SignInStand stand;
        stand.answerWithTokens();
        stand.flow.authorize(stand.attempt);
        const auto delivered =
            stand.flow.deliver(address.replace(u"STATE"_s, QString::fromLatin1(stand.state())));
        QCOMPARE(delivered ? QString() : delivered.error().code, code);
        if (address.contains(u'?') && code != u"address_too_long") {
            const HttpExchange pasted = stand.trace.exchanges().last();
            QCOMPARE(pasted.purpose, u"pasted_redirect"_s);
            QCOMPARE(pasted.failure, code);
            QVERIFY2(!pasted.request.url.toEncoded().contains("4/0A"), "the code is masked");
        }
        if (!delivered) {
            QVERIFY(stand.flow.isRunning());
            QCOMPARE(statusOf(stand.landWithCode("4%2F0A")), 200);
        }
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QVERIFY(stand.tokenRequests.first().body.contains("&code=4%2F0A&"));
    }

    void takesNoPastedAddressWhenIdle()
    {
        SignInStand stand;
        const auto delivered = stand.flow.deliver(u"http://localhost/?state=&code=c"_s);
        QVERIFY(!delivered);
        QCOMPARE(delivered.error().code, u"no_attempt"_s);
    }
};

QTEST_GUILESS_MAIN(TestSignInRedirects)
#include "tst_signinredirects.moc"
