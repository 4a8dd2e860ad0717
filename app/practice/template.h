// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

namespace scopelight::practice {

using TemplateValues = QHash<QString, QString>;

/// Text as HTML: markup escaped, and control characters and directional overrides, which could make a page
/// say something else than it holds, replaced by U+FFFD.
QString toHtmlText(const QString& text);

/// Fills `{{name}}` with the value as text and `{{{name}}}` with the value as it is. One pass: a value that
/// looks like a marker stays text.
QString fillTemplate(const QString& text, const TemplateValues& values);

} // namespace scopelight::practice
