// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"
#include "summary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray nested(int depth)
{
    return QByteArray("{\"a\":").repeated(depth) + "1" + QByteArray("}").repeated(depth);
}

} // namespace

class TestStrictJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatJsonAllows();
    void agreesWithQtOnGoodText_data();
    void agreesWithQtOnGoodText();
    void toleratesAByteOrderMarkAndDoesNotCountIt();
    void refuses_data();
    void refuses();
    void namesWideEncodings_data();
    void namesWideEncodings();
    void refusesMoreBytesThanTheLimit();
    void allowsExactlyTheDepth();
    void survivesADepthBomb();
    void survivesEveryTruncationAndByteChange();
};

void TestStrictJson::readsWhatJsonAllows()
{
    const auto object = parseStrictJson(
        R"({"s":"\u00e4\ud83d\ude00","n":-1.5e3,"i":9007199254740993,"t":true,"z":null,"a":[1,[],{}],"":"empty"})",
        Step::ClientFile);
    QVERIFY(object.has_value());
    QCOMPARE(object->value(u"s"_s).toString(), u"ä😀"_s);
    QCOMPARE(object->value(u"n"_s).toDouble(), -1500.0);
    QCOMPARE(object->value(u"i"_s).toInteger(), 9007199254740993);
    QVERIFY(object->value(u"t"_s).toBool() && object->value(u"z"_s).isNull());
    QCOMPARE(object->value(u"a"_s).toArray().size(), 3);
    QCOMPARE(object->value(u""_s).toString(), u"empty"_s);
}

void TestStrictJson::agreesWithQtOnGoodText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << "{}"_ba;
    QTest::newRow("white space") << " {\r\n\t\"a\" : [ 1 , 2 ] }\n"_ba;
    QTest::newRow("nested") << R"({"web":{"redirect_uris":["http://localhost:8080"],"x":{"y":[[],{}]}}})"_ba;
    QTest::newRow("same key in two objects") << R"({"a":{"k":1},"b":{"k":2}})"_ba;
    QTest::newRow("escapes") << R"({"a":"\"\\\/\b\f\n\r\t\u0000"})"_ba;
    QTest::newRow("numbers") << R"({"a":[0,-0,1e2,1E-2,0.5,2147483648,-2147483649]})"_ba;
}

void TestStrictJson::agreesWithQtOnGoodText()
{
    QFETCH(QByteArray, text);
    const auto object = parseStrictJson(text, Step::ClientFile);
    QVERIFY2(object, object ? "" : qPrintable(summary(object.error())));
    QCOMPARE(*object, QJsonDocument::fromJson(text).object());
}

void TestStrictJson::toleratesAByteOrderMarkAndDoesNotCountIt()
{
    QVERIFY(parseStrictJson("\xEF\xBB\xBF{\"a\":1}", Step::ClientFile).has_value());
    const auto broken = parseStrictJson("\xEF\xBB\xBF{x}", Step::ClientFile);
    QCOMPARE(summary(broken.error()), u"json_syntax column=2 found=x line=1"_s);
}

void TestStrictJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char* name, const QByteArray& text, const QString& error) {
        QTest::newRow(name) << text << error;
    };
    row("nothing", "", u"json_syntax column=1 line=1 not_begun=true unfinished=true"_s);
    row("blanks", " \n", u"json_syntax column=1 line=2 not_begun=true unfinished=true"_s);
    row("a web page", "<html>", u"json_syntax column=1 found=< line=1 not_begun=true"_s);
    row("a text with a heading", "# Notes\n", u"json_syntax column=1 found=# line=1 not_begun=true"_s);
    row("comment before the object", "// mine\n{}",
        u"json_syntax column=1 comment=/ found=/ line=1 not_begun=true"_s);
    row("array", "[1]", u"json_not_an_object"_s);
    row("string", "\"a\"", u"json_not_an_object"_s);
    row("number", "12", u"json_not_an_object"_s);
    row("null", "null", u"json_not_an_object"_s);
    row("two objects", "{} {}", u"json_syntax column=4 found={ line=1"_s);
    row("text after the object", "{}\n;", u"json_syntax column=1 found=; line=2"_s);
    row("second member of one name", R"({"web":{"a":1},"web":{}})",
        u"json_duplicate_key column=16 key=web line=1"_s);
    row("second inner member", "{\"web\":{\n  \"client_id\":\"a\",\n  \"client_id\":\"b\"}}",
        u"json_duplicate_key column=3 key=web.client_id line=3"_s);
    row("second name written with an escape", R"({"a":1,"\u0061":2})",
        u"json_duplicate_key column=8 key=a line=1"_s);
    row("second name with a quote in it", R"({"\"":1,"\"":2})",
        u"json_duplicate_key column=9 key=\" line=1"_s);
    row("second name inside an array", R"({"l":[{"k":1},{"k":1,"k":2}]})",
        u"json_duplicate_key column=22 key=l[1].k line=1"_s);
    row("unfinished object", R"({"web":{"a":1})", u"json_syntax column=15 key=web line=1 unfinished=true"_s);
    row("unfinished string", R"({"a":"b)", u"json_syntax column=8 key=a line=1 unfinished=true"_s);
    row("comma at the end", "{\"a\":1,\n}", u"json_syntax column=1 found=} key=a line=2 trailing_comma=,"_s);
    row("comment", "{ // mine\n}", u"json_syntax column=3 comment=/ found=/ line=1"_s);
    row("single quotes", "{'a':1}", u"json_syntax column=2 found=' line=1 single_quote='"_s);
    row("typographic quotes", "{“a”:1}"_ba, u"json_syntax column=2 found=“ line=1 typographic_quote=“"_s);
    row("columns count characters", R"({"ä😀":x})"_ba, u"json_syntax column=7 found=x key=ä😀 line=1"_s);
    row("NaN", R"({"a":NaN})", u"json_syntax column=6 found=N key=a line=1"_s);
    row("infinity", R"({"a":-Infinity})", u"json_syntax column=7 found=I key=a line=1"_s);
    row("NUL after the object", QByteArray("{}\0", 3), u"json_encoding column=3 found=NUL line=1"_s);
    row("NUL in a string", QByteArray("{\"a\":\n\"b\0c\"}", 12),
        u"json_encoding column=3 found=NUL line=2"_s);
    row("Latin-1 in a string", "{\"a\":\"\xE4\"}", u"json_encoding column=7 found=0xE4 key=a line=1"_s);
    row("Latin-1 outside", "{\xE4}", u"json_encoding column=2 found=0xE4 line=1"_s);
    row("overlong UTF-8", "{\"a\":\"\xC0\x80\"}", u"json_encoding column=7 found=0xC0 key=a line=1"_s);
    row("surrogate in UTF-8", "{\"a\":\"\xED\xA0\x80\"}",
        u"json_encoding column=7 found=0xED key=a line=1"_s);
    row("17 levels", nested(17), u"json_too_deep column=81 key=a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a line=1"_s);
}

