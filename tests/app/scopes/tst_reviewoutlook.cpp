// SPDX-License-Identifier: Apache-2.0
#include "scopes/reviewoutlook.h"

#include "doctor/explain.h"
#include "scopes/scopecatalogue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What publishing takes, by the classes of a set.
class TestReviewOutlook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsTheClasses_data();
    void followsTheClasses();
    void restsOnPagesOfGoogles();
};

void TestReviewOutlook::followsTheClasses_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("outlook");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("signing in alone") << u"openid email profile"_s << u"review_none"_s;
    QTest::newRow("non-sensitive") << u"openid drive.file"_s << u"review_none review_testing"_s;
    QTest::newRow("sensitive") << u"drive.file spreadsheets.readonly"_s
                               << u"review_verification review_exemptions review_testing"_s;
    QTest::newRow("restricted") << u"spreadsheets.readonly drive.readonly calendar.readonly"_s
                                << u"review_assessment review_exemptions review_testing"_s;
    QTest::newRow("not published") << u"openid calendar.readonly"_s
                                   << u"review_unknown review_exemptions review_testing"_s;
    QTest::newRow("sensitive, one not published")
        << u"spreadsheets.readonly calendar.readonly"_s
        << u"review_verification_or_more review_exemptions review_testing"_s;
    QTest::newRow("not in the catalogue")
        << u"https://example.com/auth/x"_s << u"review_unknown review_exemptions review_testing"_s;
}

void TestReviewOutlook::followsTheClasses()
{
    QFETCH(QString, asked);
    const ScopeCatalogue catalogue;
    QStringList scopes;
    for (const QString& name : asked.split(u' ', Qt::SkipEmptyParts))
        scopes.append(catalogue.expand(name).value_or(name));
    QStringList codes;
    for (const Finding& finding : reviewOutlook(catalogue, ScopeSet(scopes)))
        codes.append(finding.code);
    QTEST(codes.join(u' '), "outlook");
}

void TestReviewOutlook::restsOnPagesOfGoogles()
{
    for (const char* code : {"review_none", "review_verification", "review_assessment",
             "review_verification_or_more", "review_unknown", "review_exemptions", "review_testing"}) {
        const Explanation words = explain(Finding{Finding::Level::Note, QString::fromLatin1(code), {}}, {});
        QVERIFY2(!words.detail.isEmpty() && words.links.size() == 1, code);
        QVERIFY2(words.links.first().address.startsWith(u"https://support.google.com/cloud/answer/"), code);
        QVERIFY2(!words.links.first().text.isEmpty(), code);
    }
}

QTEST_GUILESS_MAIN(TestReviewOutlook)
#include "tst_reviewoutlook.moc"
