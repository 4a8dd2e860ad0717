// SPDX-License-Identifier: Apache-2.0
#include "http/har.h"

#include "http/formparameters.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

// HAR's word for "not known", as of sizes: what went over the wire is not what is kept.
constexpr int notKnown = -1;

QJsonObject pair(const QString& name, const QString& value)
{
    return {{u"name"_s, name}, {u"value"_s, value}};
}

QJsonArray toJson(const HttpHeaders& headers)
{
    QJsonArray fields;
    for (const auto& [name, value] : headers.fields())
        fields.append(pair(QString::fromUtf8(name), QString::fromUtf8(value)));
    return fields;
}

QJsonArray queryString(const QUrl& url)
{
    QJsonArray parameters;
    for (const auto& [name, value] : FormParameters::parse(url.query(QUrl::FullyEncoded).toLatin1()).pairs())
        parameters.append(pair(name, value));
    return parameters;
}

QString contentType(const HttpHeaders& headers)
{
    return QString::fromUtf8(headers.value("Content-Type"));
}

QJsonObject toJson(const HttpRequest& request)
{
    QJsonObject json{
        {u"method"_s, QString::fromUtf8(request.method)},
        {u"url"_s, request.url.toString(QUrl::FullyEncoded)},
        {u"httpVersion"_s, u"HTTP/1.1"_s},
        {u"cookies"_s, QJsonArray()},
        {u"headers"_s, toJson(request.headers)},
        {u"queryString"_s, queryString(request.url)},
        {u"headersSize"_s, notKnown},
        {u"bodySize"_s, notKnown},
    };
    if (!request.body.isEmpty()) {
        json.insert(u"postData"_s,
            QJsonObject{{u"mimeType"_s, contentType(request.headers)}, {u"params"_s, QJsonArray()},
                {u"text"_s, QString::fromUtf8(request.body)}});
    }
    return json;
}

QJsonObject content(const HttpResponse& response)
{
    QJsonObject json{{u"size"_s, response.body.size()}, {u"mimeType"_s, contentType(response.headers)}};
    const QString text = QString::fromUtf8(response.body);
    if (text.toUtf8() == response.body) {
        json.insert(u"text"_s, text);
        return json;
    }
    json.insert(u"text"_s, QString::fromLatin1(response.body.toBase64()));
    json.insert(u"encoding"_s, u"base64"_s);
    return json;
}

QJsonObject toJson(const HttpResponse& response)
{
    return {
        {u"status"_s, response.status},
        {u"statusText"_s, QString::fromLatin1(reasonPhrase(response.status))},
        {u"httpVersion"_s, u"HTTP/1.1"_s},
        {u"cookies"_s, QJsonArray()},
        {u"headers"_s, toJson(response.headers)},
        {u"content"_s, content(response)},
        {u"redirectURL"_s, QString::fromUtf8(response.headers.value("Location"))},
        {u"headersSize"_s, notKnown},
        {u"bodySize"_s, notKnown},
    };
}

QString directionWord(HttpExchange::Direction direction)
{
    switch (direction) {
    case HttpExchange::Direction::Outgoing:
        return u"outgoing"_s;
    case HttpExchange::Direction::Incoming:
        return u"incoming"_s;
    case HttpExchange::Direction::InBrowser:
        return u"in_browser"_s;
    }
    Q_UNREACHABLE();
}

/// Those that are known add up to the whole time.
QJsonObject timings(const HttpExchange& exchange)
{
    const bool isAnswered = exchange.response.status != 0;
    const qint64 firstByte = isAnswered ? exchange.waitMs : exchange.elapsedMs;
    const qint64 connect = exchange.connectMs > 0 ? exchange.connectMs : notKnown;
    return {{u"connect"_s, connect}, {u"send"_s, 0}, {u"wait"_s, firstByte - exchange.connectMs},
        {u"receive"_s, exchange.elapsedMs - firstByte}};
}

QJsonObject toJson(const HttpExchange& exchange)
{
    QJsonObject json{
        {u"startedDateTime"_s, exchange.startedAt.toUTC().toString(Qt::ISODateWithMs)},
        {u"time"_s, exchange.elapsedMs},
        {u"request"_s, toJson(exchange.request)},
        {u"response"_s, toJson(exchange.response)},
        {u"cache"_s, QJsonObject()},
        {u"timings"_s, timings(exchange)},
        {u"_purpose"_s, exchange.purpose},
        {u"_direction"_s, directionWord(exchange.direction)},
    };
    if (!exchange.failure.isEmpty())
        json.insert(u"_failure"_s, exchange.failure);
    return json;
}

} // namespace

QByteArray toHar(const QList<HttpExchange>& exchanges)
{
    QJsonArray entries;
    for (const HttpExchange& exchange : exchanges)
        entries.append(toJson(exchange));
    const QJsonObject creator{{u"name"_s, u"Scopelight"_s}, {u"version"_s, u"" SCOPELIGHT_VERSION ""_s}};
    const QJsonObject log{{u"version"_s, u"1.2"_s}, {u"creator"_s, creator}, {u"entries"_s, entries}};
    return QJsonDocument(QJsonObject{{u"log"_s, log}}).toJson(QJsonDocument::Indented);
}

} // namespace scopelight