void TestStrictJson::refuses()
{
    QFETCH(QByteArray, text);
    const auto object = parseStrictJson(text, Step::ClientFile);
    QVERIFY(!object);
    QVERIFY(object.error().step == Step::ClientFile);
    QTEST(summary(object.error()), "error");
}

void TestStrictJson::namesWideEncodings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("encoding");
    const auto encoded = [](QStringConverter::Encoding encoding, QStringConverter::Flag flag) {
        QStringEncoder encoder(encoding, flag);
        return QByteArray(encoder(u"{\"a\":1}"_s));
    };
    using Converter = QStringConverter;
    for (const auto flag : {Converter::Flag::WriteBom, Converter::Flag::Default}) {
        const char* mark = flag == Converter::Flag::WriteBom ? "with a mark" : "without a mark";
        QTest::addRow("UTF-16 LE %s", mark) << encoded(Converter::Utf16LE, flag) << u"UTF-16 LE"_s;
        QTest::addRow("UTF-16 BE %s", mark) << encoded(Converter::Utf16BE, flag) << u"UTF-16 BE"_s;
        QTest::addRow("UTF-32 LE %s", mark) << encoded(Converter::Utf32LE, flag) << u"UTF-32 LE"_s;
        QTest::addRow("UTF-32 BE %s", mark) << encoded(Converter::Utf32BE, flag) << u"UTF-32 BE"_s;
    }
}

void TestStrictJson::namesWideEncodings()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, encoding);
    const auto object = parseStrictJson(text, Step::ClientFile);
    QCOMPARE(summary(object.error()), u"json_encoding encoding="_s + encoding);
}

void TestStrictJson::refusesMoreBytesThanTheLimit()
{
    QVERIFY(parseStrictJson("{}", Step::Drive, {.bytes = 2}).has_value());
    const auto object = parseStrictJson("{ }", Step::Drive, {.bytes = 2});
    QCOMPARE(object.error(), (Error{Step::Drive, u"json_too_large"_s, {{u"limit"_s, u"2"_s}}}));
}

void TestStrictJson::allowsExactlyTheDepth()
{
    QVERIFY(parseStrictJson(nested(16), Step::ClientFile).has_value());
    QVERIFY(parseStrictJson("{\"a\":[[1]]}", Step::ClientFile, {.depth = 3}).has_value());
    QCOMPARE(
        parseStrictJson("{\"a\":[[1]]}", Step::ClientFile, {.depth = 2}).error().code, u"json_too_deep"_s);
}

void TestStrictJson::survivesADepthBomb()
{
    const QByteArray bomb = "{\"a\":" + QByteArray(8'000'000, '[');
    const auto object = parseStrictJson(bomb, Step::ClientFile, {.bytes = bomb.size(), .depth = 100'000});
    QCOMPARE(object.error().code, u"json_too_deep"_s);
}

void TestStrictJson::survivesEveryTruncationAndByteChange()
{
    const QByteArray text = R"({"web":{"client_id":"ä\u00e4","n":[1,-2.5e1,true,null]}})"_ba;
    for (qsizetype length = 0; length < text.size(); ++length)
        QVERIFY(!parseStrictJson(text.first(length), Step::ClientFile));
    for (qsizetype at = 0; at < text.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            QByteArray changed = text;
            changed[at] = char(byte);
            const auto object = parseStrictJson(changed, Step::ClientFile);
            // Whatever we accept, Qt's reader accepts too: we are the stricter one.
            QVERIFY(!object || QJsonDocument::fromJson(changed).isObject());
        }
    }
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strictjson.moc"
