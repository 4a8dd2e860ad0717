// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httptrace.h"

namespace scopelight {

inline const QDateTime noon(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);

/// A token exchange with secrets in its form and in its answer, at noon.
inline HttpExchange tokenExchange()
{
    HttpHeaders form;
    form.append("Content-Type", "application/x-www-form-urlencoded");
    HttpHeaders json;
    json.append("Content-Type", "application/json");
    return {.purpose = QStringLiteral("token_exchange"),
        .request = {.method = "POST",
            .url = QUrl(QStringLiteral("https://oauth2.example/token")),
            .headers = form,
            .body =
                "client_secret=GOCSPX-0123456789abcdefghijklmnopqr&code=4/0Aabcdefghijklmnop&grant_type=x"},
        .response = {.status = 200,
            .headers = json,
            .body = R"({"access_token": "ya29.a0AbCdEfGhIjKlMnOpQrStUv", "scope": "<b>openid</b>"})"},
        .startedAt = noon,
        .connectMs = 25,
        .waitMs = 60,
        .elapsedMs = 84};
}

/// An exchange of that purpose, answered with 200.
inline HttpExchange exchangeAt(const QDateTime& start, const QString& purpose, qint64 elapsedMs)
{
    return {.purpose = purpose,
        .request = {.url = QUrl(QStringLiteral("https://a.example/") + purpose)},
        .startedAt = start,
        .elapsedMs = elapsedMs};
}

} // namespace scopelight
