// SPDX-License-Identifier: Apache-2.0
#include "http/portprobe.h"

#include <QTcpServer>
#include <QTest>

using namespace scopelight;

class TestPortProbe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seesAPortThatIsTakenOnOneAddressOnly_data();
    void seesAPortThatIsTakenOnOneAddressOnly();
    void givesThePortBack();

private:
    const QHostAddress m_v4 = QHostAddress(QHostAddress::LocalHost);
    const QHostAddress m_v6 = QHostAddress(QHostAddress::LocalHostIPv6);
};

void TestPortProbe::seesAPortThatIsTakenOnOneAddressOnly_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::newRow("127.0.0.1") << m_v4;
    QTest::newRow("::1") << m_v6;
}

void TestPortProbe::seesAPortThatIsTakenOnOneAddressOnly()
{
    QFETCH(QHostAddress, address);
    QTcpServer holder;
    if (!holder.listen(address))
        QSKIP("this machine has no such address");
    const quint16 port = holder.serverPort();
    QVERIFY(!isPortFree({m_v4, m_v6}, port));
    holder.close();
    QVERIFY(isPortFree({m_v4, m_v6}, port));
}

void TestPortProbe::givesThePortBack()
{
    QTcpServer holder;
    QVERIFY(holder.listen(m_v4));
    const quint16 port = holder.serverPort();
    holder.close();
    QVERIFY(isPortFree({m_v4}, port) && isPortFree({m_v4}, port));
    QVERIFY(holder.listen(m_v4, port));
}

QTEST_GUILESS_MAIN(TestPortProbe)
#include "tst_portprobe.moc"
