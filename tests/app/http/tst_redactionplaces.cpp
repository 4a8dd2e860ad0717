// SPDX-License-Identifier: Apache-2.0
#include "masked.h"

#include "http/redaction.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace masked;

/// Secrets outside of bodies.
class TestRedactionPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void urlsAreMaskedAndStayUrls_data();
    void urlsAreMaskedAndStayUrls();
    void headersAreMasked_data();
    void headersAreMasked();
    void freeTextIsMasked_data();
    void freeTextIsMasked();
};

void TestRedactionPlaces::urlsAreMaskedAndStayUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("query") << u"http://localhost:8080/?code=canary&state=s"_s;
    QTest::newRow("fragment") << u"http://localhost:8080/#access_token=canary&state=s"_s;
    QTest::newRow("password") << u"https://me:canary@server.example/?state=s"_s;
    QTest::newRow("path") << u"https://server.example/"_s
            + QString::fromLatin1("ya29.canary-0123456789"_ba.toPercentEncoding()) + u"?state=s"_s;
}

void TestRedactionPlaces::urlsAreMaskedAndStayUrls()
{
    QFETCH(const QString, url);
    const QUrl safe = redacted(QUrl(url));
    QVERIFY(safe.isValid());
    QVERIFY2(!safe.toString().contains(u"canary"_s), qPrintable(safe.toString()));
    QVERIFY(safe.toEncoded().contains("characters%2C%20%23"));
    QVERIFY(safe.toString().contains(u"state=s"_s));
    QCOMPARE(safe.host(), QUrl(url).host());
    QCOMPARE(redacted(safe), safe);
}

void TestRedactionPlaces::headersAreMasked_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("bearer") << QByteArray("Authorization") << QByteArray("Bearer canary")
                            << QByteArray("Bearer [access token, ");
    QTest::newRow("basic") << QByteArray("authorization") << QByteArray("Basic canary")
                           << QByteArray("Basic [credentials, ");
    QTest::newRow("no scheme") << QByteArray("AUTHORIZATION") << QByteArray("canary")
                               << QByteArray("[credentials, ");
    QTest::newRow("proxy") << QByteArray("Proxy-Authorization") << QByteArray("Basic canary")
                           << QByteArray("Basic [credentials, ");
    QTest::newRow("cookie") << QByteArray("Cookie") << QByteArray("a=canary; b=canary")
                            << QByteArray("[cookie, ");
    QTest::newRow("set-cookie") << QByteArray("set-cookie") << QByteArray("a=canary; HttpOnly")
                                << QByteArray("[cookie, ");
    QTest::newRow("API key") << QByteArray("X-Goog-Api-Key") << QByteArray("canary")
                             << QByteArray("[API key, ");
    QTest::newRow("location") << QByteArray("Location") << QByteArray("http://localhost/?code=canary&state=s")
                              << QByteArray("http://localhost/?code=[authorization code, ");
    QTest::newRow("referer") << QByteArray("Referer") << QByteArray("http://localhost/#access_token=canary")
                             << QByteArray("http://localhost/#access_token=[access token, ");
}

void TestRedactionPlaces::headersAreMasked()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, start);
    const QByteArray safe = headerAfter(name, value);
    QVERIFY2(!safe.contains("canary"), safe.constData());
    QVERIFY2(safe.startsWith(start), safe.constData());
    QCOMPARE(headerAfter(name, safe), safe);
}

void TestRedactionPlaces::freeTextIsMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("an address")
        << u"Error transferring http://localhost/?code=canary&state=s - server replied"_s;
    QTest::newRow("a header") << u"Authorization: Bearer canary0123456789abcdef"_s;
    QTest::newRow("a pair") << u"the client_secret=canary was wrong"_s;
    QTest::newRow("a backslash") << u"password=canary\\canary"_s;
    QTest::newRow("HTML") << u"<a href=\"/?x=1&amp;code=canary\">"_s;
    QTest::newRow("a fragment") << u"#id_token=canary"_s;
}

void TestRedactionPlaces::freeTextIsMasked()
{
    QFETCH(const QString, text);
    const QString safe = redacted(text);
    QVERIFY2(!safe.contains(u"canary"_s), qPrintable(safe));
    QVERIFY(safe.contains(u"characters, #"_s));
    QCOMPARE(redacted(safe), safe);
}

QTEST_GUILESS_MAIN(TestRedactionPlaces)
#include "tst_redactionplaces.moc"
