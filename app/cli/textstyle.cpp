// SPDX-License-Identifier: Apache-2.0
#include "cli/textstyle.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString TextStyle::coloured(const QString& text, const char* code) const
{
    return m_isColoured ? u"\x1b[%1m%2\x1b[0m"_s.arg(QLatin1StringView(code), text) : text;
}

QString TextStyle::bold(const QString& text) const
{
    return coloured(text, "1");
}
QString TextStyle::good(const QString& text) const
{
    return coloured(text, "32");
}
QString TextStyle::warning(const QString& text) const
{
    return coloured(text, "33");
}
QString TextStyle::bad(const QString& text) const
{
    return coloured(text, "31");
}
QString TextStyle::faint(const QString& text) const
{
    return coloured(text, "2");
}

} // namespace scopelight
