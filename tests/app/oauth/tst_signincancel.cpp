// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationflow.h"

#include "signinstand.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

/// An attempt may be cancelled at any time, from any slot, and the next one works.
class TestSignInCancel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelsWhileWaiting()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        const QByteArray query = "code=c&state=" + stand.state();
        stand.flow.cancel();
        QCOMPARE(stand.outcome(), u"cancelled"_s);
        QCOMPARE(stand.land(query), QByteArray("refused"));
        stand.flow.cancel();
        QCOMPARE(stand.results.size(), 1);
    }

    // Between the redirect and the exchange: the step that waits in the event loop must not run.
    void cancelsBetweenRedirectAndExchange()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        QVERIFY(stand.flow.deliver(u"?code=c&state="_s + QString::fromLatin1(stand.state())));
        stand.flow.cancel();
        QTest::qWait(0);
        QCOMPARE(stand.exchanges, 0);
        QCOMPARE(stand.tokenRequests.size(), 0);
        QCOMPARE(stand.results.size(), 1);
    }

    // Qt has no cancel: the late answer would still grant.
    void cancelsWhileTheExchangeIsUnderWay()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QTRY_COMPARE(stand.tokenRequests.size(), 1);
        stand.flow.cancel();
        QCOMPARE(stand.outcome(), u"cancelled"_s);
        stand.unanswered.first()({.body = R"({"access_token":"ya29.late","token_type":"Bearer"})"});
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QCOMPARE(stand.results.size(), 2);
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.results.last()->accessToken.reveal(), u"ya29.a"_s);
    }

    void cancelsARefreshUnderWay()
    {
        SignInStand stand;
        stand.flow.refresh(stand.attempt.client, {.refreshToken = Secret(u"1//r"_s)});
        QTRY_COMPARE(stand.tokenRequests.size(), 1);
        stand.flow.cancel();
        QCOMPARE(stand.outcome(), u"cancelled"_s);
        QCOMPARE(stand.results.size(), 1);
    }

    // Stock Qt 6.4 crashes here.
    void mayBeDestroyedWhileTheExchangeIsUnderWay()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        QCOMPARE(statusOf(stand.landWithCode()), 200);
        QTRY_COMPARE(stand.tokenRequests.size(), 1);
    }

    void mayBeCancelledBySlotsOfEverySignal_data()
    {
        QTest::addColumn<QString>("signal");
        for (const char* signal : {"readyToOpen", "redirectRefused", "exchanging"})
            QTest::newRow(signal) << QString::fromLatin1(signal);
    }

    // Qt and the listener would still be inside the objects that a cancelled attempt takes down.
    void mayBeCancelledBySlotsOfEverySignal()
    {
        QFETCH(const QString, signal);
        SignInStand stand;
        bool heard = false;
        const auto cancelOn = [&](const QString& name) {
            heard = heard || name == signal;
            if (name == signal)
                stand.flow.cancel();
        };
        connect(&stand.flow, &AuthorizationFlow::readyToOpen, this, [&] { cancelOn(u"readyToOpen"_s); });
        connect(
            &stand.flow, &AuthorizationFlow::redirectRefused, this, [&] { cancelOn(u"redirectRefused"_s); });
        connect(&stand.flow, &AuthorizationFlow::exchanging, this, [&] { cancelOn(u"exchanging"_s); });
        stand.flow.authorize(stand.attempt);
        if (signal == u"redirectRefused")
            stand.land("state=wrong&code=c");
        else if (signal == u"exchanging")
            stand.landWithCode();
        QTRY_VERIFY(heard);
        QCOMPARE(stand.outcome(), u"cancelled"_s);
        QCOMPARE(stand.results.size(), 1);
        stand.tokenRequests.clear();
        stand.unanswered.clear();
        stand.flow.disconnect(this);
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"ok"_s);
    }
};

QTEST_GUILESS_MAIN(TestSignInCancel)
#include "tst_signincancel.moc"
