// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

/// A server on 127.0.0.1 that answers with the very bytes that a test gives, broken ones included, and keeps
/// every request as it came.
class LoopbackPeer : public QObject {
    Q_OBJECT

public:
    struct Answer {
        QByteArray bytes = {};
        bool closes = true; ///< drops the connection afterwards
    };
    /// Called with each complete request.
    using Script = std::function<Answer(const QByteArray& request)>;

    explicit LoopbackPeer(Script script);
    /// Answers every request with the same bytes, then closes.
    explicit LoopbackPeer(const QByteArray& answer);
    ~LoopbackPeer() override;

    QUrl url(const QString& pathAndQuery = QStringLiteral("/")) const;
    quint16 port() const { return m_server.serverPort(); }
    const QList<QByteArray>& requests() const { return m_requests; }
    qsizetype connections() const { return m_connections; }
    /// What came on any connection without becoming a complete request.
    QByteArray unfinished() const;
    /// More bytes on the connection that came last.
    void write(const QByteArray& bytes);

private:
    void accept();
    void read(QTcpSocket* socket);

    Script m_script;
    QTcpServer m_server;
    QHash<QTcpSocket*, QByteArray> m_buffers;
    QByteArray m_leftOver; ///< of connections that are gone
    QTcpSocket* m_last = nullptr;
    QList<QByteArray> m_requests;
    qsizetype m_connections = 0;
};

/// "HTTP/1.1 STATUS X" with Connection: close, Content-Length, the given header lines (each with CR LF) and
/// the body. Without the announcement a next POST could be lost on a connection that is being closed.
QByteArray httpAnswer(int status, const QByteArray& body, const QByteArray& headerLines = {});
