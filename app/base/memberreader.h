// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace scopelight {

/// Takes typed members out of an object of a file. The first member that is missing or of another type is the
/// error of the whole; what is read after it is empty. Codes: missing_member (fact member), wrong_type (facts
/// member, found, expected).
class MemberReader {
public:
    /// `path` comes before the names in facts, as in "web.client_id"; empty for the top of a file.
    MemberReader(QJsonObject object, QString path, Step step)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_step(step)
    {
    }

    /// An empty text counts as missing.
    QString requiredText(const QString& name);
    QString text(const QString& name, const QString& fallback = {});
    bool boolean(const QString& name, bool fallback);
    QStringList texts(const QString& name);
    /// A list with at least one text.
    QStringList requiredTexts(const QString& name);
    QJsonObject object(const QString& name);

    bool contains(const QString& name) const { return m_object.contains(name); }
    /// The name as facts spell it.
    QString pathOf(const QString& name) const;
    /// The first failure, if there was one. A later check adds its own through refuse().
    const std::optional<Error>& error() const { return m_error; }
    void refuse(const QString& code, const Facts& facts);

private:
    bool check(const QString& name, const QJsonValue& value, QJsonValue::Type expected);

    QJsonObject m_object;
    QString m_path;
    Step m_step;
    std::optional<Error> m_error;
};

/// "text", "number", "list", "object", "true or false", "null": a JSON type as people say it.
QString jsonTypeName(QJsonValue::Type type);

} // namespace scopelight
