// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirectdifference.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestRedirectDifference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheDifferencesOfANearMiss_data();
    void namesTheDifferencesOfANearMiss();
    void findsTheNearestOfSeveral();
};

void TestRedirectDifference::namesTheDifferencesOfANearMiss_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("kinds");
    QTest::addColumn<QString>("single");
    QTest::addColumn<bool>("isNear");
    const auto row = [](const char* listed, const char* kinds, const char* single, bool isNear) {
        QTest::newRow(listed) << QString::fromLatin1(listed) << QString::fromLatin1(kinds)
                              << QString::fromLatin1(single) << isNear;
    };
    row("http://localhost:8080/cb/", "slash", "extra_slash=/", true);
    row("https://localhost:8080/cb", "scheme", "other_scheme=https", true);
    row("http://127.0.0.1:8080/cb", "host", "other_host=127.0.0.1", true);
    row("http://[::1]:8080/cb", "host", "other_host=[::1]", true);
    row("http://localhost:3000/cb", "port", "other_port=3000", true);
    row("http://localhost/cb", "port", "other_port=none", true);
    row("http://LOCALHOST:8080/cb", "case", "other_case=http://LOCALHOST:8080/cb", true);
    row("http://localhost:8080/CB", "case", "other_case=http://localhost:8080/CB", true);
    row("http://localhost:8080/oauth2callback", "path", "other_path=/oauth2callback", true);
    row("http://localhost:8080", "path", "other_path=", true);
    row("http://localhost:8080/cb?x=1", "query", "other_query=x=1", true);
    row("http://127.0.0.1:8080/cb/", "host, slash", "", true);
    row("https://localhost:3000/cb", "scheme, port", "", true);
    row("http://localhost:3000/other", "port, path", "", false);
    row("https://127.0.0.1:3000/cb", "scheme, host, port", "", false);
}

void TestRedirectDifference::namesTheDifferencesOfANearMiss()
{
    QFETCH(QString, listed);
    QFETCH(QString, kinds);
    QFETCH(QString, single);
    const QString wanted = u"http://localhost:8080/cb"_s;
    const auto nearest = nearestRedirect(wanted, {listed});
    QVERIFY(nearest.has_value());
    QTEST(nearest->isNearMiss(), "isNear");
    Facts expected{{u"wanted"_s, wanted}, {u"listed"_s, listed}, {u"difference"_s, kinds}};
    if (!single.isEmpty())
        expected.insert(single.section(u'=', 0, 0), single.section(u'=', 1));
    QCOMPARE(nearest->facts(wanted), expected);
}

void TestRedirectDifference::findsTheNearestOfSeveral()
{
    const QString wanted = u"http://localhost:8080"_s;
    const QStringList listed{
        u"https://example.com"_s, u"http://localhost:3000/x"_s, u"http://localhost:8080/"_s};
    QCOMPARE(nearestRedirect(wanted, listed)->listed, u"http://localhost:8080/"_s);
    QCOMPARE(nearestRedirect(wanted, listed)->facts(wanted).value(u"extra_slash"_s), u"/"_s);
    QCOMPARE(nearestRedirect(listed[2], {wanted})->facts(listed[2]).value(u"missing_slash"_s), u"/"_s);
    QVERIFY(!nearestRedirect(wanted, {u"https://example.com"_s}));
    QVERIFY(!nearestRedirect(wanted, {wanted, u"http://localhost:8080/"_s}));
}

QTEST_GUILESS_MAIN(TestRedirectDifference)
#include "tst_redirectdifference.moc"
