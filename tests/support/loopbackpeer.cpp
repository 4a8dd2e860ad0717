// SPDX-License-Identifier: Apache-2.0
#include "loopbackpeer.h"

#include <QTcpSocket>

namespace {

/// The size of the complete request at the start of the buffer, or -1.
qsizetype requestSize(const QByteArray& buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return -1;
    const QByteArray head = buffer.first(headEnd).toLower() + "\r\n";
    const qsizetype field = head.indexOf("\r\ncontent-length:");
    qsizetype bodySize = 0;
    if (field >= 0) {
        const qsizetype start = field + 17;
        bodySize = head.sliced(start, head.indexOf("\r\n", start) - start).trimmed().toLongLong();
    }
    const qsizetype size = headEnd + 4 + bodySize;
    return buffer.size() >= size ? size : -1;
}

} // namespace

LoopbackPeer::LoopbackPeer(Script script)
    : m_script(std::move(script))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackPeer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

LoopbackPeer::LoopbackPeer(const QByteArray& answer)
    : LoopbackPeer([answer](const QByteArray&) { return Answer{answer}; })
{
}

LoopbackPeer::~LoopbackPeer()
{
    for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
        socket->disconnect(this);
}

QUrl LoopbackPeer::url(const QString& pathAndQuery) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(pathAndQuery));
}

QByteArray LoopbackPeer::unfinished() const
{
    return m_leftOver + m_buffers.values().join();
}

void LoopbackPeer::write(const QByteArray& bytes)
{
    if (m_last != nullptr)
        m_last->write(bytes);
}

void LoopbackPeer::accept()
{
    QTcpSocket* socket = m_server.nextPendingConnection();
    ++m_connections;
    m_last = socket;
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_leftOver += m_buffers.take(socket);
        if (m_last == socket)
            m_last = nullptr;
        socket->deleteLater();
    });
}

void LoopbackPeer::read(QTcpSocket* socket)
{
    QByteArray& buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype size = requestSize(buffer);
    if (size < 0)
        return;
    m_requests.append(buffer.first(size));
    buffer.remove(0, size);
    const Answer answer = m_script(m_requests.constLast());
    socket->write(answer.bytes);
    if (answer.closes)
        socket->disconnectFromHost();
}

QByteArray httpAnswer(int status, const QByteArray& body, const QByteArray& headerLines)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headerLines + "\r\n" + body;
}
