// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

/// tests/data/words/NAME.txt: "== file/code (variant)", the words below it, an empty line (README.md there).
QMap<QString, QString> readWords(const QString& path);
/// The same, written. Whether it arrived.
[[nodiscard]] bool writeWords(const QString& path, const QMap<QString, QString>& words);
