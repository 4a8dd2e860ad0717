// SPDX-License-Identifier: Apache-2.0
#include "base/memberreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

QString MemberReader::requiredText(const QString& name)
{
    QString value = text(name);
    if (value.isEmpty())
        refuse(u"missing_member"_s, {{u"member"_s, pathOf(name)}});
    return value;
}

QString MemberReader::text(const QString& name, const QString& fallback)
{
    const QJsonValue value = m_object.value(name);
    return check(name, value, QJsonValue::String) ? value.toString() : fallback;
}

bool MemberReader::boolean(const QString& name, bool fallback)
{
    const QJsonValue value = m_object.value(name);
    return check(name, value, QJsonValue::Bool) ? value.toBool() : fallback;
}

QStringList MemberReader::texts(const QString& name)
{
    const QJsonValue value = m_object.value(name);
    if (!check(name, value, QJsonValue::Array))
        return {};
    QStringList texts;
    const QJsonArray items = value.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (!check(u"%1[%2]"_s.arg(name).arg(i), items[i], QJsonValue::String))
            return {};
        texts += items[i].toString();
    }
    return texts;
}

QStringList MemberReader::requiredTexts(const QString& name)
{
    QStringList values = texts(name);
    if (values.isEmpty())
        refuse(u"missing_member"_s, {{u"member"_s, pathOf(name)}});
    return values;
}

QJsonObject MemberReader::object(const QString& name)
{
    const QJsonValue value = m_object.value(name);
    return check(name, value, QJsonValue::Object) ? value.toObject() : QJsonObject();
}

QString MemberReader::pathOf(const QString& name) const
{
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

void MemberReader::refuse(const QString& code, const Facts& facts)
{
    if (!m_error)
        m_error = Error{m_step, code, facts};
}

bool MemberReader::check(const QString& name, const QJsonValue& value, QJsonValue::Type expected)
{
    if (value.type() == expected || value.isUndefined())
        return value.type() == expected;
    refuse(u"wrong_type"_s,
        {{u"member"_s, pathOf(name)}, {u"found"_s, jsonTypeName(value.type())},
            {u"expected"_s, jsonTypeName(expected)}});
    return false;
}

QString jsonTypeName(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"true or false"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"text"_s;
    case QJsonValue::Array:
        return u"list"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace scopelight
