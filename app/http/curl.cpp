// SPDX-License-Identifier: Apache-2.0
#include "http/curl.h"

#include "base/shellword.h"
#include "http/formparameters.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A mask as Secret::masked() writes it: "[access token, 218 characters, #a91f]".
const QRegularExpression& mask()
{
    static const QRegularExpression pattern(uR"(\[([A-Za-z ]+), \d+ characters, #[0-9a-f]{4}\])"_s);
    return pattern;
}

QString variable(const QString& kind)
{
    return u'$' + QString(kind).toUpper().replace(u' ', u'_');
}

/// One word of the shell: in single quotes nothing has a meaning, and our variables stand between them.
QString quoted(const QString& text)
{
    QString word;
    qsizetype end = 0;
    const auto plain = [](const QString& part) { return part.isEmpty() ? QString() : singleQuoted(part); };
    for (const QRegularExpressionMatch& match : mask().globalMatch(text)) {
        word += plain(text.sliced(end, match.capturedStart() - end));
        word += u'"' + variable(match.captured(1)) + u'"';
        end = match.capturedEnd();
    }
    return word + plain(text.sliced(end));
}

/// Headers that curl writes by itself.
bool isOwn(const QByteArray& name)
{
    for (const char* own :
        {"Host", "Content-Length", "Accept-Encoding", "Connection", "User-Agent", "Accept-Language"}) {
        if (name.compare(own, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QString toCurl(const HttpExchange& exchange)
{
    const HttpRequest& request = exchange.request;
    const QString address = QString::fromUtf8(percentDecoded(request.url.toEncoded()));
    const bool hasMask = mask().match(address).hasMatch();
    QString command = u"curl"_s;
    if (request.method != "GET" && request.body.isEmpty())
        command += u" --request "_s + QString::fromLatin1(request.method);
    command += u' ' + quoted(hasMask ? address : request.url.toString(QUrl::FullyEncoded));
    for (const auto& [name, value] : request.headers.fields()) {
        if (!isOwn(name))
            command += u" \\\n  --header "_s + quoted(QString::fromUtf8(name + ": " + value));
    }
    const bool isForm = mediaType(request.headers) == "application/x-www-form-urlencoded";
    if (isForm) {
        for (const auto& [name, value] : FormParameters::parse(request.body).pairs())
            command += u" \\\n  --data-urlencode "_s + quoted(name + u'=' + value);
    } else if (!request.body.isEmpty()) {
        command += u" \\\n  --data-raw "_s + quoted(QString::fromUtf8(request.body));
    }
    return command;
}

} // namespace scopelight
