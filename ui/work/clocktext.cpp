// SPDX-License-Identifier: Apache-2.0
#include "work/clocktext.h"

#include <QCoreApplication>
#include <QLocale>

namespace scopelight {

QString spanText(qint64 ms)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("SpanText", text); };
    const qint64 seconds = (ms + 500) / 1000;
    if (ms < 10'000)
        return tr("%1 s").arg(QLocale().toString(double(ms) / 1000, 'f', 1));
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

} // namespace scopelight
