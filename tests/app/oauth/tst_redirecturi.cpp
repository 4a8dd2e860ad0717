// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirecturi.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestRedirectUri : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesALoopbackUriApart_data();
    void takesALoopbackUriApart();
    void refusesWhatItCannotAnswer_data();
    void refusesWhatItCannotAnswer();
    void listensOnBothAddressesOfLocalhostOnly();
};

void TestRedirectUri::takesALoopbackUriApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("usual") << u"http://localhost:8080"_s << u"localhost"_s << 8080 << "/"_ba;
    QTest::newRow("slash") << u"http://localhost:8080/"_s << u"localhost"_s << 8080 << "/"_ba;
    QTest::newRow("no port") << u"http://localhost"_s << u"localhost"_s << 80 << "/"_ba;
    QTest::newRow("IPv4") << u"http://127.0.0.1:1/cb"_s << u"127.0.0.1"_s << 1 << "/cb"_ba;
    QTest::newRow("IPv6") << u"http://[::1]:65535/a/b/"_s << u"::1"_s << 65535 << "/a/b/"_ba;
    QTest::newRow("IPv6 without port") << u"http://[::1]"_s << u"::1"_s << 80 << "/"_ba;
    QTest::newRow("capitals") << u"HTTP://LocalHost:8080/Cb"_s << u"localhost"_s << 8080 << "/Cb"_ba;
    QTest::newRow("encoded path") << u"http://localhost:8080/%7Ea"_s << u"localhost"_s << 8080 << "/%7Ea"_ba;
    QTest::newRow("dots in names") << u"http://localhost:8080/..a/.b"_s << u"localhost"_s << 8080
                                   << "/..a/.b"_ba;
}

void TestRedirectUri::takesALoopbackUriApart()
{
    QFETCH(QString, text);
    const auto redirectUri = RedirectUri::parse(text);
    QVERIFY(redirectUri.has_value());
    QCOMPARE(redirectUri->text, text);
    QTEST(redirectUri->host, "host");
    QTEST(int(redirectUri->port), "port");
    QTEST(redirectUri->path, "path");
}

void TestRedirectUri::refusesWhatItCannotAnswer_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* text, const char* reason) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(reason);
    };
    row("", "scheme");
    row("localhost:8080", "scheme");
    row("https://localhost:8080", "scheme");
    row("urn:ietf:wg:oauth:2.0:oob", "scheme");
    row("http://example.com", "host");
    row("http://192.168.1.5:8080", "host");
    row("http://0.0.0.0:8080", "host");
    row("http://127.0.0.2:8080", "host");
    row("http://127.1:8080", "host");
    row("http://0x7f000001:8080", "host");
    row("http://localhost.:8080", "host");
    row("http://localhost.evil.example:8080", "host");
    row("http://::1:8080", "host");
    row("http:localhost:8080", "host");
    row("http://", "host");
    row("http://me@localhost:8080", "userinfo");
    row("http://localhost@evil.example", "userinfo");
    row("http://localhost:8080/#x", "fragment");
    row("http://localhost:8080/?x=1", "query");
    row("http://localhost:0", "syntax");
    row("http://localhost:65536", "syntax");
    row("http://localhost:", "syntax");
    row("http://localhost:80x", "syntax");
    row("http://localhost:-1", "syntax");
    row("http://localhost:8080/a b", "syntax");
    row("http://localhost:8080/a\r\nb", "syntax");
    row("http://localhost:8080\\evil.example", "syntax");
    row("http://localhost:8080/a/../b", "syntax");
    row("http://localhost:8080/%2E%2e/b", "syntax");
    row("http://localhost:8080/.", "syntax");
}

void TestRedirectUri::refusesWhatItCannotAnswer()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const auto redirectUri = RedirectUri::parse(text);
    QVERIFY(!redirectUri);
    const Facts facts{{u"redirect_uri"_s, text}, {u"reason"_s, reason}};
    QCOMPARE(redirectUri.error(), (Error{Step::Listen, u"redirect_not_loopback"_s, facts}));
}

void TestRedirectUri::listensOnBothAddressesOfLocalhostOnly()
{
    const QHostAddress v4(QHostAddress::LocalHost);
    const QHostAddress v6(QHostAddress::LocalHostIPv6);
    QCOMPARE(RedirectUri::parse(u"http://localhost:8080"_s)->addresses(), (QList{v4, v6}));
    QCOMPARE(RedirectUri::parse(u"http://127.0.0.1:8080"_s)->addresses(), QList{v4});
    QCOMPARE(RedirectUri::parse(u"http://[::1]:8080"_s)->addresses(), QList{v6});
}

QTEST_GUILESS_MAIN(TestRedirectUri)
#include "tst_redirecturi.moc"
