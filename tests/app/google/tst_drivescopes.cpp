// SPDX-License-Identifier: Apache-2.0
#include "google/drivescopes.h"

#include "drivestandin.h"
#include "files.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive"_s;
const QString file = drive + u".file"_s;
const QString activity = drive + u"activity"_s; // another API's

} // namespace

/// Whether a Drive scope was asked for, granted, or neither.
class TestDriveScopes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsThemApart_data()
    {
        QTest::addColumn<ScopeSet>("requested");
        QTest::addColumn<ScopeSet>("granted");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("scopes");
        QTest::newRow("not asked") << ScopeSet{u"openid"_s} << ScopeSet{u"openid"_s, activity}
                                   << u"not_asked"_s << QString();
        QTest::newRow("not granted") << ScopeSet{u"openid"_s, file} << ScopeSet{u"openid"_s}
                                     << u"not_granted"_s << u"drive.file"_s;
        QTest::newRow("granted") << ScopeSet{file, drive} << ScopeSet{file, drive} << u"granted"_s
                                 << u"drive, drive.file"_s;
        QTest::newRow("in a saved token") << ScopeSet() << ScopeSet{file} << u"granted"_s << u"drive.file"_s;
        QTest::newRow("not in a saved token")
            << ScopeSet() << ScopeSet{u"openid"_s} << u"not_in_token"_s << QString();
        QTest::newRow("not known") << ScopeSet{file} << ScopeSet() << QString() << QString();
    }

    void tellsThemApart()
    {
        QFETCH(const ScopeSet, requested);
        QFETCH(const ScopeSet, granted);
        const Facts facts = driveScopeFacts(requested, granted);
        QTEST(facts.value(u"drive_scopes"_s), "state");
        QTEST(facts.value(u"scopes"_s), "scopes");
    }

    void aRefusalForWantOfAScopeNamesThem()
    {
        const HttpResponse refused{
            .status = 403, .headers = {}, .body = testData(u"drive/errors/scope_insufficient.json"_s)};
        DriveStandIn standIn({.answers = {{0, refused}, {1, refusal(404, "notFound")}}});
        QVERIFY(standIn.listen());
        const Facts scopes = driveScopeFacts({file}, {file});
        const auto factsOfRefusal = [&] {
            DriveListing listing(
                m_network, {.apiRoot = standIn.root(), .scopes = scopes}, Secret(u"t"_s), {});
            QSignalSpy finished(&listing, &DriveListing::finished);
            listing.start();
            if (!finished.wait())
                return Facts();
            return finished.first().first().value<Result<qint64>>().error().facts;
        };
        QCOMPARE(factsOfRefusal().value(u"scopes"_s), u"drive.file"_s);
        QVERIFY(!factsOfRefusal().contains(u"scopes"_s)); // another refusal has nothing to do with them
    }

private:
    HttpTrace m_trace;
    TracingNetworkAccessManager m_network{m_trace, QDateTime::currentDateTimeUtc};
};

QTEST_GUILESS_MAIN(TestDriveScopes)
#include "tst_drivescopes.moc"
