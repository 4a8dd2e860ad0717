// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace scopelight {

/// A tooltip that shows `text` as it is. Qt guesses from a tooltip's first line whether it is markup, so bare
/// text may become some, and escaped text may stay escaped: the element round it leaves nothing to guess.
QString plainToolTip(const QString& text);

/// Gives a widget that tooltip, and screen readers the bare text: without a description Qt reads them the
/// tooltip, markup and all.
void setPlainToolTip(QWidget& widget, const QString& text);

} // namespace scopelight
