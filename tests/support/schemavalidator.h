// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

/// What keeps a JSON text from fitting a schema of resources/schemas (JSON Schema draft-04); empty when it
/// fits.
QString schemaProblem(const QString& schemaFile, const QByteArray& json);
