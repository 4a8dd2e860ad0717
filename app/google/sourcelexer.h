// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcetext.h"

namespace scopelight {

/// Fills text, code and literals from a whole file.
class SourceLexer {
public:
    explicit SourceLexer(SourceText& source);

    void read();

private:
    bool at(QStringView word) const { return QStringView(m_source.text).sliced(m_position).startsWith(word); }
    /// Each takes what begins at the position, if it begins there.
    bool takeComment();
    bool takeLiteral();
    bool takePattern();
    bool startsComment() const;
    bool startsWord() const;
    bool startsStatement() const;
    QString codeBefore(qsizetype position) const;
    qsizetype endOfLine() const;
    qsizetype endOfLiteral(QStringView quote) const;
    qsizetype endOfPlaceholder(qsizetype position) const;
    void blank(QString& part, qsizetype begin, qsizetype end) const;

    SourceText& m_source;
    qsizetype m_position = 0;
    int m_depth = 0; ///< of brackets
};

} // namespace scopelight
