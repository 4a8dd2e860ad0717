// SPDX-License-Identifier: Apache-2.0
#include "oauth/servermetadata.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestOrigin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOrigins_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::newRow("path") << u"https://a.example/x?y#z"_s << u"https://a.example"_s;
        QTest::newRow("upper case") << u"HTTPS://A.Example"_s << u"https://a.example"_s;
        QTest::newRow("default port") << u"https://a.example:443/"_s << u"https://a.example"_s;
        QTest::newRow("http default port") << u"http://localhost:80"_s << u"http://localhost"_s;
        QTest::newRow("port") << u"http://127.0.0.1:8080/x"_s << u"http://127.0.0.1:8080"_s;
        QTest::newRow("other scheme's port") << u"https://a.example:80"_s << u"https://a.example:80"_s;
        QTest::newRow("IPv6") << u"http://[::1]:8080/"_s << u"http://[::1]:8080"_s;
        QTest::newRow("look-alike") << u"https://accounts.google.com@evil.example/"_s
                                    << u"https://evil.example"_s;
        QTest::newRow("umlaut") << u"https://b\u00fccher.example"_s << u"https://xn--bcher-kva.example"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("path alone") << u"/x"_s << QString();
        QTest::newRow("no host") << u"https://"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void findsOrigins()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, origin);
        QCOMPARE(originOf(url), origin);
    }

    void knowsGooglesOrigins_data()
    {
        QTest::addColumn<QString>("origin");
        QTest::addColumn<bool>("isGoogle");
        QTest::newRow("accounts") << u"https://accounts.google.com"_s << true;
        QTest::newRow("token") << u"https://oauth2.googleapis.com"_s << true;
        QTest::newRow("www") << u"https://www.googleapis.com"_s << true;
        QTest::newRow("gmail") << u"https://gmail.googleapis.com"_s << true;
        QTest::newRow("http") << u"http://accounts.google.com"_s << false;
        QTest::newRow("port") << u"https://accounts.google.com:444"_s << false;
        QTest::newRow("port of an API") << u"https://www.googleapis.com:444"_s << false;
        QTest::newRow("other Google host") << u"https://sites.google.com"_s << false;
        QTest::newRow("suffix") << u"https://accounts.google.com.evil.example"_s << false;
        QTest::newRow("no dot") << u"https://evilgoogleapis.com"_s << false;
        QTest::newRow("bare domain") << u"https://googleapis.com"_s << false;
        QTest::newRow("trailing dot") << u"https://www.googleapis.com."_s << false;
        QTest::newRow("anybody's files") << u"https://storage.googleapis.com"_s << false;
        QTest::newRow("anybody's bucket") << u"https://evil.storage.googleapis.com"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void knowsGooglesOrigins()
    {
        QFETCH(const QString, origin);
        QFETCH(const bool, isGoogle);
        QCOMPARE(isGoogleOrigin(origin), isGoogle);
    }

    void namesEachOriginThatNeedsTrust()
    {
        const ServerMetadata metadata{.issuer = u"https://id.example/realm"_s,
            .authorizationEndpoint = u"https://accounts.google.com/o/oauth2/auth"_s,
            .tokenEndpoint = u"https://token.example/t"_s,
            .revocationEndpoint = u"https://token.example/r"_s,
            .userinfoEndpoint = u"https://ui.example:8443/u"_s,
            .tokeninfoEndpoint = u"http://127.0.0.1:9/i"_s,
            .jwksUri = u"https://keys.example/k"_s};
        QCOMPARE(untrustedOrigins(metadata, {}),
            QStringList({u"http://127.0.0.1:9"_s, u"https://id.example"_s, u"https://keys.example"_s,
                u"https://token.example"_s, u"https://ui.example:8443"_s}));
        QCOMPARE(untrustedOrigins(metadata,
                     {u"http://127.0.0.1:9"_s, u"https://ID.example/"_s, u"https://token.example"_s,
                         u"https://ui.example"_s}),
            QStringList({u"https://keys.example"_s, u"https://ui.example:8443"_s}));
    }

    void nothingThatIsNoUrlIsTrusted()
    {
        const ServerMetadata metadata{.tokenEndpoint = u"javascript:x"_s};
        QCOMPARE(untrustedOrigins(metadata, {u"nonsense"_s}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
