// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcetext.h"

namespace scopelight {

/// Where in a file a name stands for the same thing.
struct SourceRange {
    qsizetype begin = 0;
    qsizetype end = 0;
    bool contains(qsizetype position) const { return begin <= position && position < end; }
    qsizetype size() const { return end - begin; }
    bool operator==(const SourceRange&) const = default;
};

/// The blocks of a file: by indentation in Python, else by braces.
class SourceBlocks {
public:
    explicit SourceBlocks(const SourceText& source);

    SourceRange whole() const { return {0, m_source.code.size()}; }
    /// The body of the function around a place in Python, of the innermost braces elsewhere; the whole file
    /// where there is none.
    SourceRange blockAt(qsizetype position) const;
    /// The body of the class around it, or the whole file.
    SourceRange classAt(qsizetype position) const;
    /// What belongs to a function whose parameters end there: from the place to the end of its body.
    SourceRange bodyBehind(qsizetype position) const;

private:
    struct Line {
        qsizetype begin = 0;
        int indent = -1; ///< -1: empty, or the continuation of another line
        bool isFunction = false;
        bool isClass = false;
    };
    void readLines();
    qsizetype lineAt(qsizetype position) const;
    qsizetype endBelow(qsizetype line, int indent) const;
    SourceRange indentedAt(qsizetype position, bool Line::*kind) const;
    SourceRange bracedAt(qsizetype position, bool isClass) const;

    const SourceText& m_source;
    QList<Line> m_lines; ///< of Python
    QList<SourceRange> m_braces; ///< of the others, by their beginnings
};

} // namespace scopelight
