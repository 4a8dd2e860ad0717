// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

/// The bytes of a file; none when it cannot be read.
QByteArray readFile(const QString& path);
/// The path of a file below tests/data.
QString testDataPath(const QString& name);
/// The bytes of a file below tests/data, which must be there.
QByteArray testData(const QString& name);
/// Writes a file anew; whether all bytes arrived.
[[nodiscard]] bool writeFile(const QString& path, const QByteArray& bytes);
