// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourcelanguage.h"

#include <QBitArray>
#include <QHash>
#include <QList>
#include <QString>

namespace scopelight {

/// A source file, told apart into what runs, what is text in it, and what is only said. Every part is as long
/// as the file, with spaces where it has nothing, so that a position means the same in all of them.
struct SourceText {
    /// A text between quotes.
    struct Literal {
        qsizetype begin = 0; ///< of the opening quote
        qsizetype end = 0; ///< behind the closing one
        qsizetype quote = 1; ///< characters of either
    };
    SourceLanguage language = SourceLanguage::None;
    QString text = {}; ///< without comments and docstrings
    QString code = {}; ///< without what stands between quotes, too
    QList<Literal> literals = {}; ///< in order
    QHash<qsizetype, qsizetype> partners = {}; ///< of every bracket in the code, both ways
    QBitArray inParentheses = {}; ///< a bit a place
    QList<qsizetype> lineEnds = {};

    QString content(const Literal& literal) const;
    /// From 1.
    int lineAt(qsizetype position) const;
    /// The first place from there on that has no space; the end where there is none.
    qsizetype skipSpace(qsizetype position) const;
    /// Behind the bracket that closes the one there; the end where none does.
    qsizetype behindBracket(qsizetype open) const;
};

SourceText readSource(const QString& file, SourceLanguage language);

} // namespace scopelight
