// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationflow.h"

#include "signinstand.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

/// How an attempt or a refresh ends when it does not end well, and that the next one works.
class TestSignInEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Qt would send code and secret a second time, with an Authorization header.
    void postsOnceWhenTheServerAsksForBasic()
    {
        SignInStand stand;
        for (int answer = 0; answer < 2; ++answer) {
            stand.answer(401, R"({"error":"invalid_client","error_description":"Unauthorized"})",
                {{"WWW-Authenticate", "Basic realm=\"x\""}, {"Content-Type", "application/json"}});
        }
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"invalid_client"_s);
        QCOMPARE(stand.results.last().error().facts.value(u"status"_s), u"401"_s);
        QCOMPARE(stand.tokenRequests.size(), 1);
    }

    // Stock Qt loses the body of a 400, and 6.4 says nothing at all.
    void bringsTheServersWordsOfARefusal_data()
    {
        QTest::addColumn<bool>("isRefresh");
        QTest::newRow("exchange") << false;
        QTest::newRow("refresh") << true;
    }

    void bringsTheServersWordsOfARefusal()
    {
        QFETCH(bool, isRefresh);
        SignInStand stand;
        stand.answer(400, R"({"error":"invalid_grant","error_description":"Bad Request"})");
        if (isRefresh) {
            stand.flow.refresh(stand.attempt.client, {.refreshToken = Secret(u"1//r"_s)});
            QVERIFY(stand.finishes());
        } else {
            QVERIFY(stand.signIn());
        }
        QVERIFY(stand.results.last().error()
            == (Error{isRefresh ? Step::Refresh : Step::TokenExchange, u"invalid_grant"_s,
                {{u"status"_s, u"400"_s}, {u"error_description"_s, u"Bad Request"_s}}, true}));
        QCOMPARE(stand.results.size(), 1);
    }

    // Qt says granted() or nothing for these.
    void takesAnErrorInA200ForAnError()
    {
        SignInStand stand;
        stand.answer(200, R"({"error":"invalid_grant"})");
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"invalid_grant"_s);
    }

    // Qt 6.4 stays "refreshing" for ever; 6.8 and 6.11 say granted() first.
    void refreshesAgainAfterARefusal()
    {
        SignInStand stand;
        const TokenSet tokens{.refreshToken = Secret(u"1//r"_s)};
        stand.answer(400, R"({"error":"invalid_grant"})");
        stand.flow.refresh(stand.attempt.client, tokens);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"invalid_grant"_s);
        stand.answerWithTokens();
        stand.flow.refresh(stand.attempt.client, tokens);
        QVERIFY(stand.finishes(2));
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.tokenRequests.size(), 2);
    }

    void signsInAgainRightAfter()
    {
        SignInStand stand;
        stand.answerWithTokens();
        stand.answer(400, R"({"error":"invalid_grant"})");
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"invalid_grant"_s);
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.tokenRequests.size(), 3);
    }

    void signsInAgainFromWithinTheEnd()
    {
        SignInStand stand;
        bool again = true;
        connect(&stand.flow, &AuthorizationFlow::finished, this, [&] {
            if (std::exchange(again, false))
                stand.flow.authorize(stand.attempt);
        });
        stand.flow.authorize(stand.attempt);
        stand.flow.cancel();
        QVERIFY(stand.flow.isRunning());
        stand.answerWithTokens();
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QVERIFY(stand.finishes(2));
        QCOMPARE(stand.outcome(), u"ok"_s);
    }

    void endsWhenTheTimeIsUp()
    {
        SignInStand stand;
        stand.attempt.timeoutMs = 30;
        stand.flow.authorize(stand.attempt);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"timed_out"_s);
        QCOMPARE(stand.landWithCode(), QByteArray("refused"));
    }

    // The time is the browser's: the token endpoint has its own.
    void givesTheExchangeMoreTimeThanTheBrowserHad()
    {
        SignInStand stand;
        stand.attempt.timeoutMs = 200;
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QTRY_COMPARE(stand.tokenRequests.size(), 1);
        QTimer over; // started later than the attempt's, so it ends later
        over.setSingleShot(true);
        over.start(stand.attempt.timeoutMs);
        QTRY_VERIFY(!over.isActive());
        QVERIFY(stand.flow.isRunning());
        stand.unanswered.first()({.headers = {{"Content-Type", "application/json"}},
            .body = R"({"access_token":"ya29.late","token_type":"Bearer"})"});
        QVERIFY(stand.finishes());
        QCOMPARE(stand.outcome(), u"ok"_s);
    }

    // Stock 6.4 and 6.8 send the POST, code and secret included, a second time.
    void postsOnceWhenTheServerHangsUp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        int posts = 0;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [&posts, socket] {
                posts += static_cast<int>(socket->readAll().count("POST /token"));
                socket->abort();
            });
        });
        SignInStand stand;
        stand.attempt.server.tokenEndpoint = u"http://127.0.0.1:%1/token"_s.arg(server.serverPort());
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"connection_closed"_s);
        QCOMPARE(posts, 1);
    }

    void reportsATokenEndpointThatIsNotThere()
    {
        SignInStand stand;
        stand.tokenServer.close();
        QVERIFY(stand.signIn());
        QCOMPARE(toString(stand.results.last().error().step), toString(Step::TokenExchange));
        QCOMPARE(stand.outcome(), u"connection_refused"_s);
    }

    void sendsNothingToAnInsecureTokenEndpoint()
    {
        SignInStand stand;
        stand.attempt.server.tokenEndpoint = u"http://192.0.2.1/token"_s;
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"insecure_url"_s);
    }

    void doesNotFollowARedirectOfTheTokenEndpoint()
    {
        SignInStand stand;
        stand.answer(307, {}, {{"Location", stand.attempt.client.tokenUri.toLatin1() + "2"}});
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"redirected"_s);
        QCOMPARE(stand.tokenRequests.size(), 1);
    }

    void opensNoBrowserWhenThePortIsTaken()
    {
        SignInStand stand;
        QTcpServer stranger;
        QVERIFY(stranger.listen(QHostAddress::LocalHost, stand.port()));
        stand.flow.authorize(stand.attempt);
        QVERIFY(stand.finishes());
        QCOMPARE(toString(stand.results.last().error().step), toString(Step::Listen));
        QCOMPARE(stand.outcome(), u"port_taken"_s);
        QCOMPARE(stand.opened.size(), 0);
    }

    void listensOnlyWhileAnAttemptWaits()
    {
        SignInStand stand;
        QCOMPARE(stand.land({}), QByteArray("refused"));
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.land({})), 400);
        stand.answerWithTokens();
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QVERIFY(stand.finishes());
        QCOMPARE(stand.land({}), QByteArray("refused"));
    }
};

QTEST_GUILESS_MAIN(TestSignInEnd)
#include "tst_signinend.moc"
