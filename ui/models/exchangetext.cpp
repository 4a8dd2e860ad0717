// SPDX-License-Identifier: Apache-2.0
#include "models/exchangetext.h"

#include "http/formparameters.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExchangeText", text);
}

QString headersText(const HttpHeaders& headers)
{
    QString text;
    for (const auto& [name, value] : headers.fields())
        text += QString::fromUtf8(name.toLower() + ": " + value + '\n');
    return text;
}

QString formText(const QByteArray& form)
{
    QString text;
    for (const auto& [name, value] : FormParameters::parse(form).pairs())
        text += name + u" = "_s + value + u'\n';
    return text;
}

QString bodyText(const HttpHeaders& headers, const QByteArray& body)
{
    if (body.isEmpty())
        return {};
    const QByteArray type = mediaType(headers);
    if (type == "application/x-www-form-urlencoded")
        return formText(body);
    const QJsonDocument json = QJsonDocument::fromJson(body);
    return json.isNull() ? QString::fromUtf8(body) : QString::fromUtf8(json.toJson(QJsonDocument::Indented));
}

QString queryText(const QUrl& url)
{
    return url.hasQuery() ? formText(url.query(QUrl::FullyEncoded).toLatin1()) : QString();
}

} // namespace

QString exchangeText(const HttpExchange& exchange)
{
    const HttpRequest& request = exchange.request;
    const HttpResponse& response = exchange.response;
    QString text = tr("REQUEST  %1\n").arg(QLocale::c().toString(exchange.startedAt, u"hh:mm:ss.zzz"_s));
    text += QString::fromLatin1(request.method) + u' '
        + request.url.toString(QUrl::RemoveQuery | QUrl::FullyEncoded) + u'\n';
    for (const QString& part :
        {queryText(request.url), headersText(request.headers), bodyText(request.headers, request.body)}) {
        if (!part.isEmpty())
            text += u'\n' + part;
    }
    text += u'\n' + tr("ANSWER  ");
    if (!exchange.failure.isEmpty() && response.status == 0)
        return text + exchange.failure + u'\n';
    text += tr("%1, %2 ms, %3 ms until the first byte\n")
                .arg(response.status)
                .arg(exchange.elapsedMs)
                .arg(exchange.waitMs);
    for (const QString& part : {headersText(response.headers), bodyText(response.headers, response.body)}) {
        if (!part.isEmpty())
            text += u'\n' + part;
    }
    return text;
}

} // namespace scopelight
