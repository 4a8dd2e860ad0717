// SPDX-License-Identifier: Apache-2.0
#include "http/tracingnetworkaccessmanager.h"

#include "http/formparameters.h"
#include "http/onetimebody.h"
#include "http/refusedreply.h"
#include "http/transfer.h"

#include <QMetaMethod>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

constexpr auto sendingAttribute = QNetworkRequest::User;

/// The system's proxies, loopback excepted: what is on this machine is not asked of another.
class LoopbackIsDirect : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

void applyNetworkRules(QNetworkRequest& request)
{
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Google compresses only for clients that say gzip here too.
    if (!request.hasRawHeader("User-Agent"))
        request.setRawHeader("User-Agent", "Scopelight/" SCOPELIGHT_VERSION " (gzip)");
}

QByteArray methodName(QNetworkAccessManager::Operation operation, const QNetworkRequest& request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    case QNetworkAccessManager::CustomOperation:
    case QNetworkAccessManager::UnknownOperation:
        break;
    }
    return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
}

HttpRequest toHttpRequest(const QByteArray& method, const QNetworkRequest& request, const QByteArray& body)
{
    HttpRequest plain{.method = method, .url = request.url(), .body = body};
    const QList<QByteArray> names = request.rawHeaderList();
    for (const QByteArray& name : names)
        plain.headers.append(name, request.rawHeader(name));
    return plain;
}

/// Qt's flow does not say why it asks; its form does (RFC 6749 §4.1.3, §6).
QString purposeOf(const QByteArray& form)
{
    const QString grantType = FormParameters::parse(form).valueOr(u"grant_type", {});
    if (grantType == "authorization_code"_L1)
        return u"token_exchange"_s;
    return grantType == "refresh_token"_L1 ? u"refresh"_s : QString();
}

} // namespace

TracingNetworkAccessManager::TracingNetworkAccessManager(HttpTrace& trace, Clock clock, QObject* parent)
    : QNetworkAccessManager(parent)
    , m_trace(trace)
    , m_clock(std::move(clock))
{
    setProxyFactory(new LoopbackIsDirect);
}

TracingNetworkAccessManager::~TracingNetworkAccessManager()
{
    abortAll();
}

QFuture<Result<HttpResponse>> TracingNetworkAccessManager::send(
    const HttpRequest& request, SendOptions options)
{
    const auto promise = std::make_shared<QPromise<Result<HttpResponse>>>();
    promise->start();
    const auto onFinished = [promise](const Result<HttpResponse>& result) {
        promise->addResult(result);
        promise->finish();
    };
    QNetworkRequest qtRequest(request.url);
    for (const auto& [name, value] : request.headers.fields())
        qtRequest.setRawHeader(name, value);
    qtRequest.setAttribute(sendingAttribute, QVariant::fromValue(Sending{std::move(options), onFinished}));
    if (request.method == "GET")
        get(qtRequest);
    else if (request.method == "POST")
        post(qtRequest, request.body);
    else
        sendCustomRequest(qtRequest, request.method, request.body);
    return promise->future();
}

void TracingNetworkAccessManager::abortAll()
{
    QList<QPointer<QNetworkReply>> replies;
    for (QNetworkReply* reply : findChildren<QNetworkReply*>(QString(), Qt::FindDirectChildrenOnly))
        replies.append(reply);
    for (const auto& reply : replies) { // one that ends may take others with it
        if (reply != nullptr && reply->isRunning())
            abortReply(*reply, u"cancelled"_s);
    }
}

QNetworkReply* TracingNetworkAccessManager::createRequest(
    Operation operation, const QNetworkRequest& request, QIODevice* body)
{
    const QByteArray bytes = body != nullptr ? body->readAll() : QByteArray();
    QNetworkRequest hardened = request;
    applyNetworkRules(hardened);
    Sending sending = request.attribute(sendingAttribute).value<Sending>();
    if (!sending.onFinished)
        sending.options.purpose = purposeOf(bytes);

    OneTimeBody* upload = nullptr;
    if (body != nullptr) {
        upload = new OneTimeBody(bytes);
        hardened.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        hardened.setHeader(QNetworkRequest::ContentLengthHeader, bytes.size());
    }
    QNetworkReply* reply = nullptr;
    if (isAllowedUrl(hardened.url()))
        reply = QNetworkAccessManager::createRequest(operation, hardened, upload);
    else
        reply = new RefusedReply(operation, hardened, this);
    if (upload != nullptr)
        upload->setParent(reply);

    const HttpExchange exchange{.purpose = sending.options.purpose,
        .request = toHttpRequest(methodName(operation, hardened), hardened, bytes)};
    new Transfer(*reply, {m_trace, m_clock, exchange}, std::move(sending));
    return reply;
}

void TracingNetworkAccessManager::connectNotify(const QMetaMethod& signal)
{
    if (signal == QMetaMethod::fromSignal(&QNetworkAccessManager::authenticationRequired))
        disconnect(this, &QNetworkAccessManager::authenticationRequired, nullptr, nullptr);
    if (signal == QMetaMethod::fromSignal(&QNetworkAccessManager::proxyAuthenticationRequired))
        disconnect(this, &QNetworkAccessManager::proxyAuthenticationRequired, nullptr, nullptr);
}

} // namespace scopelight
