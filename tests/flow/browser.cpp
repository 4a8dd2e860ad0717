// SPDX-License-Identifier: Apache-2.0
#include "browser.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>

#include <memory>

namespace {

constexpr int patienceMs = 10'000;
constexpr quint16 redirectPort = 8080;

struct Answer {
    Browser::Page page = {};
    QUrl location = {};
};

Answer get(const QUrl& address)
{
    QNetworkAccessManager network;
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(patienceMs);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QByteArray location = reply->rawHeader("Location");
    return {{address, reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()},
        location.isEmpty() ? QUrl() : address.resolved(QUrl::fromEncoded(location))};
}

} // namespace

Browser::Page Browser::open(const QUrl& address)
{
    Answer answer = get(address);
    for (int hops = 0; hops < 10 && !answer.location.isEmpty(); ++hops)
        answer = get(answer.location);
    return answer.page;
}

QUrl Browser::landing(const QUrl& address)
{
    QUrl next = address;
    for (int hops = 0; hops < 10 && !next.isEmpty() && next.port() != redirectPort; ++hops)
        next = get(next).location;
    return next;
}

QByteArray sendToPort8080(const QList<QByteArray>& pieces)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), redirectPort);
    if (!socket.waitForConnected(patienceMs))
        return {};
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const QByteArray& piece : pieces) {
        socket.write(piece);
        socket.waitForBytesWritten(patienceMs);
    }
    socket.waitForDisconnected(patienceMs);
    return socket.readAll();
}
