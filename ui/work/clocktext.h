// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// "4:05": minutes and seconds of what is left or has passed, as a clock shows them.
inline QString clockText(qint64 seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

/// The same for what is left: a second that has begun counts, so that nothing is over before its end.
inline QString timeLeftText(qint64 ms)
{
    return clockText((ms + 999) / 1000);
}

/// "1 min 4 s", "2 h 5 min", "0.6 s": how long something took, in words.
QString spanText(qint64 ms);

} // namespace scopelight
