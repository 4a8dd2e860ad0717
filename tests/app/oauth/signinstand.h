// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpserver.h"
#include "http/tracingnetworkaccessmanager.h"
#include "oauth/authorizationflow.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace scopelight {

/// A port that is free on 127.0.0.1 at this moment.
inline quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// Sends bytes to a loopback port and gives all that comes back until the other side closes; "refused" when
/// nobody listens.
inline QByteArray sendTo(quint16 port, const QByteArray& bytes,
    const QHostAddress& address = QHostAddress(QHostAddress::LocalHost))
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    socket.write(bytes);
    const bool ended = QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
    if (socket.error() == QAbstractSocket::ConnectionRefusedError)
        return "refused";
    return ended ? socket.readAll() : "(still open)";
}

/// The number on an answer's status line; 0 when there is none.
inline int statusOf(const QByteArray& answer)
{
    return answer.mid(9, 3).toInt();
}

/// What a flow needs: a token endpoint on loopback with prepared answers, a redirect URI on a free port, and
/// a browser that is a plain socket. Without a prepared answer the endpoint stays silent.
struct SignInStand {
    QDateTime now = {QDate(2025, 1, 1), QTime(12, 0), Qt::UTC};
    Clock clock = [this] { return now; };
    HttpTrace trace = {};
    TracingNetworkAccessManager network{trace, clock};
    QList<HttpResponse> answers = {};
    QList<ServerRequest> tokenRequests = {};
    QList<HttpServer::Respond> unanswered = {};
    HttpServer tokenServer{[this](const ServerRequest& request, const HttpServer::Respond& respond) {
                               tokenRequests.append(request);
                               if (answers.isEmpty())
                                   unanswered.append(respond);
                               else
                                   respond(answers.takeFirst());
                           },
        {.request = {.bodyBytes = 64 * 1024}}};
    AuthorizationAttempt attempt = {};
    AuthorizationFlow flow{network, trace, clock};
    QList<QUrl> opened = {};
    QList<Error> refused = {};
    QList<Result<TokenSet>> results = {};
    int exchanges = 0;

    explicit SignInStand(const QString& redirectUri = {})
    {
        const bool listening = tokenServer.listen(QHostAddress::LocalHost, 0).has_value();
        Q_ASSERT(listening);
        const QString origin = QStringLiteral("http://127.0.0.1:%1").arg(listening ? tokenServer.port() : 0);
        attempt.client = {.clientId = QStringLiteral("1-a.apps.googleusercontent.com"),
            .clientSecret = Secret(QStringLiteral("GOCSPX-s")),
            .authUri = origin + QStringLiteral("/auth"),
            .tokenUri = origin + QStringLiteral("/token")};
        attempt.server = ServerMetadata::ofClient(attempt.client);
        // The port takes the place of PORT; no slash at the end unless a test wants one.
        QString text = redirectUri.isEmpty() ? QStringLiteral("http://localhost:PORT") : redirectUri;
        text.replace(QStringLiteral("PORT"), QString::number(freePort()));
        attempt.redirectUri = RedirectUri::parse(text).value();
        attempt.scopes = {QStringLiteral("openid"), QStringLiteral("https://www.googleapis.com/auth/drive")};
        QObject::connect(
            &flow, &AuthorizationFlow::readyToOpen, &flow, [this](const QUrl& url) { opened.append(url); });
        QObject::connect(&flow, &AuthorizationFlow::redirectRefused, &flow,
            [this](const Error& reason) { refused.append(reason); });
        QObject::connect(&flow, &AuthorizationFlow::exchanging, &flow, [this] { ++exchanges; });
        QObject::connect(&flow, &AuthorizationFlow::finished, &flow,
            [this](const Result<TokenSet>& result) { results.append(result); });
    }

    quint16 port() const { return attempt.redirectUri.port; }
    QByteArray state() const { return flow.request().state.toLatin1(); }
    void answer(
        int status, const QByteArray& body, HttpHeaders headers = {{"Content-Type", "application/json"}})
    {
        answers.append({.status = status, .headers = std::move(headers), .body = body});
    }
    void answerWithTokens(const QByteArray& refreshToken = "1//r")
    {
        answer(200,
            R"({"access_token":"ya29.a","token_type":"Bearer","expires_in":3599,"refresh_token":")"
                + refreshToken + R"("})");
    }
    /// The browser follows a redirect with that query.
    QByteArray land(const QByteArray& query) const
    {
        return sendTo(port(),
            "GET /?" + query + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port()) + "\r\n\r\n");
    }
    QByteArray landWithCode(const QByteArray& code = "c") const
    {
        return land("state=" + state() + "&code=" + code);
    }
    bool finishes(qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return results.size() >= count; });
    }
    /// Signs in from the first byte to the result.
    bool signIn(const QByteArray& code = "c")
    {
        const qsizetype before = results.size();
        flow.authorize(attempt);
        return statusOf(landWithCode(code)) == 200 && finishes(before + 1);
    }
    /// The code of the last result; "ok" for tokens.
    QString outcome() const
    {
        if (results.isEmpty())
            return QStringLiteral("(none)");
        return results.last() ? QStringLiteral("ok") : results.last().error().code;
    }
};

} // namespace scopelight
