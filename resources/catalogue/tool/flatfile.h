// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/catalogueformat.h"

#include <QHash>
#include <QList>

#include <array>

/// Collects the parts of the flat file (layout: scopes/catalogueformat.h). Equal texts and lists are kept
/// once.
class FlatFile {
public:
    FlatFile();

    /// The cell for a text.
    quint32 text(const QByteArray& utf8);
    /// The cell for a list.
    quint32 list(const QList<quint32>& items);
    /// Appends a row; `Table` is one of catalogueformat's.
    template <class Table>
    void row(const std::array<quint32, Table::Columns>& cells)
    {
        for (const quint32 cell : cells)
            appendWord(part(Table::part), cell);
    }
    /// The whole file.
    QByteArray bytes() const;

private:
    using Part = scopelight::catalogueformat::Part;

    static void appendWord(QByteArray& bytes, quint32 word);
    QByteArray& part(Part which) { return m_parts[static_cast<std::size_t>(which)]; }

    std::array<QByteArray, static_cast<std::size_t>(Part::Count)> m_parts;
    QHash<QByteArray, quint32> m_texts;
    QHash<QList<quint32>, quint32> m_lists;
};
