// SPDX-License-Identifier: Apache-2.0
#include "http/httpmessage.h"

#include <algorithm>

namespace scopelight {

namespace {

auto named(QByteArrayView name)
{
    return [name](const HttpHeaders::Field& field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    };
}

} // namespace

qsizetype HttpHeaders::count(QByteArrayView name) const
{
    return std::ranges::count_if(m_fields, named(name));
}

QByteArray HttpHeaders::value(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(m_fields, named(name));
    return found == m_fields.end() ? QByteArray() : found->second;
}

QByteArray ServerRequest::path() const
{
    const qsizetype end = target.indexOf('?');
    return end < 0 ? target : target.first(end);
}

QByteArray ServerRequest::query() const
{
    const qsizetype end = target.indexOf('?');
    return end < 0 ? QByteArray() : target.sliced(end + 1);
}

QByteArray reasonPhrase(int status)
{
    static constexpr std::pair<int, const char*> phrases[] = {
        {200, "OK"},
        {201, "Created"},
        {204, "No Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {421, "Misdirected Request"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    };
    const auto* found = std::ranges::find(phrases, status, [](const auto& phrase) { return phrase.first; });
    return found == std::end(phrases) ? QByteArray() : QByteArray(found->second);
}

QByteArray mediaType(const HttpHeaders& headers)
{
    const QByteArray type = headers.value("Content-Type");
    const qsizetype end = type.indexOf(';');
    return (end < 0 ? type : type.first(end)).trimmed().toLower();
}

} // namespace scopelight
