// SPDX-License-Identifier: Apache-2.0
#include "oauth/authorizationrequest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

AuthorizationRequest request()
{
    return {.authorizationEndpoint = u"https://a.example/auth"_s,
        .clientId = u"1-a.apps.googleusercontent.com"_s,
        .redirectUri = u"http://localhost:8080"_s,
        .scopes = {u"https://www.googleapis.com/auth/drive"_s, u"openid"_s},
        .state = u"st"_s,
        .nonce = u"no"_s,
        .codeChallenge = u"ch"_s};
}

} // namespace

class TestAuthorizationRequest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheWholeAddress()
    {
        QCOMPARE(request().url().toEncoded(),
            QByteArray("https://a.example/auth?access_type=offline&client_id=1-a.apps.googleusercontent.com"
                       "&code_challenge=ch&code_challenge_method=S256&nonce=no"
                       "&prompt=select_account%20consent&redirect_uri=http%3A%2F%2Flocalhost%3A8080"
                       "&response_type=code"
                       "&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive%20openid&state=st"));
    }

    // RFC 6749 §3.1.
    void keepsTheQueryOfTheEndpoint()
    {
        AuthorizationRequest changed = request();
        changed.authorizationEndpoint = u"https://a.example/auth?tenant=a%26b%2Bc&z=1"_s;
        const QByteArray address = changed.url().toEncoded();
        QVERIFY(address.startsWith("https://a.example/auth?access_type=offline&"));
        QVERIFY(address.endsWith("&state=st&tenant=a%26b%2Bc&z=1"));
    }

    void sendsOnlyWhatWasChosen()
    {
        AuthorizationRequest bare = request();
        bare.scopes = {u"a b"_s};
        bare.nonce = QString();
        bare.options = {.accessType = {}, .prompt = {}};
        for (const QString& name :
            {u"access_type"_s, u"prompt"_s, u"login_hint"_s, u"nonce"_s, u"include_granted_scopes"_s})
            QVERIFY2(!bare.parameters().contains(name), qPrintable(name));
        bare.options = {.loginHint = u"ada&co@example.org"_s, .includeGrantedScopes = true};
        const QByteArray address = bare.url().toEncoded();
        QVERIFY(address.contains("&login_hint=ada%26co%40example.org&"));
        QVERIFY(address.contains("&include_granted_scopes=true&"));
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationRequest)
#include "tst_authorizationrequest.moc"
