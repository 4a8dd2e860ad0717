// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirecturi.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestPortOwner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheProgramThatHoldsAPort();
    void hasNoOwnerForAFreePort();
};

void TestPortOwner::namesTheProgramThatHoldsAPort()
{
#ifdef Q_OS_LINUX
    const QString self = u"tst_portowner (%1)"_s.arg(QCoreApplication::applicationPid());
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::AnyIPv4, QHostAddress::Any}) {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(address)));
        QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), server.serverPort()), self);
    }
    QTcpServer server;
    if (!server.listen(QHostAddress(QHostAddress::LocalHostIPv6)))
        QSKIP("no IPv6 here");
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHostIPv6), server.serverPort()), self);
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), server.serverPort()), QString());
#else
    QSKIP("known on Linux only");
#endif
}

void TestPortOwner::hasNoOwnerForAFreePort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
    const quint16 port = server.serverPort();
    server.close();
    QCOMPARE(portOwner(QHostAddress(QHostAddress::LocalHost), port), QString());
}

QTEST_GUILESS_MAIN(TestPortOwner)
#include "tst_portowner.moc"
