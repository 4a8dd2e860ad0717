// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationflow.h"

#include "signinstand.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

FormParameters formOf(const ServerRequest& request)
{
    return FormParameters::parse(request.body);
}

FormParameters queryOf(const QUrl& url)
{
    return FormParameters::parse(url.query(QUrl::FullyEncoded).toLatin1());
}

QString s256(const QString& verifier)
{
    return QString::fromLatin1(QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

/// What goes over the wire when all is well.
class TestAuthorizationFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensExactlyTheAddressOfThePreview()
    {
        SignInStand stand;
        stand.attempt.server.authorizationEndpoint += u"?hd=a%2Bb&x=1"_s;
        stand.attempt.options = {.accessType = u"offline"_s,
            .prompt = u"consent"_s,
            .loginHint = u"ada+test@example.org"_s,
            .includeGrantedScopes = true};
        stand.flow.authorize(stand.attempt);
        QTRY_COMPARE(stand.opened.size(), 1);
        const AuthorizationRequest request = stand.flow.request();
        const QByteArray expected = stand.attempt.client.authUri.toLatin1()
            + "?access_type=offline&client_id=1-a.apps.googleusercontent.com&code_challenge="
            + request.codeChallenge.toLatin1()
            + "&code_challenge_method=S256&hd=a%2Bb&include_granted_scopes=true"
              "&login_hint=ada%2Btest%40example.org&nonce="
            + request.nonce.toLatin1() + "&prompt=consent&redirect_uri=http%3A%2F%2Flocalhost%3A"
            + QByteArray::number(stand.port())
            + "&response_type=code&scope=openid%20https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive&state="
            + request.state.toLatin1() + "&x=1";
        QCOMPARE(stand.opened.first().toEncoded(), expected);
        QCOMPARE(request.url().toEncoded(), expected);
    }

    void sendsExactlyTheseBytesInTheExchange()
    {
        SignInStand stand;
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.tokenRequests.size(), 1);
        const ServerRequest& request = stand.tokenRequests.first();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.target, QByteArray("/token"));
        QVERIFY(!request.headers.contains("Authorization"));
        QCOMPARE(request.headers.value("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
        const QByteArray verifier = formOf(request).valueOr(u"code_verifier", {}).toLatin1();
        QCOMPARE(request.body,
            "client_id=1-a.apps.googleusercontent.com&client_secret=GOCSPX-s&code=c&code_verifier=" + verifier
                + "&grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A"
                + QByteArray::number(stand.port()));
    }

    // Qt 6.4 adds a redirect_uri to a refresh.
    void sendsExactlyTheseBytesInARefresh()
    {
        SignInStand stand;
        stand.answer(200, R"({"access_token":"ya29.b","token_type":"Bearer"})");
        stand.flow.refresh(
            stand.attempt.client, {.refreshToken = Secret(u"1//r+a%2Fb&c"_s), .granted = {u"openid"_s}});
        QVERIFY(stand.finishes());
        QCOMPARE(stand.tokenRequests.size(), 1);
        QCOMPARE(stand.tokenRequests.first().body,
            QByteArray("client_id=1-a.apps.googleusercontent.com&client_secret=GOCSPX-s"
                       "&grant_type=refresh_token&refresh_token=1%2F%2Fr%2Ba%252Fb%26c"));
        QCOMPARE(stand.outcome(), u"ok"_s);
        QCOMPARE(stand.results.last()->accessToken.reveal(), u"ya29.b"_s);
        QCOMPARE(stand.results.last()->refreshToken.reveal(), u"1//r+a%2Fb&c"_s);
        QCOMPARE(stand.results.last()->granted, ScopeSet({u"openid"_s}));
    }

    void keepsTheRedirectUriByteForByte_data()
    {
        QTest::addColumn<QString>("redirectUri");
        QTest::newRow("no slash at the end") << u"http://localhost:PORT"_s;
        QTest::newRow("a slash at the end") << u"http://localhost:PORT/"_s;
        QTest::newRow("an address") << u"http://127.0.0.1:PORT"_s;
        QTest::newRow("capitals") << u"http://LocalHost:PORT"_s;
    }

    // Qt's own handler says http://127.0.0.1:PORT/ for all of these.
    void keepsTheRedirectUriByteForByte()
    {
        QFETCH(QString, redirectUri);
        SignInStand stand(redirectUri);
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        const QString expected = redirectUri.replace(u"PORT"_s, QString::number(stand.port()));
        QCOMPARE(queryOf(stand.opened.first()).valueOr(u"redirect_uri", {}), expected);
        QCOMPARE(formOf(stand.tokenRequests.first()).valueOr(u"redirect_uri", {}), expected);
    }

    void decodesTheCodeExactlyOnce_data()
    {
        QTest::addColumn<QByteArray>("inRedirect");
        QTest::addColumn<QByteArray>("inBody");
        QTest::newRow("plain") << QByteArray("4/0AbC") << QByteArray("4%2F0AbC");
        QTest::newRow("encoded slash") << QByteArray("4%2F0AbC") << QByteArray("4%2F0AbC");
        QTest::newRow("literal percent") << QByteArray("4/0Ab%252F%2Bc") << QByteArray("4%2F0Ab%252F%2Bc");
        QTest::newRow("plus") << QByteArray("4/0Ab%2Bc") << QByteArray("4%2F0Ab%2Bc");
    }

    // Stock Qt 6.4 gets the last three wrong.
    void decodesTheCodeExactlyOnce()
    {
        QFETCH(QByteArray, inRedirect);
        QFETCH(QByteArray, inBody);
        SignInStand stand;
        stand.answerWithTokens();
        QVERIFY(stand.signIn(inRedirect));
        QVERIFY(stand.tokenRequests.first().body.contains("&code=" + inBody + '&'));
    }

    // Stock Qt of every version sends `a b/c&d`.
    void sendsTheClientSecretLiterally()
    {
        SignInStand stand;
        stand.attempt.client.clientSecret = Secret(u"a+b%2Fc&d"_s);
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QVERIFY(stand.tokenRequests.first().body.contains("&client_secret=a%2Bb%252Fc%26d&"));
        QCOMPARE(formOf(stand.tokenRequests.first()).valueOr(u"client_secret", {}), u"a+b%2Fc&d"_s);
    }

    void sendsNoSecretForAClientWithoutOne()
    {
        SignInStand stand;
        stand.attempt.client.clientSecret.reset();
        stand.answerWithTokens();
        QVERIFY(stand.signIn());
        QVERIFY(!stand.tokenRequests.first().body.contains("client_secret"));
    }

    // Qt draws state once per object and keeps it for every sign-in.
    void drawsStateVerifierAndNonceForEachAttempt()
    {
        SignInStand stand;
        QStringList drawn;
        for (int attempt = 0; attempt < 2; ++attempt) {
            stand.answerWithTokens();
            QVERIFY(stand.signIn());
            const FormParameters asked = queryOf(stand.opened.last());
            const QString verifier = formOf(stand.tokenRequests.last()).valueOr(u"code_verifier", {});
            QCOMPARE(asked.valueOr(u"code_challenge", {}), s256(verifier));
            drawn << asked.valueOr(u"state", {}) << asked.valueOr(u"nonce", {}) << verifier;
        }
        QCOMPARE(stand.tokenRequests.size(), 2);
        QCOMPARE(drawn.removeDuplicates(), 0);
        for (const QString& value : drawn)
            QCOMPARE(value.size(), 43);
    }

    void bringsWhatTheServerGave()
    {
        SignInStand stand;
        stand.answer(200,
            R"({"access_token":"ya29.a","token_type":"Bearer","expires_in":3599,)"
            R"("scope":"openid","id_token":"a.b.c"})");
        QVERIFY(stand.signIn());
        QCOMPARE(stand.outcome(), u"ok"_s);
        const TokenSet& tokens = *stand.results.last();
        QCOMPARE(tokens.accessToken.reveal(), u"ya29.a"_s);
        QCOMPARE(tokens.idToken.reveal(), u"a.b.c"_s);
        QCOMPARE(tokens.granted, ScopeSet({u"openid"_s}));
        QCOMPARE(tokens.receivedAt, stand.now);
        QVERIFY(tokens.refreshToken.isEmpty());
        QCOMPARE(stand.exchanges, 1);
        QVERIFY(!stand.flow.isRunning());
    }

    void recordsTheAddressThatTheBrowserGets()
    {
        SignInStand stand;
        stand.flow.authorize(stand.attempt);
        QTRY_COMPARE(stand.opened.size(), 1);
        QCOMPARE(stand.trace.exchanges().size(), 1);
        const HttpExchange opened = stand.trace.exchanges().first();
        QCOMPARE(opened.direction, HttpExchange::Direction::InBrowser);
        QCOMPARE(opened.purpose, u"authorization"_s);
        QCOMPARE(opened.startedAt, stand.now);
        QCOMPARE(queryOf(opened.request.url).valueOr(u"scope", {}), stand.attempt.scopes.toWire());
    }

    void leavesNoSecretInTheTrace()
    {
        SignInStand stand;
        stand.answerWithTokens("1//veryrefresh");
        QVERIFY(stand.signIn("4%2F0AbCdEfGhIjKl"));
        QByteArray seen;
        for (const HttpExchange& exchange : stand.trace.exchanges())
            seen += exchange.request.url.toEncoded() + exchange.request.body + exchange.response.body;
        QVERIFY(stand.trace.exchanges().size() >= 2);
        const QString verifier = formOf(stand.tokenRequests.last()).valueOr(u"code_verifier", {});
        for (const QByteArray& secret : {QByteArray("0AbCdEfGhIjKl"), QByteArray("GOCSPX-s"),
                 QByteArray("veryrefresh"), QByteArray("ya29.a"), verifier.toLatin1()})
            QVERIFY2(!seen.contains(secret), secret.constData());
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationFlow)
#include "tst_authorizationflow.moc"
