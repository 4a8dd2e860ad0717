// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>

namespace scopelight {

/// "1 file" or "1,284 files": `many` has a place %1 for the number.
inline QString counted(qint64 number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

} // namespace scopelight
