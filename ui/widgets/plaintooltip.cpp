// SPDX-License-Identifier: Apache-2.0
#include "widgets/plaintooltip.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace scopelight {

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    return u"<span style=\"white-space:pre-wrap\">"_s + text.toHtmlEscaped() + u"</span>"_s;
}

void setPlainToolTip(QWidget& widget, const QString& text)
{
    widget.setToolTip(plainToolTip(text));
    widget.setAccessibleDescription(text);
}

} // namespace scopelight
