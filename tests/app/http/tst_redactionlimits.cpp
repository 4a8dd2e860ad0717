// SPDX-License-Identifier: Apache-2.0
#include "canaries.h"

#include "http/redaction.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QByteArray bodyAfter(const QByteArray& body, qsizetype bodyBytes = HttpTrace::maxBodyBytes)
{
    return redacted(HttpExchange{.response = {.body = body}}, bodyBytes).response.body;
}

} // namespace

/// Bodies are masked first and cut then.
class TestRedactionLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void longBodiesAreCut();
    void theCutLeavesNoPieceOfASecret();
    void hugeBodiesAreBounded();
};

void TestRedactionLimits::longBodiesAreCut()
{
    const QByteArray body(100'000, 'x');
    const QByteArray safe = bodyAfter("{\"a\": \"" + body + "\"}");
    QVERIFY(safe.size() <= HttpTrace::maxBodyBytes);
    QVERIFY2(safe.endsWith(" more bytes]"), safe.right(40).constData());
    QCOMPARE(bodyAfter(safe), safe);
    const QByteArray exact(HttpTrace::maxBodyBytes, ' ');
    QCOMPARE(bodyAfter(exact), exact);
    const QByteArray beyond = bodyAfter(exact + ' ');
    const qsizetype note = beyond.indexOf("[…");
    QCOMPARE(beyond.sliced(note), "[… " + QByteArray::number(exact.size() + 1 - note) + " more bytes]");
}

void TestRedactionLimits::theCutLeavesNoPieceOfASecret()
{
    // As JSON spells it.
    const QByteArray privateKey = QByteArray(canary::privateKey).replace('\n', "\\n").replace("/", "\\/");
    const QByteArray secrets = "{\"access_token\":\"canary-canary-canary\",\"x\":\"" + canary::jwt + ' '
        + canary::refreshToken + "\",\"k\":\"" + privateKey + "\"}";
    for (const auto& [boundary, kept] : {std::pair(HttpTrace::maxBodyBytes, HttpTrace::maxBodyBytes),
             std::pair(2 * HttpTrace::maxBodyBytes, HttpTrace::maxBodyBytes),
             std::pair<qsizetype, qsizetype>(4096, 4096), std::pair<qsizetype, qsizetype>(8192, 4096)}) {
        for (qsizetype before = 0; before <= secrets.size() + 40; before += 3) {
            const QByteArray filler = QByteArray(boundary - before, 'x').replace("xxxxxxxx", "xxxxxxx ");
            const QByteArray safe = bodyAfter(filler + secrets + QByteArray(1000, ' '), kept);
            QVERIFY(safe.size() <= kept);
            const bool isSafe =
                !safe.contains("canary") && !safe.contains("Canary") && !safe.contains("DYW5");
            QVERIFY2(isSafe, safe.right(200).constData());
            QCOMPARE(bodyAfter(safe, kept).right(200), safe.right(200));
        }
    }
    // Masks are shorter than what they replace: the end of what is looked at may come into sight.
    const QByteArray large = "{\"token\":\"" + QByteArray(60'000, 'y') + "\",\"access_token\":\"";
    const QByteArray safe = bodyAfter(large + QByteArray(20'000, 'c') + "\"}");
    QVERIFY2(!safe.contains("cccc"), safe.right(200).constData());
}

void TestRedactionLimits::hugeBodiesAreBounded()
{
    // Quadratic work on these would not end within the test's time limit.
    const QByteArray quotes = QByteArray(8 * 1024 * 1024, '"');
    const QByteArray backslashes = "{\"access_token\":\"" + QByteArray(8 * 1024 * 1024, '\\');
    const QByteArray names = QByteArray("code=").repeated(1'000'000);
    const QByteArray percents = QByteArray("%25").repeated(1'000'000);
    for (const QByteArray& body : {quotes, backslashes, names, percents}) {
        QVERIFY(bodyAfter(body).size() <= HttpTrace::maxBodyBytes);
    }
}

QTEST_GUILESS_MAIN(TestRedactionLimits)
#include "tst_redactionlimits.moc"
