// SPDX-License-Identifier: Apache-2.0
#include "http/redaction.h"

#include "http/formparameters.h"
#include "http/secretpatterns.h"

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

bool isName(const QByteArray& name, const char* other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

QByteArray masked(const QByteArray& value, const QString& kind)
{
    return maskedValue(QString::fromUtf8(value), kind).toUtf8();
}

/// The scheme is told, the credentials are not (RFC 9110 §11.4).
QByteArray maskedCredentials(const QByteArray& value)
{
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || value.startsWith('['))
        return masked(value, u"credentials"_s);
    const QByteArray scheme = value.first(space);
    const QString kind = isName(scheme, "Bearer") ? u"access token"_s : u"credentials"_s;
    return scheme + ' ' + masked(value.sliced(space + 1), kind);
}

QByteArray maskedHeader(const QByteArray& name, const QByteArray& value)
{
    if (isName(name, "Authorization") || isName(name, "Proxy-Authorization"))
        return maskedCredentials(value);
    if (isName(name, "Cookie") || isName(name, "Set-Cookie"))
        return masked(value, u"cookie"_s);
    if (isName(name, "X-Goog-Api-Key") || isName(name, "X-Api-Key"))
        return masked(value, u"API key"_s);
    return maskedText(value, MaskSpelling::Plain);
}

HttpHeaders maskedHeaders(const HttpHeaders& headers)
{
    HttpHeaders safe;
    for (const auto& [name, value] : headers.fields())
        safe.append(name, maskedHeader(name, value));
    return safe;
}

bool isForm(const HttpHeaders& headers)
{
    for (const auto& [name, value] : headers.fields()) {
        if (isName(name, "Content-Type"))
            return value.toLower().startsWith("application/x-www-form-urlencoded");
    }
    return false;
}

QByteArray moreBytes(qsizetype count)
{
    return "[… " + QByteArray::number(count) + " more bytes]";
}

/// At most `bodyBytes`, the note included; a mask is not cut in two, so that it is still known as one.
QByteArray cut(const QByteArray& safe, qsizetype bytesBeyond, qsizetype bodyBytes)
{
    if (safe.size() + bytesBeyond <= bodyBytes)
        return safe;
    qsizetype end = bodyBytes - moreBytes(safe.size() + bytesBeyond).size();
    end = std::min(end, safe.size());
    const qsizetype bracket = safe.lastIndexOf('[', end - 1);
    if (bracket >= 0 && end - bracket < 100 && safe.indexOf(']', bracket) >= end)
        end = bracket;
    return safe.first(end) + moreBytes(safe.size() - end + bytesBeyond);
}

QByteArray maskedBody(const QByteArray& body, const HttpHeaders& headers, qsizetype bodyBytes)
{
    // Masked first, then cut: a secret that the cut goes through would be no secret by its looks. Of a huge
    // body only the start is looked at, and that ends before the run of characters that it would split.
    const qsizetype lookedAt = 2 * bodyBytes;
    qsizetype size = std::min(body.size(), lookedAt);
    while (size < body.size() && size > 0 && QByteArrayView("\"&<>,; \n").indexOf(body[size - 1]) < 0)
        --size;
    QByteArray safe = body.first(size);
    if (isForm(headers))
        safe = maskedForm(safe, MaskSpelling::Plain);
    return cut(maskedText(safe, MaskSpelling::Plain), body.size() - size, bodyBytes);
}

} // namespace

HttpExchange redacted(const HttpExchange& exchange, qsizetype bodyBytes)
{
    HttpExchange safe = exchange;
    safe.request.url = redacted(exchange.request.url);
    safe.request.headers = maskedHeaders(exchange.request.headers);
    safe.request.body = maskedBody(exchange.request.body, exchange.request.headers, bodyBytes);
    safe.response.headers = maskedHeaders(exchange.response.headers);
    safe.response.body = maskedBody(exchange.response.body, exchange.response.headers, bodyBytes);
    return safe;
}

QUrl redacted(const QUrl& url)
{
    QUrl withoutPassword = url;
    if (!url.password().isEmpty()) {
        const QString mask = maskedValue(url.password(QUrl::FullyDecoded), u"password"_s);
        withoutPassword.setPassword(QString::fromLatin1(percentEncoded(mask)), QUrl::StrictMode);
    }
    const QByteArray encoded = withoutPassword.toEncoded();
    const qsizetype fragmentAt = encoded.indexOf('#');
    const QByteArray fragment = fragmentAt < 0 ? QByteArray() : encoded.sliced(fragmentAt + 1);
    const QByteArray address = fragmentAt < 0 ? encoded : encoded.first(fragmentAt);
    const qsizetype queryAt = address.indexOf('?');
    QByteArray safe =
        maskedText(queryAt < 0 ? address : address.first(queryAt), MaskSpelling::PercentEncoded);
    const auto maskedQuery = [](const QByteArray& query) {
        return maskedText(maskedForm(query, MaskSpelling::PercentEncoded), MaskSpelling::PercentEncoded);
    };
    if (queryAt >= 0)
        safe += '?' + maskedQuery(address.sliced(queryAt + 1));
    if (fragmentAt >= 0)
        safe += '#' + maskedQuery(fragment);
    return QUrl::fromEncoded(safe);
}

QString redacted(const QString& text)
{
    return QString::fromUtf8(maskedText(text.toUtf8(), MaskSpelling::Plain));
}

} // namespace scopelight
