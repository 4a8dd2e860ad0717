// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QString>

/// One line of a table and where it stands.
struct Row {
    QByteArray path = {};
    qsizetype line = 0; ///< 1 is the header
    QByteArrayList cells = {}; ///< as many as the header has

    const QByteArray& key() const { return cells.first(); }
};

/// Ends the program with `path:line: error: why`, the form that editors and build tools jump to.
[[noreturn]] void refuse(const Row& row, const QByteArray& why);

/// Reads a tab-separated table: UTF-8, one header line with just these columns, a line feed behind each line.
/// Empty cells at a line's end may be left out.
QList<Row> readTable(const QString& folder, const char* name, const QByteArrayList& columns);

/// Refuses lines that are not in byte order.
void requireSorted(const QList<Row>& rows);
/// Refuses lines that are not in byte order, and a first cell that is empty or occurs twice.
void requireKeys(const QList<Row>& rows);
