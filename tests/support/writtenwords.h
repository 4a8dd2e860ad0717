// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

/// tests/data/words/NAME.txt: "== file/code (variant)", the words below it, an empty line (README.md there).
QMap<QString, QString> readWords(const QString& path);
/// The same, written. Whether it arrived.
[[nodiscard]] bool writeWords(const QString& path, const QMap<QString, QString>& words);
/// What is written down for "file/code" or "file/code (variant)", without the last line, which is the code's;
/// a sentence that no program says where there is nothing.
QString writtenWords(const QString& row);
