// SPDX-License-Identifier: Apache-2.0
#include "run/grantdescription.h"

#include "doctor/explain.h"
#include "loopbackpeer.h"
#include "oauth/base64url.h"
#include "oauth/rs256.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr qint64 now = 1'700'000'000;

QByteArray segment(const QJsonObject& object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QByteArray jsonAnswer(const QJsonObject& body)
{
    return httpAnswer(200, QJsonDocument(body).toJson(), "Content-Type: application/json\r\n");
}

/// A server with keys and a userinfo endpoint, and what it made of a sign-in.
struct Server {
    RsaKeyPair key = *generateRsaKey();
    LoopbackPeer peer{[this](const QByteArray& request) -> LoopbackPeer::Answer {
        if (request.startsWith("GET /keys "))
            return {jsonAnswer({{u"keys"_s, QJsonArray{key.publicKey.toJson()}}})};
        return {userInfo};
    }};
    QByteArray userInfo = httpAnswer(503, {});
    HttpTrace trace = {};
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};

    QString origin() const { return peer.url(QString()).toString(); }
    GrantOrigin grantOrigin() const
    {
        return {.client = {.clientId = u"client"_s},
            .server = {.issuer = origin(),
                .userinfoEndpoint = origin() + u"/userinfo"_s,
                .jwksUri = origin() + u"/keys"_s},
            .redirectUri = u"http://localhost:8080"_s,
            .requested = {u"openid"_s, u"email"_s},
            .nonce = u"n"_s,
            .now = QDateTime::fromSecsSinceEpoch(now, Qt::UTC)};
    }
    Secret idToken(const QString& nonce, const QString& email = u"ana@example.com"_s) const
    {
        QJsonObject claims{{u"iss"_s, origin()}, {u"aud"_s, u"client"_s}, {u"sub"_s, u"42"_s},
            {u"iat"_s, now}, {u"exp"_s, now + 3600}, {u"nonce"_s, nonce}};
        if (!email.isEmpty())
            claims.insert(u"email"_s, email);
        const QByteArray signedPart =
            segment({{u"alg"_s, u"RS256"_s}, {u"kid"_s, key.publicKey.kid}}) + '.' + segment(claims);
        return Secret(
            QString::fromLatin1(signedPart + '.' + toBase64Url(*signRs256(key.privateKey, signedPart))));
    }
    Result<Grant> describe(const TokenSet& tokens)
    {
        const auto grant = describeGrant(network, grantOrigin(), tokens);
        if (!QTest::qWaitFor([&] { return grant.isFinished(); }))
            return fail(Step::Usage, u"never"_s);
        return grant.result();
    }
};

TokenSet tokensWith(const Secret& idToken)
{
    return {.accessToken = Secret(u"ya29.a"_s), .idToken = idToken, .granted = {u"openid"_s, u"email"_s}};
}

} // namespace

/// Whose grant it is, and on whose word.
class TestGrantDescription : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheAccountOfAVerifiedToken()
    {
        Server server;
        const auto grant = server.describe(tokensWith(server.idToken(u"n"_s)));
        QVERIFY(grant && isVerified(*grant->idTokenChecks));
        QCOMPARE(grant->account, (Account{u"42"_s, u"ana@example.com"_s}));
        QCOMPARE(server.peer.requests().size(), 1);
        QCOMPARE(grant->redirectUri, u"http://localhost:8080"_s);
    }

    // A token of another attempt must not say who signed in.
    void believesNoTokenThatAChecksSpeaksAgainst()
    {
        Server server;
        const auto grant = server.describe(tokensWith(server.idToken(u"another"_s)));
        QVERIFY(grant && hasFailure(*grant->idTokenChecks));
        QVERIFY(!grant->account);
        server.userInfo = jsonAnswer({{u"sub"_s, u"7"_s}, {u"email"_s, u"bob@example.com"_s}});
        const auto told = server.describe(tokensWith(server.idToken(u"another"_s)));
        QCOMPARE(told->account, (Account{u"7"_s, u"bob@example.com"_s}));
    }

    void asksUserinfoWhereTheTokenNamesNoAddress()
    {
        Server server;
        server.userInfo = jsonAnswer({{u"sub"_s, u"42"_s}, {u"email"_s, u"ana@example.com"_s}});
        const auto grant = server.describe(tokensWith(server.idToken(u"n"_s, {})));
        QCOMPARE(grant->account, (Account{u"42"_s, u"ana@example.com"_s}));
        server.userInfo = jsonAnswer({{u"sub"_s, u"43"_s}, {u"email"_s, u"bob@example.com"_s}});
        const auto mixed = server.describe(tokensWith(server.idToken(u"n"_s, {})));
        QCOMPARE(mixed->account, (Account{u"42"_s, QString()}));
    }

    void doesWithoutATokenAndWithoutUserinfo()
    {
        Server server;
        const auto grant = server.describe(tokensWith({}));
        QVERIFY(grant && !grant->account && !grant->idTokenChecks);
        TokenSet plain = tokensWith({});
        plain.granted = {u"https://www.googleapis.com/auth/drive"_s};
        const qsizetype before = server.peer.requests().size();
        QVERIFY(!server.describe(plain)->account);
        QCOMPARE(server.peer.requests().size(), before);
    }

    // The scopes and the tokens are there, whatever the ID token is.
    void showsTheGrantBesideATokenThatIsNone()
    {
        Server server;
        server.userInfo = jsonAnswer({{u"sub"_s, u"7"_s}, {u"email"_s, u"bob@example.com"_s}});
        const auto grant = server.describe(tokensWith(Secret(u"a.b"_s)));
        QVERIFY(grant && grant->idTokenChecks);
        const Check form{u"form"_s, Check::Outcome::Failed, u"jwt_segments"_s, {{u"found"_s, u"2"_s}}};
        QCOMPARE(*grant->idTokenChecks, QList<Check>{form});
        QVERIFY(hasFailure(*grant->idTokenChecks) && !isVerified(*grant->idTokenChecks));
        QCOMPARE(grant->account, (Account{u"7"_s, u"bob@example.com"_s}));
        for (const QString& code : {u"jwt_segments"_s, u"jwt_base64"_s, u"jwt_json"_s, u"jwt_too_large"_s})
            QVERIFY2(!explainReason(code).isEmpty() && explainReason(code) != code, qPrintable(code));
    }
};

QTEST_GUILESS_MAIN(TestGrantDescription)
#include "tst_grantdescription.moc"
