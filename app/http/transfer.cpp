// SPDX-License-Identifier: Apache-2.0
#include "http/transfer.h"

#include "http/transport.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace scopelight {

Transfer::Transfer(QNetworkReply& reply, Recording recording, Sending sending)
    : QObject(&reply)
    , m_reply(reply)
    , m_recording(std::move(recording))
    , m_sending(std::move(sending))
{
    m_recording.exchange.startedAt = m_recording.clock();
    m_recording.exchange.response.status = 0;
    connect(
        &reply, &QNetworkReply::requestSent, this, [this] { m_recording.exchange.connectMs = elapsedMs(); });
    connect(&reply, &QNetworkReply::metaDataChanged, this, &Transfer::takeHead);
    connect(&reply, &QNetworkReply::readyRead, this, &Transfer::takeBytes);
    connect(&reply, &QNetworkReply::finished, this, &Transfer::finish);
    // Not QNetworkRequest::setTransferTimeout(): that one starts again with every byte.
    connect(&m_timeout, &QTimer::timeout, this, [this] { abortReply(m_reply, u"timeout"_s); });
    m_timeout.setSingleShot(true);
    m_timeout.start(m_sending.options.timeoutMs);
}

Transfer::~Transfer()
{
    if (m_isRecorded)
        return;
    record(u"cancelled"_s);
    if (m_sending.onFinished)
        m_sending.onFinished(fail(m_sending.options.step, u"cancelled"_s));
}

/// When this thread was busy, both ends come at once and cannot be told apart: then all of it is the wait.
void Transfer::takeHead()
{
    HttpExchange& exchange = m_recording.exchange;
    exchange.waitMs = elapsedMs();
    if (exchange.connectMs == exchange.waitMs)
        exchange.connectMs = 0;
}

void Transfer::takeBytes()
{
    if (m_body.size() + m_reply.bytesAvailable() > m_sending.options.maxBodyBytes) {
        abortReply(m_reply, u"body_too_large"_s);
        return;
    }
    if (!m_sending.onFinished || !m_reply.isOpen())
        return;
    const QByteArray bytes = m_reply.readAll();
    m_body += bytes;
    if (m_sending.options.onBytes && !bytes.isEmpty())
        m_sending.options.onBytes(bytes);
}

void Transfer::finish()
{
    m_timeout.stop();
    takeBytes();
    HttpResponse response = toResponse(m_reply);
    if (m_sending.onFinished)
        response.body = m_body;
    m_recording.exchange.response = response;
    const auto error = transportError(m_reply, m_sending.options.step);
    record(error ? error->code : QString());
    if (!m_sending.onFinished)
        return;
    m_reply.deleteLater();
    if (error)
        m_sending.onFinished(tl::unexpected(*error));
    else
        m_sending.onFinished(response);
}

void Transfer::record(const QString& failure)
{
    m_isRecorded = true;
    m_recording.exchange.failure = failure;
    m_recording.exchange.elapsedMs = elapsedMs();
    m_recording.trace.record(m_recording.exchange, m_sending.options.recordedBodyBytes);
}

qint64 Transfer::elapsedMs() const
{
    return m_recording.exchange.startedAt.msecsTo(m_recording.clock());
}

} // namespace scopelight
