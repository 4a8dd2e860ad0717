// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <utility>

namespace scopelight {

/// Header fields in order, names compared without case (RFC 9110 §5.1).
class HttpHeaders {
public:
    using Field = std::pair<QByteArray, QByteArray>;

    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<Field> fields)
        : m_fields(fields)
    {
    }

    void append(const QByteArray& name, const QByteArray& value) { m_fields.append({name, value}); }
    bool contains(QByteArrayView name) const { return count(name) > 0; }
    qsizetype count(QByteArrayView name) const;
    /// The first value of that name, or empty.
    QByteArray value(QByteArrayView name) const;
    const QList<Field>& fields() const { return m_fields; }
    qsizetype size() const { return m_fields.size(); }

    bool operator==(const HttpHeaders&) const = default;

private:
    QList<Field> m_fields;
};

/// What we send.
struct HttpRequest {
    QByteArray method = "GET";
    QUrl url = {};
    HttpHeaders headers = {};
    QByteArray body = {};
    bool operator==(const HttpRequest&) const = default;
};

/// What our server receives: the target as it stood on the request line, undecoded.
struct ServerRequest {
    QByteArray method = {};
    QByteArray target = {};
    HttpHeaders headers = {};
    QByteArray body = {};

    /// The target up to '?'.
    QByteArray path() const;
    /// What follows '?', still encoded.
    QByteArray query() const;
    bool operator==(const ServerRequest&) const = default;
};

/// An answer, received or to be sent.
struct HttpResponse {
    int status = 200;
    HttpHeaders headers = {};
    QByteArray body = {};
    bool operator==(const HttpResponse&) const = default;
};

/// "Not Found" for 404: the reason phrases of RFC 9110 §15 that we send.
QByteArray reasonPhrase(int status);

/// The Content-Type without parameters, lower case.
QByteArray mediaType(const HttpHeaders& headers);

} // namespace scopelight
