// SPDX-License-Identifier: Apache-2.0
#include "oauth/loopbackreplyhandler.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The sockets of this process, as "socket:[inode]" gives them.
QByteArrayList socketInodes()
{
    QByteArrayList inodes;
    const QDir descriptors(u"/proc/self/fd"_s);
    for (const QString& name :
        descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QString target = QFile(descriptors.filePath(name)).symLinkTarget();
        if (const qsizetype at = target.indexOf(u"socket:["_s); at >= 0)
            inodes.append(target.sliced(at + 8).chopped(1).toLatin1());
    }
    return inodes;
}

/// The local addresses on which this process listens, as /proc spells them.
QByteArrayList listening()
{
    const QByteArrayList own = socketInodes();
    QByteArrayList addresses;
    for (const QString& name : {u"/proc/self/net/tcp"_s, u"/proc/self/net/tcp6"_s}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : file.readAll().split('\n')) {
            const QByteArrayList fields = line.simplified().split(' ');
            if (fields.value(3) == "0A" && own.contains(fields.value(9)))
                addresses.append(fields.value(1));
        }
    }
    return addresses;
}

} // namespace

class TestLoopbackReplyHandler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The base class listens as soon as it is made, on 6.4 on every interface.
    void neverListens()
    {
#ifndef Q_OS_LINUX
        QSKIP("/proc tells who listens");
#endif
        QTcpServer control;
        QVERIFY(control.listen(QHostAddress::LocalHost));
        const QByteArrayList before = listening();
        QCOMPARE(before.size(), 1); // the list would show a listener
        const LoopbackReplyHandler handler(u"http://localhost:8080"_s);
        QCOMPARE(listening(), before);
        QVERIFY(!handler.isListening());
    }

    void tellsTheRedirectUriByteForByte_data()
    {
        QTest::addColumn<QString>("redirectUri");
        for (const QString& uri : {u"http://localhost:8080"_s, u"http://localhost:8080/"_s,
                 u"http://127.0.0.1"_s, u"http://[::1]:1/a%2Fb/"_s, u"http://LOCALHOST:080/cb"_s, QString()})
            QTest::newRow(qPrintable(uri)) << uri;
    }

    void tellsTheRedirectUriByteForByte()
    {
        QFETCH(QString, redirectUri);
        QCOMPARE(LoopbackReplyHandler(redirectUri).callback(), redirectUri);
    }

    void handsOnTheRedirectThatWasFoundRight()
    {
        LoopbackReplyHandler handler(u"http://localhost:8080"_s);
        const QSignalSpy received(&handler, &LoopbackReplyHandler::callbackReceived);
        handler.accept(Secret(u"4/0A%2B"_s), u"s"_s);
        QCOMPARE(received.size(), 1);
        QCOMPARE(
            received.first().first().toMap(), (QVariantMap{{u"code"_s, u"4/0A%2B"_s}, {u"state"_s, u"s"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestLoopbackReplyHandler)
#include "tst_loopbackreplyhandler.moc"
