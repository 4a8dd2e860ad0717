// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

#include <rapidjson/rapidjson.h>

#include <cstdint>

namespace scopelight {

/// Takes the events of RapidJSON's reader and builds a QJsonObject, refusing what parseStrictJson() refuses.
/// The capital names are those of RapidJSON's Handler concept.
class JsonBuilder {
public:
    explicit JsonBuilder(int maxDepth)
        : m_maxDepth(maxDepth)
    {
    }

    bool Null() { return add(QJsonValue::Null); }
    bool Bool(bool value) { return add(value); }
    bool Int(int value) { return add(value); }
    bool Uint(unsigned value) { return add(qint64(value)); }
    bool Int64(int64_t value) { return add(qint64(value)); }
    bool Uint64(uint64_t value) { return value <= INT64_MAX ? add(qint64(value)) : add(double(value)); }
    bool Double(double value) { return add(value); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; } // not asked for
    bool String(const char* text, rapidjson::SizeType length, bool);
    bool Key(const char* text, rapidjson::SizeType length, bool);
    bool StartObject() { return open(false); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(true); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    const QJsonObject& object() const { return m_object; }
    /// Why an event was refused; empty while none was.
    const QString& refusal() const { return m_refusal; }
    /// The place that was being read, as in "web.redirect_uris[1]".
    QString path() const;

private:
    struct Container {
        bool isArray = false;
        QJsonObject object = {};
        QJsonArray array = {};
        QString key = {};
    };
    bool add(const QJsonValue& value);
    bool open(bool isArray);
    bool close();
    bool refuse(const QString& code);

    int m_maxDepth;
    QList<Container> m_open; ///< outermost first
    QJsonObject m_object;
    QString m_refusal;
};

} // namespace scopelight
