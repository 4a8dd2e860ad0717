// SPDX-License-Identifier: Apache-2.0
#include "oauth/redirecturi.h"

#include <QFileInfo>
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
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    const QString self = u"%1 (%2)"_s.arg(program).arg(QCoreApplication::applicationPid());
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
