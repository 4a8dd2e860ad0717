// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpserver.h"
#include "http/tracingnetworkaccessmanager.h"
#include "wiretext.h"

#include <QTest>

/// A server on 127.0.0.1 that gives prepared answers in turn (the last one stays) and keeps what it was sent.
class QuestionedServer {
public:
    QuestionedServer()
        : m_server(
            [this](const scopelight::ServerRequest& request, const scopelight::HttpServer::Respond& respond) {
                m_requests.append(request);
                respond(m_answers.size() > 1 ? m_answers.takeFirst() : m_answers.value(0));
            },
            {.request = {.bodyBytes = 64 * 1024}})
    {
        m_isListening = m_server.listen(QHostAddress::LocalHost, 0).has_value();
    }

    bool isListening() const { return m_isListening; }
    void close() { m_server.close(); }
    QString origin() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()); }
    void answer(const scopelight::HttpResponse& response) { m_answers.append(response); }
    void answer(int status, const QByteArray& json)
    {
        answer({.status = status, .headers = {{"Content-Type", "application/json"}}, .body = json});
    }
    qsizetype requestCount() const { return m_requests.size(); }

    /// wireText() of a request, in which HOST stands for the host.
    QByteArray wireText(qsizetype index) const
    {
        const scopelight::ServerRequest request = m_requests.value(index);
        QByteArray bytes = request.method + ' ' + request.target + "\r\n";
        for (const auto& [name, value] : request.headers.fields())
            bytes += name + ": " + value + "\r\n";
        return ::wireText(bytes + "\r\n" + request.body).replace("host: " + host(), "host: HOST");
    }

private:
    QByteArray host() const { return origin().toLatin1().sliced(QByteArrayView("http://").size()); }

    QList<scopelight::ServerRequest> m_requests;
    QList<scopelight::HttpResponse> m_answers;
    scopelight::HttpServer m_server;
    bool m_isListening = false;
};

/// What a future brings, waited for with the event loop running.
template <class T>
T waitFor(const QFuture<T>& future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        qFatal("No answer in time");
    return future.result();
}
