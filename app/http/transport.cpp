// SPDX-License-Identifier: Apache-2.0
#include "http/transport.h"

#include "http/redaction.h"

#include <QNetworkReply>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

constexpr const char* abortCodeProperty = "scopelightAbortCode";

int statusOf(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

/// Qt reports a complete 4xx or 5xx answer as an error too: of the content, the server or (400) the protocol.
bool isAnswer(const QNetworkReply& reply)
{
    const QNetworkReply::NetworkError error = reply.error();
    const int status = statusOf(reply);
    if (error == QNetworkReply::NoError)
        return true;
    // At the end of these two Qt rewinds the body, although it does not follow them.
    if (error == QNetworkReply::ContentReSendError)
        return status == 307 || status == 308;
    return status >= 400 && error > QNetworkReply::UnknownProxyError;
}

QString transportCode(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"connection_refused"_s;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // the connection was dropped, and our body cannot be sent twice
        return u"connection_closed"_s;
    case QNetworkReply::HostNotFoundError:
        return u"unknown_host"_s;
    case QNetworkReply::TimeoutError:
        return u"timeout"_s;
    case QNetworkReply::OperationCanceledError:
        return u"cancelled"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"tls_failed"_s;
    case QNetworkReply::ProtocolUnknownError: // RefusedReply
        return u"insecure_url"_s;
    default:
        break;
    }
    const bool isProxyError =
        error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError;
    return isProxyError ? u"proxy_failed"_s : u"network_failed"_s;
}

/// Qt 6.4 tells of a proxy that does not let it through in words alone, which are not translated here.
QString codeOf(const QNetworkReply& reply)
{
    const bool isInWords =
        reply.error() == QNetworkReply::UnknownNetworkError && reply.errorString().startsWith(u"Proxy ");
    return isInWords ? u"proxy_failed"_s : transportCode(reply.error());
}

} // namespace

HttpResponse toResponse(QNetworkReply& reply)
{
    HttpResponse response{.status = statusOf(reply)};
    for (const auto& [name, value] : reply.rawHeaderPairs())
        response.headers.append(name, value);
    if (reply.isOpen()) // not after an abort
        response.body = reply.peek(reply.bytesAvailable());
    return response;
}

std::optional<Error> transportError(const QNetworkReply& reply, Step step)
{
    const QString abortCode = reply.property(abortCodeProperty).toString();
    if (abortCode.isEmpty() && isAnswer(reply))
        return std::nullopt;
    const QUrl url = reply.request().url();
    const int port = url.port(url.scheme() == "https"_L1 ? 443 : 80);
    return Error{step, abortCode.isEmpty() ? codeOf(reply) : abortCode,
        {
            {u"url"_s, redacted(url).toString(QUrl::FullyEncoded)},
            {u"host"_s, url.host()},
            {u"port"_s, QString::number(port)},
            {u"reason"_s, redacted(reply.errorString())},
        }};
}

void abortReply(QNetworkReply& reply, const QString& code)
{
    reply.setProperty(abortCodeProperty, code);
    reply.abort();
}

} // namespace scopelight
