// SPDX-License-Identifier: Apache-2.0
#include "models/idtokenwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestIdTokenWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatWasFound_data();
    void tellsWhatWasFound();
    void tellsAFreshTokenWhicheverClockIsAhead();
    void tellsWhyACheckDoesNotCount();
    void showsForeignTextAsText();
};

namespace {

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);

Check passed(const QString& name)
{
    return {.name = name, .outcome = Check::Outcome::Passed};
}

IdToken token()
{
    return {.header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"8f2c91a"_s}},
        .claims = {{u"iss"_s, u"https://accounts.google.com"_s}, {u"sub"_s, u"10472930"_s},
            {u"exp"_s, 1'800'003'270}, {u"iat"_s, 1'799'999'630}}};
}

} // namespace

void TestIdTokenWords::tellsWhatWasFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("alg") << u"alg"_s << u"RS256"_s;
    QTest::newRow("signature") << u"signature"_s << u"by the key 8f2c91a"_s;
    QTest::newRow("iss") << u"iss"_s << u"https://accounts.google.com"_s;
    QTest::newRow("aud") << u"aud"_s << u"this client"_s;
    QTest::newRow("azp") << u"azp"_s << u"this client"_s;
    QTest::newRow("exp") << u"exp"_s << u"in 54 min"_s;
    QTest::newRow("iat") << u"iat"_s << u"6 min ago"_s;
    QTest::newRow("nonce") << u"nonce"_s << u"the one that was sent"_s;
    QTest::newRow("at_hash") << u"at_hash"_s << u"fits the access token"_s;
    QTest::newRow("sub") << u"sub"_s << u"10472930"_s;
}

void TestIdTokenWords::tellsWhatWasFound()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const CheckLine line = lineOf(passed(name), token(), now, {});
    QCOMPARE(line.state, CheckLine::State::Passed);
    QCOMPARE(line.text, name);
    QCOMPARE(line.value, value);
}

/// The server's clock may be ahead of ours.
void TestIdTokenWords::tellsAFreshTokenWhicheverClockIsAhead()
{
    for (const qint64 ahead : {-30, 0, 30}) {
        const QDateTime issued = QDateTime::fromSecsSinceEpoch(1'799'999'630 + ahead, Qt::UTC);
        QCOMPARE(lineOf(passed(u"iat"_s), token(), issued, {}).value, u"just now"_s);
    }
    const QDateTime late = QDateTime::fromSecsSinceEpoch(1'800'003'290, Qt::UTC);
    QCOMPARE(lineOf(passed(u"exp"_s), token(), late, {}).value, u"less than a minute ago"_s);
}

void TestIdTokenWords::tellsWhyACheckDoesNotCount()
{
    const Check none{.name = u"at_hash"_s, .outcome = Check::Outcome::NotChecked, .reason = u"absent"_s};
    QCOMPARE(lineOf(none, token(), now, {}),
        (CheckLine{CheckLine::State::NotChecked, u"at_hash: It is not in the token."_s, {}}));
    const Check other{.name = u"aud"_s,
        .outcome = Check::Outcome::Failed,
        .reason = u"differs"_s,
        .facts = {{u"expected"_s, u"mine"_s}, {u"found"_s, u"yours"_s}}};
    QCOMPARE(lineOf(other, token(), now, {}),
        (CheckLine{CheckLine::State::Failed, u"aud: Expected: mine Found: yours"_s, {}}));
}

/// A line break or a change of direction in a claim would forge other lines.
void TestIdTokenWords::showsForeignTextAsText()
{
    IdToken forged = token();
    forged.claims.insert(u"iss"_s, u"a\nb\u202Ec"_s);
    const QString value = lineOf(passed(u"iss"_s), forged, now, {}).value;
    QVERIFY2(!value.contains(u'\n') && !value.contains(QChar(0x202E)), qPrintable(value));
}

QTEST_MAIN(TestIdTokenWords)
#include "tst_idtokenwords.moc"
