// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/diagnosis.h"
#include "files.h"

#include <QJsonDocument>

/// A file of the diagnosis data as it is written.
inline QJsonObject writtenDiagnosis(const QString& name)
{
    return QJsonDocument::fromJson(readFile(QStringLiteral(":/scopelight/diagnosis/%1.json").arg(name)))
        .object();
}

/// The same with the words of another entry where it says same_as.
inline QJsonObject diagnosisFile(const QString& name)
{
    QJsonObject entries = writtenDiagnosis(name);
    for (const QString& code : entries.keys()) {
        if (entries.value(code).toObject().contains(QStringLiteral("same_as")))
            entries.insert(code, scopelight::diagnosisEntry(name, code));
    }
    return entries;
}
