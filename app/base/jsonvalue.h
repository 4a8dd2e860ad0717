// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>

#include <optional>

namespace scopelight {

/// What is absent is null in our JSON, never an empty text.
inline QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

inline QJsonValue orNull(const std::optional<qint64>& number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

} // namespace scopelight
