// SPDX-License-Identifier: Apache-2.0
#include "google/drivelisting.h"
#include "http/formparameters.h"
#include "http/httptrace.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// Plays files.list and holds back the end of each page: its first bytes name the next page.
class SlowDrive : public QObject {
public:
    explicit SlowDrive(int pages)
        : m_pages(pages)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { begin(*socket); });
        });
    }

    bool listen() { return m_server.listen(QHostAddress::LocalHost); }
    QUrl root() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    qsizetype requests() const { return m_waiting.size(); }
    /// Lets the page end.
    void release(int page) { m_waiting.at(page)->write(rest(page)); }

private:
    static QByteArray rest(qsizetype page)
    {
        return R"("files":[{"id":"file )" + QByteArray::number(page) + R"("}]})";
    }

    void begin(QTcpSocket& socket)
    {
        if (!socket.readAll().startsWith("GET "))
            return;
        const QByteArray end = rest(m_waiting.size());
        m_waiting.append(&socket);
        const bool isLast = m_waiting.size() == m_pages;
        const QByteArray start =
            isLast ? "{"_ba : R"({"nextPageToken":"t)" + QByteArray::number(m_waiting.size()) + "\",";
        socket.write(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(start.size() + end.size()) + "\r\n\r\n" + start);
    }

    QTcpServer m_server;
    int m_pages;
    QList<QTcpSocket*> m_waiting; ///< one a page, in the order of the requests
};

struct Fixture {
    explicit Fixture(const QUrl& root)
        : listing(network, {.apiRoot = root}, Secret(u"token"_s), {})
    {
        QObject::connect(&listing, &DriveListing::finished, &listing,
            [this](const Result<qint64>& end) { isWell = end.has_value(); });
    }
    HttpTrace trace;
    TracingNetworkAccessManager network{trace, QDateTime::currentDateTimeUtc};
    DriveListing listing;
    bool isWell = false;
};

} // namespace

class TestDriveOverlap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForTheNextPageBeforeThisOneIsComplete();
    void keepsFewPagesUnderWay();
    void joinsPagesInOrderHoweverTheyArrive();
};

void TestDriveOverlap::asksForTheNextPageBeforeThisOneIsComplete()
{
    SlowDrive drive(2);
    QVERIFY(drive.listen());
    Fixture run(drive.root());
    run.listing.start();
    // The second request comes although not one page has ended, let alone been parsed.
    QTRY_COMPARE(drive.requests(), 2);
    QCOMPARE(run.listing.count(), 0);
    drive.release(0);
    drive.release(1);
    QTRY_VERIFY(run.isWell);
    QCOMPARE(run.listing.count(), 2);
}

void TestDriveOverlap::keepsFewPagesUnderWay()
{
    constexpr int pages = 8;
    SlowDrive drive(pages);
    QVERIFY(drive.listen());
    Fixture run(drive.root());
    run.listing.start();
    for (int page = 0; page < pages; ++page) {
        // Each page that is under way has named the next, and yet no more than three are asked for.
        const int expected = std::min(pages, page + 3);
        QTRY_COMPARE(drive.requests(), expected);
        drive.release(page);
        QTRY_COMPARE(run.listing.count(), page + 1);
        QVERIFY(drive.requests() <= expected + 1);
    }
    QTRY_VERIFY(run.isWell);
}

void TestDriveOverlap::joinsPagesInOrderHoweverTheyArrive()
{
    SlowDrive drive(3);
    QVERIFY(drive.listen());
    Fixture run(drive.root());
    run.listing.start();
    QTRY_COMPARE(drive.requests(), 3);
    for (const int page : {2, 1, 0}) {
        QCOMPARE(run.listing.count(), 0);
        drive.release(page);
        QTRY_COMPARE(run.trace.exchanges().size(), 3 - page);
    }
    QTRY_VERIFY(run.isWell);
    QStringList ids;
    for (const DriveFile& file : run.listing.files())
        ids.append(file.id);
    QCOMPARE(ids, (QStringList{u"file 0"_s, u"file 1"_s, u"file 2"_s}));
}

QTEST_GUILESS_MAIN(TestDriveOverlap)
#include "tst_driveoverlap.moc"
