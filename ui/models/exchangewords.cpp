// SPDX-License-Identifier: Apache-2.0
#include "models/exchangewords.h"

#include "doctor/explain.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExchangeWords", text);
}

} // namespace

QString purposeText(const HttpExchange& exchange)
{
    const QString& purpose = exchange.purpose;
    if (purpose == u"authorization")
        return tr("Sign-in address");
    if (purpose == u"token_exchange")
        return tr("Code for tokens");
    if (purpose == u"refresh")
        return tr("Refresh");
    if (purpose == u"redirect")
        return exchange.response.status == 200 ? tr("Redirect with the answer")
                                               : tr("Stray request, refused");
    if (purpose == u"pasted_redirect")
        return tr("Pasted address");
    if (purpose == u"keys")
        return tr("Published keys");
    if (purpose == u"tokeninfo")
        return tr("Token info");
    if (purpose == u"userinfo")
        return tr("User info");
    if (purpose == u"discovery")
        return tr("What the server offers");
    if (purpose == u"revocation")
        return tr("Revoke");
    if (purpose == u"drive_page")
        return tr("List files, one page");
    return purpose;
}

QString addressText(const HttpExchange& exchange)
{
    const QUrl& url = exchange.request.url;
    if (exchange.direction == HttpExchange::Direction::InBrowser)
        return tr("in the browser: %1%2").arg(url.authority(), url.path());
    return u"%1 %2%3"_s.arg(QString::fromLatin1(exchange.request.method), url.authority(), url.path());
}

QString failureText(const HttpExchange& exchange)
{
    if (exchange.failure.isEmpty())
        return {};
    const QUrl& url = exchange.request.url;
    const bool isSecure = url.scheme() == u"https";
    const Error error{
        exchange.direction == HttpExchange::Direction::Outgoing ? Step::Discovery : Step::Authorization,
        exchange.failure,
        {{u"host"_s, url.host()}, {u"port"_s, QString::number(url.port(isSecure ? 443 : 80))},
            {u"url"_s, url.toString(QUrl::RemoveQuery)}, {u"reason"_s, tr("not recorded")}}};
    return explain(error, {.surface = Surface::Window}).headline;
}

QString answerText(const HttpExchange& exchange)
{
    if (exchange.direction == HttpExchange::Direction::InBrowser)
        return tr("not seen here");
    if (exchange.response.status > 0)
        return QString::number(exchange.response.status);
    return exchange.failure.isEmpty() ? tr("nobody to answer") // a pasted address that was taken
                                      : tr("no answer. %1").arg(failureText(exchange));
}

} // namespace scopelight
