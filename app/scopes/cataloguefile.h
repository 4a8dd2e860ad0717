// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/catalogueformat.h"

#include <QByteArrayView>
#include <QString>

namespace scopelight {

/// Reads the flat file (catalogueformat.h) where it lies. Constructing checks the header alone; every cell is
/// checked against its bounds when it is read, so that a damaged file gives empty texts and lists, nothing
/// worse.
class CatalogueFile {
public:
    /// A file that is not one of ours counts as empty. The bytes are not copied.
    explicit CatalogueFile(QByteArrayView bytes);
    /// The first word, whether or not the file is one of ours; 0 where there is none.
    static quint32 magicOf(QByteArrayView bytes) { return word(bytes, 0); }

    /// Rows of a table of catalogueformat's.
    template <class Table>
    quint32 rows() const
    {
        return static_cast<quint32>(part(Table::part).size() / (Table::Columns * rowUnit));
    }
    /// A cell; 0 where there is none.
    template <class Table>
    quint32 cell(quint32 row, typename Table::Column column) const
    {
        return word(part(Table::part), quint64(row) * Table::Columns + column);
    }
    template <class Table>
    QByteArrayView text(quint32 row, typename Table::Column column) const
    {
        return textAt(cell<Table>(row, column));
    }
    template <class Table>
    QString string(quint32 row, typename Table::Column column) const
    {
        return QString::fromUtf8(text<Table>(row, column));
    }

    /// A list cell: a view of words.
    class List {
    public:
        qsizetype size() const { return m_items.size() / rowUnit; }
        quint32 operator[](qsizetype index) const { return word(m_items, quint64(index)); }

    private:
        friend class CatalogueFile;
        explicit List(QByteArrayView items)
            : m_items(items)
        {
        }
        QByteArrayView m_items;
    };
    template <class Table>
    List list(quint32 row, typename Table::Column column) const
    {
        return listAt(cell<Table>(row, column));
    }
    /// The text of a list item that is a text.
    QByteArrayView textAt(quint32 offset) const;

private:
    static constexpr qsizetype rowUnit = catalogueformat::wordSize;

    static quint32 word(QByteArrayView bytes, quint64 index);
    QByteArrayView part(catalogueformat::Part which) const;
    List listAt(quint32 index) const;

    QByteArrayView m_bytes; ///< empty, or a header that holds
};

} // namespace scopelight
