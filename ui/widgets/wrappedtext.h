// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QStaticText>

namespace scopelight {

/// Plain text over as many lines as it needs in that width, to measure and to paint. Breaks between words,
/// and within those that are too long for a line.
QStaticText wrappedText(const QString& text, const QFont& font, int width);

} // namespace scopelight
