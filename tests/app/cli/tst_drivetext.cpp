// SPDX-License-Identifier: Apache-2.0
#include "cli/drivetext.h"

#include "loopbackpeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const QString drive = u"https://www.googleapis.com/auth/drive"_s;

/// A listing of one page with these files, come to its end.
struct Listed {
    explicit Listed(const QJsonArray& files, const DriveQuery& wanted = {}, bool incomplete = false)
        : peer(httpAnswer(200,
            QJsonDocument(QJsonObject{{u"files"_s, files}, {u"incompleteSearch"_s, incomplete}}).toJson(),
            "Content-Type: application/json\r\n"))
        , listing(network, at(wanted), Secret(u"token"_s), {})
    {
        QSignalSpy finished(&listing, &DriveListing::finished);
        listing.start();
        hasEnded = finished.wait();
    }

    DriveQuery at(DriveQuery query) const
    {
        query.apiRoot = peer.url();
        return query;
    }
    QString text(const ScopeSet& granted = {drive}) const
    {
        return listingText(listing, granted, u"the practice provider"_s);
    }

    LoopbackPeer peer;
    HttpTrace trace = {};
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    DriveListing listing;
    bool hasEnded = false;
};

QJsonObject file(const QString& name)
{
    return {{u"id"_s, u"1"_s}, {u"name"_s, name}, {u"mimeType"_s, u"application/vnd.google-apps.folder"_s}};
}

} // namespace

class TestDriveText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsAFileALine();
    void keepsTheColumnsAndThePlainText();
    void saysWhatAnEmptyListMeans_data();
    void saysWhatAnEmptyListMeans();
    void printsTheNumberAlone();
    void saysBesideTheNumberWhatItMeans();
    void saysThatABrokenOffListIsNotAll();
    void saysWhatItWaitsFor();
};

void TestDriveText::listsAFileALine()
{
    QJsonObject whole = file(u"Report.pdf"_s);
    whole.insert(u"mimeType"_s, u"application/pdf"_s);
    whole.insert(u"size"_s, u"1500000"_s);
    whole.insert(u"modifiedTime"_s, u"2026-03-01T12:30:00.000Z"_s);
    whole.insert(u"owners"_s, QJsonArray{QJsonObject{{u"emailAddress"_s, u"ana@example.com"_s}}});
    const Listed listed({whole, file(u"Plans"_s)}, {}, true);
    QVERIFY(listed.hasEnded);
    const QStringList lines = listed.text().split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].simplified(), u"Report.pdf pdf 1.5 MB 2026-03-01 12:30 ana@example.com"_s);
    QCOMPARE(lines[1].simplified(), u"Plans folder - -"_s);
    QVERIFY2(lines[2].startsWith(u"2 files. The practice provider says that not everything"_s),
        qPrintable(lines[2]));
}

void TestDriveText::keepsTheColumnsAndThePlainText()
{
    const Listed listed({file(QString(60, u'x')), file(u"\x1b[31mred\n\u202egpj"_s), file(u"short"_s)});
    QVERIFY(listed.hasEnded);
    const QStringList lines = listed.text().split(u'\n');
    QCOMPARE(lines.size(), 4);
    for (const QString& line : lines.first(3))
        QCOMPARE(line.indexOf(u"folder"_s), 50);
    QVERIFY2(
        !listed.text().contains(u'\x1b') && !listed.text().contains(u'\u202e'), qPrintable(listed.text()));
}

void TestDriveText::saysWhatAnEmptyListMeans_data()
{
    QTest::addColumn<ScopeSet>("granted");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("says");
    QTest::newRow("all of Drive") << ScopeSet{drive} << QString()
                                  << u"this account's Drive has none that fit"_s;
    QTest::newRow("own files") << ScopeSet{u"openid"_s, drive + u".file"_s} << QString()
                               << u"With drive.file that is normal"_s;
    QTest::newRow("own files and more") << ScopeSet{drive + u".file"_s, drive + u".readonly"_s} << QString()
                                        << u"this account's Drive has none that fit"_s;
    QTest::newRow("hidden folder") << ScopeSet{drive + u".appdata"_s} << QString()
                                   << u"With drive.appdata that is normal"_s;
    QTest::newRow("a query") << ScopeSet{drive} << u"name = 'x'"_s << u"No files fit the query."_s;
}

void TestDriveText::saysWhatAnEmptyListMeans()
{
    QFETCH(const ScopeSet, granted);
    QFETCH(const QString, query);
    QFETCH(const QString, says);
    const Listed listed({}, {.query = query});
    QVERIFY(listed.hasEnded);
    QVERIFY2(listed.text(granted).contains(says), qPrintable(listed.text(granted)));
}

void TestDriveText::printsTheNumberAlone()
{
    const Listed listed({file(u"a"_s), file(u"b"_s)}, {.countOnly = true});
    QVERIFY(listed.hasEnded);
    QCOMPARE(listed.text(), u"2"_s);
}

void TestDriveText::saysBesideTheNumberWhatItMeans()
{
    const Listed none({}, {.countOnly = true}, true);
    QVERIFY(none.hasEnded);
    const QString remarks = remarksText(none.listing, {drive + u".file"_s}, u"Google"_s);
    QVERIFY2(remarks.contains(u"With drive.file that is normal"_s), qPrintable(remarks));
    QVERIFY2(remarks.contains(u"Google says that not everything was searched"_s), qPrintable(remarks));
    const Listed some({file(u"a"_s)}, {.countOnly = true});
    QVERIFY(some.hasEnded);
    QCOMPARE(remarksText(some.listing, {drive}, u"Google"_s), QString());
}

void TestDriveText::saysThatABrokenOffListIsNotAll()
{
    const Listed listed({file(u"a"_s), file(u"b"_s)});
    QVERIFY(listed.hasEnded);
    const QStringList lines = brokenOffText(listed.listing).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[2], u"2 files. That is not all: the listing broke off here."_s);
}

void TestDriveText::saysWhatItWaitsFor()
{
    QCOMPARE(progressText({.files = 1, .pages = 1}, u"Google"_s), u"1 file so far, reading page 2"_s);
    QCOMPARE(progressText({.files = 1200, .waiting = u"rate_limited"_s, .retryInMs = 1500}, u"Google"_s),
        u"1,200 files so far. Google asks for fewer requests. Going on in 2 s."_s);
}

QTEST_GUILESS_MAIN(TestDriveText)
#include "tst_drivetext.moc"
