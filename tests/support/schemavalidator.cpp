// SPDX-License-Identifier: Apache-2.0
#include "schemavalidator.h"

// RapidJSON's own expressions know no \xHH and pass over a pattern that they cannot read.
#define RAPIDJSON_SCHEMA_USE_INTERNALREGEX 0

#include <QFile>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace {

QString toText(const rapidjson::Pointer& pointer)
{
    rapidjson::StringBuffer buffer;
    pointer.StringifyUriFragment(buffer);
    return QString::fromUtf8(buffer.GetString());
}

} // namespace

QString schemaProblem(const QString& schemaFile, const QByteArray& json)
{
    QFile file(QStringLiteral(SCHEMA_DIR "/") + schemaFile);
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("%1 cannot be read").arg(schemaFile);
    rapidjson::Document rules;
    if (rules.Parse(file.readAll().constData()).HasParseError())
        return QStringLiteral("%1 is no JSON").arg(schemaFile);
    rapidjson::Document document;
    if (document.Parse(json.constData(), static_cast<std::size_t>(json.size())).HasParseError())
        return QStringLiteral("no JSON: %1").arg(QString::fromUtf8(json));
    const rapidjson::SchemaDocument schema(rules);
    rapidjson::SchemaValidator validator(schema);
    if (document.Accept(validator))
        return {};
    return QStringLiteral("%1 breaks '%2' of %3")
        .arg(toText(validator.GetInvalidDocumentPointer()),
            QString::fromUtf8(validator.GetInvalidSchemaKeyword()),
            toText(validator.GetInvalidSchemaPointer()));
}
