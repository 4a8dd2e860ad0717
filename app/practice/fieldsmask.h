// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace scopelight::practice {

/// Google's partial response: `nextPageToken,files(id,name,owners/emailAddress)`, `*` for everything.
class FieldsMask {
public:
    /// Nothing for what is no mask.
    static std::optional<FieldsMask> parse(const QString& text);
    QJsonObject apply(const QJsonObject& object) const { return select(object, m_fields); }
    /// The names at the top.
    QStringList names() const;

private:
    struct Field {
        QString name = {};
        std::vector<Field> children = {}; ///< empty: all of it
    };
    class Parser;
    static QJsonObject select(const QJsonObject& object, const std::vector<Field>& fields);
    static QJsonValue select(const QJsonValue& value, const std::vector<Field>& fields);

    std::vector<Field> m_fields;
};

} // namespace scopelight::practice
