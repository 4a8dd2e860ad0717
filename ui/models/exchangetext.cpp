// SPDX-License-Identifier: Apache-2.0
#include "models/exchangetext.h"

#include "http/formparameters.h"
#include "models/exchangewords.h"
#include "oauth/idtoken.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExchangeText", text);
}

using Kind = ExchangeLine::Kind;
using Lines = QList<ExchangeLine>;

void appendHeaders(Lines& lines, const HttpHeaders& headers)
{
    for (const auto& [name, value] : headers.fields())
        lines.append({Kind::Pair, QString::fromUtf8(name.toLower()), QString::fromUtf8(value)});
}

void appendForm(Lines& lines, const QByteArray& form)
{
    if (form.isEmpty())
        return;
    lines.append(ExchangeLine{});
    for (const auto& [name, value] : FormParameters::parse(form).pairs())
        lines.append({Kind::Pair, name, value});
}

void appendBody(Lines& lines, const HttpHeaders& headers, const QByteArray& body)
{
    if (body.isEmpty())
        return;
    if (mediaType(headers) == "application/x-www-form-urlencoded")
        return appendForm(lines, body);
    lines.append(ExchangeLine{});
    const QJsonDocument json = QJsonDocument::fromJson(body);
    const QString text = QString::fromUtf8(json.isNull() ? body : json.toJson(QJsonDocument::Indented));
    for (const QString& line : text.trimmed().split(u'\n'))
        lines.append({Kind::Body, {}, line});
}

/// The body has the token's fingerprint in place of the token.
bool brought(const HttpExchange& exchange, const Secret& idToken)
{
    return !idToken.isEmpty() && exchange.response.body.contains('#' + idToken.fingerprint().toLatin1());
}

void appendMembers(Lines& lines, const QJsonObject& object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        const bool isPlain = value.isString() || value.isDouble() || value.isBool();
        const QByteArray json = value.isObject()
            ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
            : QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
        lines.append(
            {Kind::Pair, member.key(), isPlain ? value.toVariant().toString() : QString::fromUtf8(json)});
    }
}

/// Header and claims (RFC 7519 §3); the signature is worth nothing to a reader.
void appendToken(Lines& lines, const Secret& idToken)
{
    const auto token = IdToken::parse(idToken);
    if (!token)
        return;
    lines.append({Kind::Heading, tr("ID token, decoded"), tr("checks: see Grant")});
    appendMembers(lines, token->header);
    lines.append(ExchangeLine{});
    appendMembers(lines, token->claims);
}

QString answered(const HttpExchange& exchange)
{
    if (exchange.direction != HttpExchange::Direction::Outgoing)
        return tr("%1, %2 ms").arg(answerText(exchange)).arg(exchange.elapsedMs);
    QStringList parts;
    if (exchange.connectMs > 0) // else it is not known
        parts.append(tr("connect %1").arg(exchange.connectMs));
    parts.append(tr("wait %1").arg(exchange.waitMs - exchange.connectMs));
    parts.append(tr("receive %1").arg(exchange.elapsedMs - exchange.waitMs));
    return tr("%1, %2 ms: %3").arg(exchange.response.status).arg(exchange.elapsedMs).arg(parts.join(u", "_s));
}

} // namespace

QList<ExchangeLine> exchangeLines(const HttpExchange& exchange, const Secret& idToken)
{
    const HttpRequest& request = exchange.request;
    const HttpResponse& response = exchange.response;
    Lines lines{{Kind::Heading, tr("Request"), QLocale::c().toString(exchange.startedAt, u"hh:mm:ss.zzz"_s)}};
    lines.append({Kind::Text, {},
        QString::fromLatin1(request.method) + u' '
            + request.url.toString(QUrl::RemoveQuery | QUrl::FullyEncoded)});
    if (request.url.hasQuery())
        appendForm(lines, request.url.query(QUrl::FullyEncoded).toLatin1());
    if (!request.headers.fields().isEmpty())
        lines.append(ExchangeLine{});
    appendHeaders(lines, request.headers);
    appendBody(lines, request.headers, request.body);
    if (exchange.direction == HttpExchange::Direction::InBrowser) {
        lines.append({Kind::Heading, tr("Answer"), answerText(exchange)});
        lines.append({Kind::Text, {}, tr("Only the browser sees what the server answers to this.")});
        return lines;
    }
    const bool hasAnswer = exchange.failure.isEmpty() || response.status != 0;
    lines.append({Kind::Heading, tr("Answer"), hasAnswer ? answered(exchange) : QString()});
    if (!exchange.failure.isEmpty())
        lines.append({Kind::Text, {}, failureText(exchange)});
    appendHeaders(lines, response.headers);
    appendBody(lines, response.headers, response.body);
    if (brought(exchange, idToken))
        appendToken(lines, idToken);
    return lines;
}

} // namespace scopelight
