// SPDX-License-Identifier: Apache-2.0
#include "http/formparameters.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString randomText(QRandomGenerator& generator)
{
    static const QString alphabet = u"aZ09-._~ +&=%#?/\\\"'<>äß€語\U0001F600\n\r\t;,:@!$()*[]%2B%41"_s;
    QString text;
    const int length = generator.bounded(20);
    for (int i = 0; i < length; ++i)
        text += alphabet.at(generator.bounded(static_cast<int>(alphabet.size())));
    return QString::fromUtf8(text.toUtf8()); // without halves of surrogate pairs
}

} // namespace

class TestFormParameters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesAreEncoded_data();
    void valuesAreEncoded();
    void formsAreDecodedOnce_data();
    void formsAreDecodedOnce();
    void whatIsEncodedComesBack();
    void orderAndRepeatsAreKept();
    void pairsCanBeSortedByName();
};

void TestFormParameters::valuesAreEncoded_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("unreserved (RFC 3986 2.3)") << u"AZaz09-._~"_s << QByteArray("AZaz09-._~");
    QTest::newRow("space") << u"openid email"_s << QByteArray("openid%20email");
    QTest::newRow("plus") << u"me+test@gmail.com"_s << QByteArray("me%2Btest%40gmail.com");
    QTest::newRow("percent") << u"%2B%41"_s << QByteArray("%252B%2541");
    QTest::newRow("reserved") << u":/?#[]@!$&'()*+,;="_s
                              << QByteArray("%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
    QTest::newRow("code") << u"4/0AbC-_"_s << QByteArray("4%2F0AbC-_");
    QTest::newRow("UTF-8") << u"ä€😀"_s << QByteArray("%C3%A4%E2%82%AC%F0%9F%98%80");
    QTest::newRow("RFC 6749 appendix B") << u" %&+£€"_s << QByteArray("%20%25%26%2B%C2%A3%E2%82%AC");
    QTest::newRow("empty") << QString() << QByteArray();
}

void TestFormParameters::valuesAreEncoded()
{
    QFETCH(const QString, value);
    QFETCH(const QByteArray, encoded);
    QCOMPARE(percentEncoded(value), encoded);
    QCOMPARE((FormParameters{{value, value}}.encoded()), encoded + '=' + encoded);
}

void TestFormParameters::formsAreDecodedOnce_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<FormParameters>("parameters");
    const auto row = [](const char* name, const QByteArray& form, const FormParameters& parameters) {
        QTest::newRow(name) << form << parameters;
    };
    row("nothing", "", {});
    row("ampersands alone", "&&", {});
    row("plus is a space", "scope=a+b%20c", {{u"scope"_s, u"a b c"_s}});
    row("an encoded plus is a plus", "login_hint=me%2Btest%40gmail.com",
        {{u"login_hint"_s, u"me+test@gmail.com"_s}});
    row("once only", "v=%252B%2541", {{u"v"_s, u"%2B%41"_s}});
    row("names too", "a%5Bb%5D+c=1", {{u"a[b] c"_s, u"1"_s}});
    row("a value with equals signs", "a=b=c==", {{u"a"_s, u"b=c=="_s}});
    row("without a value", "a=&b", {{u"a"_s, {}}, {u"b"_s, {}}});
    row("without a name", "=a", {{{}, u"a"_s}});
    row("UTF-8", "v=%E2%82%AC%C3%a4", {{u"v"_s, u"€ä"_s}});
    row("broken UTF-8", "v=a%FFb", {{u"v"_s, u"a\uFFFDb"_s}});
    row("a lone percent", "v=100%", {{u"v"_s, u"100%"_s}});
    row("half a sequence", "v=%4", {{u"v"_s, u"%4"_s}});
    row("no hexadecimal digits", "v=%zz%4g%g4", {{u"v"_s, u"%zz%4g%g4"_s}});
    row("a sequence after a percent", "v=%%41", {{u"v"_s, u"%A"_s}});
    row("NUL", "v=a%00b", {{u"v"_s, QString(u"a\0b"_s)}});
}

void TestFormParameters::formsAreDecodedOnce()
{
    QFETCH(const QByteArray, form);
    QFETCH(const FormParameters, parameters);
    QCOMPARE(FormParameters::parse(form).pairs(), parameters.pairs());
}

void TestFormParameters::whatIsEncodedComesBack()
{
    QRandomGenerator generator(20261123);
    for (int i = 0; i < 2000; ++i) {
        FormParameters parameters;
        for (int pairs = generator.bounded(4); pairs >= 0; --pairs)
            parameters.append(u"n"_s + randomText(generator), randomText(generator));
        const QByteArray encoded = parameters.encoded();
        QCOMPARE(FormParameters::parse(encoded).pairs(), parameters.pairs());
        QCOMPARE(FormParameters::parse(encoded).encoded(), encoded);
    }
}

void TestFormParameters::orderAndRepeatsAreKept()
{
    const FormParameters parameters = FormParameters::parse("state=1&code=c&state=2");
    QCOMPARE(parameters.encoded(), "state=1&code=c&state=2");
    QCOMPARE(parameters.count(u"state"), 2);
    QCOMPARE(parameters.count(u"State"), 0);
    QCOMPARE(parameters.value(u"state"), u"1"_s);
    QVERIFY(parameters.contains(u"code"));
    QVERIFY(!parameters.value(u"iss"));
    QCOMPARE(parameters.valueOr(u"iss", u"none"_s), u"none"_s);
    QVERIFY(!parameters.isEmpty());
    QVERIFY(FormParameters().isEmpty());
}

void TestFormParameters::pairsCanBeSortedByName()
{
    const FormParameters parameters{{u"b"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"b"_s, u"0"_s}};
    QCOMPARE(parameters.sortedByName().encoded(), "a=2&b=1&b=0");
    QCOMPARE(parameters.encoded(), "b=1&a=2&b=0");
}

QTEST_GUILESS_MAIN(TestFormParameters)
#include "tst_formparameters.moc"
