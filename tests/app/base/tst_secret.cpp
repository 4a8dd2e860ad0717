// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <QDebug>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestSecret : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void printsItselfMasked();
    void namesKindLengthAndFingerprintInPlaceOfTheValue();
    void comparesByValue();
    void comparesBytesOfAnyLengths_data();
    void comparesBytesOfAnyLengths();
};

void TestSecret::printsItselfMasked()
{
    QString printed;
    QDebug(&printed) << Secret(u"GOCSPX-not-a-real-secret"_s) << "and more";
    QVERIFY2(!printed.contains(u"GOCSPX"_s) && !printed.contains(u"real"_s), qPrintable(printed));
    QVERIFY(printed.startsWith(u"[secret, 24 characters, #"_s));
    QVERIFY(printed.contains(u"and more"_s));
}

void TestSecret::namesKindLengthAndFingerprintInPlaceOfTheValue()
{
    // SHA-256("abc") is ba7816bf… (FIPS 180-2, appendix B.1).
    QCOMPARE(Secret(u"abc"_s).masked(u"access token"), u"[access token, 3 characters, #ba78]"_s);
    QVERIFY(Secret().isEmpty());
}

void TestSecret::comparesByValue()
{
    QVERIFY(Secret(u"a"_s) == Secret(u"a"_s));
    QVERIFY(Secret(u"a"_s) != Secret(u"b"_s));
    QVERIFY(Secret(u"a"_s) != Secret());
}

void TestSecret::comparesBytesOfAnyLengths_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("equal");
    QTest::newRow("both empty") << ""_ba
                                << ""_ba << true;
    QTest::newRow("equal") << "state"_ba
                           << "state"_ba << true;
    QTest::newRow("prefix") << "state"_ba
                            << "stat"_ba << false;
    QTest::newRow("longer") << "state"_ba
                            << "states"_ba << false;
    QTest::newRow("first byte") << "state"_ba
                                << "Xtate"_ba << false;
    QTest::newRow("last byte") << "state"_ba
                               << "statE"_ba << false;
    QTest::newRow("two differences that cancel out in a sum") << "ab"_ba
                                                              << "ba"_ba << false;
    QTest::newRow("high bit") << "\x01"_ba
                              << "\x81"_ba << false;
    QTest::newRow("nothing and something") << ""_ba
                                           << "s"_ba << false;
}

void TestSecret::comparesBytesOfAnyLengths()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QTEST(equalInConstantTime(left, right), "equal");
    QTEST(equalInConstantTime(right, left), "equal");
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
