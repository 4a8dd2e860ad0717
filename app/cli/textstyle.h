// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// Emphasis and colour for the one stream that a text goes to; plain text unless a person looks at it.
class TextStyle {
public:
    TextStyle() = default;
    explicit TextStyle(bool isColoured)
        : m_isColoured(isColoured)
    {
    }

    QString bold(const QString& text) const;
    QString good(const QString& text) const;
    QString warning(const QString& text) const;
    QString bad(const QString& text) const;
    QString faint(const QString& text) const;

private:
    QString coloured(const QString& text, const char* code) const;

    bool m_isColoured = false;
};

} // namespace scopelight
