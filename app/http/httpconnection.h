// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpserver.h"

#include <QTimer>

class QTcpSocket;

namespace scopelight {

/// One accepted connection: reads one request, has it handled, writes the answer and closes in stages
/// (RFC 9112 §9.6). Every stage but the handler's is bounded in time. Belongs to nobody and deletes itself,
/// always from the event loop, so that the handler may close or delete the server.
class HttpConnection : public QObject {
    Q_OBJECT

public:
    HttpConnection(
        QTcpSocket* socket, const ServerLimits& limits, std::shared_ptr<const HttpServer::Handler> handler);

    /// Whether nobody loses anything when it is dropped: nothing has arrived, or all is answered.
    bool isIdle() const { return m_stage == Stage::Closing || m_parser.isIdle(); }
    /// The server listens no more: an unfinished request is dropped, a complete one still gets its answer.
    void finish();
    /// Closes at once.
    void drop();

Q_SIGNALS:
    /// As HttpServer::refused().
    void refused(const scopelight::ServerRequest& begun, int status);

private:
    enum class Stage { Reading, Handling, Answering, Closing };

    void read();
    void handle();
    void answer(const HttpResponse& response);
    void closeWhenWritten();

    QTcpSocket* m_socket;
    int m_stageMs;
    std::shared_ptr<const HttpServer::Handler> m_handler;
    RequestParser m_parser;
    Stage m_stage = Stage::Reading;
    QTimer m_deadline;
};

} // namespace scopelight
