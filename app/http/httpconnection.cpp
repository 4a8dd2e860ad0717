// SPDX-License-Identifier: Apache-2.0
#include "http/httpconnection.h"

#include "http/httpgrammar.h"
#include "http/socketcalls.h"

#include <QPointer>
#include <QTcpSocket>

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace scopelight {

namespace {

constexpr qsizetype readBufferBytes = 16 * 1024;
constexpr auto lingering = 2s;

/// A line break in a value would let its author write our headers.
bool isSendable(const HttpHeaders& headers)
{
    return std::ranges::all_of(headers.fields(),
        [](const HttpHeaders::Field& field) { return isToken(field.first) && isFieldValue(field.second); });
}

bool isServersOwn(QByteArrayView name)
{
    return std::ranges::any_of(std::initializer_list<QByteArrayView>{"Connection", "Content-Length"},
        [name](QByteArrayView own) { return name.compare(own, Qt::CaseInsensitive) == 0; });
}

QByteArray toWire(const HttpResponse& response, bool withBody)
{
    if (!isSendable(response.headers))
        return toWire({.status = 500}, withBody);
    QByteArray wire = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status);
    for (const auto& [name, value] : response.headers.fields()) {
        if (!isServersOwn(name))
            wire += "\r\n" + name + ": " + value;
    }
    if (response.status != 204) // RFC 9110 §8.6
        wire += "\r\nContent-Length: " + QByteArray::number(response.body.size());
    wire += "\r\nConnection: close\r\n\r\n";
    return withBody && response.status != 204 ? wire + response.body : wire;
}

} // namespace

HttpConnection::HttpConnection(
    QTcpSocket* socket, const ServerLimits& limits, std::shared_ptr<const HttpServer::Handler> handler)
    : m_socket(socket)
    , m_stageMs(limits.requestMs)
    , m_handler(std::move(handler))
    , m_parser(limits.request)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(readBufferBytes);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::drop);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::closeWhenWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline.start(m_stageMs);
}

void HttpConnection::finish()
{
    if (m_stage == Stage::Reading)
        drop();
    else if (m_stage == Stage::Handling)
        m_deadline.start(m_stageMs);
}

void HttpConnection::drop()
{
    m_stage = Stage::Closing;
    m_socket->abort();
    deleteLater();
}

void HttpConnection::read()
{
    const QByteArray bytes = m_socket->readAll(); // at most the read buffer
    if (m_stage != Stage::Reading)
        return; // discarded, so that closing does not reset the connection under the answer
    switch (m_parser.feed(bytes)) {
    case RequestParser::State::Reading:
        return;
    case RequestParser::State::Complete:
        return handle();
    case RequestParser::State::Refused:
        m_stage = Stage::Handling;
        answer({.status = m_parser.refusalStatus()});
        Q_EMIT refused(m_parser.request(), m_parser.refusalStatus());
        return;
    }
}

void HttpConnection::handle()
{
    m_stage = Stage::Handling;
    m_deadline.stop();
    (*m_handler)(m_parser.request(), [connection = QPointer(this)](const HttpResponse& response) {
        if (connection)
            connection->answer(response);
    });
}

void HttpConnection::answer(const HttpResponse& response)
{
    if (m_stage != Stage::Handling || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_stage = Stage::Answering;
    m_deadline.start(m_stageMs);
    m_socket->write(toWire(response, m_parser.request().method != "HEAD"));
    m_socket->flush(); // at once: Qt drops what is unsent when the client has closed its side
}

void HttpConnection::closeWhenWritten()
{
    if (m_stage != Stage::Answering || m_socket->bytesToWrite() > 0)
        return;
    m_stage = Stage::Closing;
    closeWriteSide(*m_socket); // the answer has ended; the client may still be sending
    m_deadline.start(lingering);
}

} // namespace scopelight
