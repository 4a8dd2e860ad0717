// SPDX-License-Identifier: Apache-2.0
#include "practice/fieldsmask.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

/// list = item *("," item); item = name ["/" item] ["(" list ")"]
class FieldsMask::Parser {
public:
    explicit Parser(QStringView text)
        : m_rest(text)
    {
    }

    bool list(std::vector<Field>& fields, int depth)
    {
        constexpr int deepest = 16;
        do {
            Field field;
            if (depth > deepest || !item(field, depth))
                return false;
            fields.push_back(field);
        } while (take(u','));
        return true;
    }

    bool atEnd() const { return m_rest.isEmpty(); }

private:
    bool item(Field& field, int depth)
    {
        qsizetype length = 0;
        while (length < m_rest.size() && (m_rest[length].isLetterOrNumber() || m_rest[length] == u'*'))
            ++length;
        field.name = m_rest.first(length).toString();
        m_rest = m_rest.sliced(length);
        if (length == 0 || (field.name.contains(u'*') && length > 1))
            return false;
        if (take(u'/')) {
            field.children.emplace_back();
            return depth < 16 && item(field.children.back(), depth + 1);
        }
        if (take(u'('))
            return list(field.children, depth + 1) && take(u')');
        return true;
    }

    bool take(QChar character)
    {
        if (!m_rest.startsWith(character))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    QStringView m_rest;
};

std::optional<FieldsMask> FieldsMask::parse(const QString& text)
{
    FieldsMask mask;
    Parser parser(text);
    if (!parser.list(mask.m_fields, 0) || !parser.atEnd())
        return std::nullopt;
    return mask;
}

QStringList FieldsMask::names() const
{
    QStringList names;
    for (const Field& field : m_fields)
        names.append(field.name);
    return names;
}

QJsonObject FieldsMask::select(const QJsonObject& object, const std::vector<Field>& fields)
{
    QJsonObject selected;
    for (const Field& field : fields) {
        const QStringList names = field.name == u"*" ? object.keys() : QStringList{field.name};
        for (const QString& name : names) {
            if (object.contains(name))
                selected.insert(name, select(object.value(name), field.children));
        }
    }
    return selected;
}

QJsonValue FieldsMask::select(const QJsonValue& value, const std::vector<Field>& fields)
{
    if (fields.empty())
        return value;
    if (value.isObject())
        return select(value.toObject(), fields);
    QJsonArray selected;
    for (const QJsonValue element : value.toArray())
        selected.append(select(element, fields));
    return value.isArray() ? QJsonValue(selected) : value;
}

} // namespace scopelight::practice
