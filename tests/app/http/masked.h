// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/redaction.h"

/// What redaction leaves of parts of an exchange.
namespace masked {

inline constexpr auto formType = "application/x-www-form-urlencoded; charset=utf-8";

inline QByteArray bodyAfter(const QByteArray& body, const QByteArray& contentType = "application/json")
{
    const scopelight::HttpExchange exchange{
        .response = {.headers = {{"Content-Type", contentType}}, .body = body}};
    return redacted(exchange).response.body;
}

inline QByteArray headerAfter(const QByteArray& name, const QByteArray& value)
{
    const scopelight::HttpExchange exchange{
        .request = {.headers = {{name, value}}}, .response = {.headers = {{name, value}}}};
    return redacted(exchange).response.headers.fields().first().second;
}

} // namespace masked
