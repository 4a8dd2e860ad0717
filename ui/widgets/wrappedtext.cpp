// SPDX-License-Identifier: Apache-2.0
#include "widgets/wrappedtext.h"

#include <QTextOption>

namespace scopelight {

QStaticText wrappedText(const QString& text, const QFont& font, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QStaticText wrapped(text);
    wrapped.setTextFormat(Qt::PlainText);
    wrapped.setTextOption(option);
    wrapped.setTextWidth(std::max(1, width));
    wrapped.prepare({}, font);
    return wrapped;
}

} // namespace scopelight
