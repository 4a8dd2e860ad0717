// SPDX-License-Identifier: Apache-2.0
#include "base/jsonbuilder.h"

using namespace Qt::StringLiterals;

namespace scopelight {

bool JsonBuilder::String(const char* text, rapidjson::SizeType length, bool)
{
    return add(QString::fromUtf8(text, qsizetype(length)));
}

bool JsonBuilder::Key(const char* text, rapidjson::SizeType length, bool)
{
    Container& container = m_open.last();
    container.key = QString::fromUtf8(text, qsizetype(length));
    return !container.object.contains(container.key) || refuse(u"json_duplicate_key"_s);
}

QString JsonBuilder::path() const
{
    QString path;
    for (const Container& container : m_open) {
        if (container.isArray)
            path += u"[%1]"_s.arg(container.array.size());
        else if (!container.key.isEmpty())
            path += path.isEmpty() ? container.key : u'.' + container.key;
    }
    return path;
}

bool JsonBuilder::add(const QJsonValue& value)
{
    if (m_open.isEmpty())
        return refuse(u"json_not_an_object"_s);
    Container& container = m_open.last();
    if (container.isArray)
        container.array.append(value);
    else
        container.object.insert(container.key, value);
    return true;
}

bool JsonBuilder::open(bool isArray)
{
    if (isArray && m_open.isEmpty())
        return refuse(u"json_not_an_object"_s);
    if (m_open.size() == m_maxDepth)
        return refuse(u"json_too_deep"_s);
    m_open.append(Container{.isArray = isArray});
    return true;
}

bool JsonBuilder::close()
{
    const Container closed = m_open.takeLast();
    if (!m_open.isEmpty())
        return add(closed.isArray ? QJsonValue(closed.array) : QJsonValue(closed.object));
    m_object = closed.object;
    return true;
}

bool JsonBuilder::refuse(const QString& code)
{
    m_refusal = code;
    return false;
}

} // namespace scopelight
