// SPDX-License-Identifier: Apache-2.0
#include "google/pagetokenscanner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

using State = PageTokenScanner::State;
Q_DECLARE_METATYPE(scopelight::PageTokenScanner::State)

class TestPageTokenScanner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTokenOfThePageAlone_data();
    void findsTheTokenOfThePageAlone();
    void findsTheTokenBeforeTheFilesHaveArrived();
    void takesTokensUpToTheBoundOnly();
    void survivesAnyBytes();
};

void TestPageTokenScanner::findsTheTokenOfThePageAlone_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("token");
    const auto found = [](const char* name, const QByteArray& page, const QString& token) {
        QTest::newRow(name) << page << State::Found << token;
    };
    const auto ended = [](const char* name, const QByteArray& page) {
        QTest::newRow(name) << page << State::Ended << QString();
    };
    const auto scanning = [](const char* name, const QByteArray& page) {
        QTest::newRow(name) << page << State::Scanning << QString();
    };

    found("first", R"({"nextPageToken":"t1","files":[]})", u"t1"_s);
    found("last", R"({"files":[{"id":"a"}], "nextPageToken" : "t2" })", u"t2"_s);
    found("printed", "{\r\n\t\"kind\": \"drive#fileList\",\n \"nextPageToken\":\n \"~!!~AI9\"\n}",
        u"~!!~AI9"_s);
    found("escaped value", R"({"nextPageToken":"a\"b\\\u0041\/"})", u"a\"b\\A/"_s);
    found("escaped name", R"({"nextPage\u0054oken":"x"})", u"x"_s);
    found("after null and numbers", R"({"a":null,"b":-1.5e3,"c":true,"nextPageToken":"x"})", u"x"_s);
    found("after a nested member of that name", R"({"o":{"nextPageToken":"no"},"nextPageToken":"yes"})",
        u"yes"_s);
    found("after a file of that name",
        R"({"files":[{"name":"\"nextPageToken\": \"no\""}],"nextPageToken":"yes"})", u"yes"_s);
    found("after a value of that name", R"({"kind":"nextPageToken","nextPageToken":"yes"})", u"yes"_s);
    found("after brackets in a name", R"({"files":[{"name":"]}{\\"}],"nextPageToken":"yes"})", u"yes"_s);
    found("first of two", R"({"nextPageToken":"one","nextPageToken":"two"})", u"one"_s);

    ended("no token", R"({"files":[{"id":"a","name":"b"}],"incompleteSearch":false})");
    ended("file named like it", R"({"files":[{"name":"\"nextPageToken\":\"x\""}]})");
    ended("top-level text like it", R"({"kind":"\"nextPageToken\":\"x\""})");
    ended("nested member", R"({"files":[{"nextPageToken":"x"}],"o":{"nextPageToken":"x"}})");
    ended("value of that name", R"({"kind":"nextPageToken","files":"x"})");
    ended("null", R"({"nextPageToken":null,"kind":"x"})");
    ended("number", R"({"nextPageToken":12,"kind":"x"})");
    ended("list", R"({"nextPageToken":["x"],"kind":"y"})");
    ended("object", R"({"nextPageToken":{"nextPageToken":"x"},"kind":"y"})");
    ended("empty", R"({"nextPageToken":"","kind":"y"})");
    ended("other case", R"({"nextpagetoken":"x"})");
    ended("longer name", R"({"nextPageToken2":"x","_nextPageToken":"y"})");
    ended("after the object", R"({"files":[]}{"nextPageToken":"x"})");
    ended("top-level list", R"(["nextPageToken","x",{"nextPageToken":"x"}])");
    ended("top-level text", R"("nextPageToken":"x")");
    ended("web page", R"(<html>{"nextPageToken":"x"}</html>)");

    scanning("nothing", "");
    scanning("cut in the token", R"({"nextPageToken":"t)");
    scanning("cut after an escaped quote", R"({"nextPageToken":"t\")");
    scanning("cut in the name", R"({"nextPageTok)");
}

void TestPageTokenScanner::findsTheTokenOfThePageAlone()
{
    QFETCH(QByteArray, page);
    const auto check = [](PageTokenScanner& scanner) {
        QTEST(scanner.state(), "state");
        QTEST(scanner.token(), "token");
    };

    PageTokenScanner single;
    for (const char byte : std::as_const(page))
        single.feed(QByteArrayView(&byte, 1));
    check(single);

    const QByteArrayView whole(page);
    for (qsizetype first = 0; first <= page.size(); ++first) {
        for (qsizetype second = first; second <= page.size(); ++second) {
            PageTokenScanner scanner;
            scanner.feed(whole.first(first));
            scanner.feed(whole.sliced(first, second - first));
            scanner.feed(whole.sliced(second));
            check(scanner);
        }
    }
}

void TestPageTokenScanner::findsTheTokenBeforeTheFilesHaveArrived()
{
    PageTokenScanner scanner;
    QCOMPARE(scanner.feed(R"({"nextPageToken":"early")"), State::Found);
    QCOMPARE(scanner.feed(R"(,"files":[{"id":"a"}]})"), State::Found);
    QCOMPARE(scanner.token(), u"early"_s);
}

void TestPageTokenScanner::takesTokensUpToTheBoundOnly()
{
    const QByteArray longest(PageTokenScanner::maxTokenBytes, 't');
    PageTokenScanner scanner;
    QCOMPARE(scanner.feed(R"({"nextPageToken":")" + longest + R"("})"), State::Found);
    QCOMPARE(scanner.token().size(), PageTokenScanner::maxTokenBytes);

    PageTokenScanner beyond;
    QCOMPARE(beyond.feed(R"({"nextPageToken":")" + longest + 't'), State::TooLong);
    PageTokenScanner longName;
    QCOMPARE(longName.feed("{\"" + longest + "x\":\"a\",\"nextPageToken\":\"b\"}"), State::Found);
}

void TestPageTokenScanner::survivesAnyBytes()
{
    const QByteArray page = R"({"files":[{"name":"a\"b\\"}],"nextPageToken":"token"})";
    for (qsizetype at = 0; at < page.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray damaged = page;
            damaged[at] = static_cast<char>(value);
            PageTokenScanner scanner;
            if (scanner.feed(damaged) == State::Found)
                QVERIFY(!scanner.token().isEmpty());
            else
                QVERIFY(scanner.token().isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestPageTokenScanner)
#include "tst_pagetokenscanner.moc"
