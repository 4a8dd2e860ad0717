// SPDX-License-Identifier: Apache-2.0
#include "http/httpgrammar.h"
#include "http/httpmessage.h"

#include <QTest>

using namespace scopelight;
using namespace Qt::StringLiterals;

/// Header fields, targets and the grammar both directions share.
class TestHttpMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesFieldNamesWithoutCase();
    void splitsTheTargetAtTheFirstQuestionMark_data();
    void splitsTheTargetAtTheFirstQuestionMark();
    void namesTheStatusesThatWeSend();
    void readsTheMediaTypeWithoutParameters_data();
    void readsTheMediaTypeWithoutParameters();
    void knowsFieldValuesThatEndTheirLine_data();
    void knowsFieldValuesThatEndTheirLine();
};

void TestHttpMessage::comparesFieldNamesWithoutCase()
{
    HttpHeaders headers{{"Host", "localhost"}, {"Set-Cookie", "a=1"}};
    headers.append("set-cookie", "b=2");
    QVERIFY(headers.contains("HOST"));
    QVERIFY(!headers.contains("Hos"));
    QCOMPARE(headers.value("host"), "localhost"_ba);
    QCOMPARE(headers.count("SET-COOKIE"), 2);
    QCOMPARE(headers.value("SET-COOKIE"), "a=1"_ba);
    QCOMPARE(headers.value("Cookie"), QByteArray());
    QCOMPARE(headers.size(), 3);
    QCOMPARE(headers.fields().constLast(), (HttpHeaders::Field{"set-cookie", "b=2"}));
}

void TestHttpMessage::splitsTheTargetAtTheFirstQuestionMark_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("path only") << "/callback"_ba
                               << "/callback"_ba
                               << ""_ba;
    QTest::newRow("empty query") << "/?"_ba
                                 << "/"_ba
                                 << ""_ba;
    QTest::newRow("query stays encoded") << "/a%2Fb?code=4%2F0A+b"_ba
                                         << "/a%2Fb"_ba
                                         << "code=4%2F0A+b"_ba;
    QTest::newRow("second question mark") << "/?a=?b"_ba
                                          << "/"_ba
                                          << "a=?b"_ba;
    QTest::newRow("two slashes are a path, no host") << "//evil.example/?a"_ba
                                                     << "//evil.example/"_ba
                                                     << "a"_ba;
}

void TestHttpMessage::splitsTheTargetAtTheFirstQuestionMark()
{
    QFETCH(const QByteArray, target);
    const ServerRequest request{.target = target};
    QTEST(request.path(), "path");
    QTEST(request.query(), "query");
}

void TestHttpMessage::namesTheStatusesThatWeSend()
{
    QCOMPARE(reasonPhrase(200), "OK"_ba);
    QCOMPARE(reasonPhrase(404), "Not Found"_ba);
    QCOMPARE(reasonPhrase(431), "Request Header Fields Too Large"_ba);
    QCOMPARE(reasonPhrase(505), "HTTP Version Not Supported"_ba);
    QCOMPARE(reasonPhrase(299), QByteArray());
}

void TestHttpMessage::readsTheMediaTypeWithoutParameters_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("mediaType");
    QTest::newRow("alone") << "application/json"_ba
                           << "application/json"_ba;
    QTest::newRow("charset") << "Application/JSON ; charset=UTF-8"_ba
                             << "application/json"_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("parameters only") << ";charset=utf-8"_ba
                                     << ""_ba;
}

void TestHttpMessage::readsTheMediaTypeWithoutParameters()
{
    QFETCH(const QByteArray, contentType);
    QTEST(mediaType({{"content-type", contentType}}), "mediaType");
}

void TestHttpMessage::knowsFieldValuesThatEndTheirLine_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("empty") << ""_ba << true;
    QTest::newRow("tab and other bytes") << "a\tb \xc3\xa4"_ba << true;
    QTest::newRow("line feed") << "a\nSet-Cookie: b"_ba << false;
    QTest::newRow("carriage return") << "a\rb"_ba << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("delete") << "a\x7f"_ba << false;
}

void TestHttpMessage::knowsFieldValuesThatEndTheirLine()
{
    QFETCH(const QByteArray, value);
    QTEST(isFieldValue(value), "allowed");
}

QTEST_GUILESS_MAIN(TestHttpMessage)
#include "tst_httpmessage.moc"
