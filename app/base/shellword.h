// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// One word of a POSIX shell in single quotes, in which nothing has a meaning (POSIX.1-2017, Shell Command
/// Language §2.2.2).
QString singleQuoted(QString text);
/// The same, or the text as it is where nothing in it has a meaning.
QString shellWord(const QString& text);

} // namespace scopelight
