// SPDX-License-Identifier: Apache-2.0
#include "textfile.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

bool isUtf8(const QByteArray& bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decode(bytes);
    return !decode.hasError() && !decoded.contains(QChar::ReplacementCharacter);
}

bool hasControlCharacter(const QByteArray& line)
{
    return std::any_of(
        line.begin(), line.end(), [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

QByteArray readWhole(const QByteArray& path)
{
    QFile file(QFile::decodeName(path));
    if (!file.open(QIODevice::ReadOnly))
        refuse({path, 1}, "cannot be read: " + file.errorString().toUtf8());
    return file.readAll();
}

Row toRow(const QByteArray& path, qsizetype line, const QByteArray& text, qsizetype columns)
{
    Row row{path, line, text.split('\t')};
    if (!isUtf8(text))
        refuse(row, "not UTF-8");
    if (hasControlCharacter(text))
        refuse(row, "a control character");
    if (text.isEmpty())
        refuse(row, "an empty line");
    if (row.cells.size() > columns)
        refuse(row, "more cells than the header has columns");
    row.cells.resize(columns);
    return row;
}

bool lessByCells(const Row& left, const Row& right)
{
    return std::lexicographical_compare(
        left.cells.begin(), left.cells.end(), right.cells.begin(), right.cells.end());
}

} // namespace

void refuse(const Row& row, const QByteArray& why)
{
    std::fprintf(stderr, "%s:%lld: error: %s\n", row.path.constData(), static_cast<long long>(row.line),
        why.constData());
    std::exit(EXIT_FAILURE);
}

QList<Row> readTable(const QString& folder, const char* name, const QByteArrayList& columns)
{
    const QByteArray path = QFile::encodeName(folder) + '/' + name;
    QByteArrayList lines = readWhole(path).split('\n');
    if (!lines.last().isEmpty())
        refuse({path, lines.size()}, "no line feed at the end");
    lines.removeLast();
    if (lines.isEmpty() || lines.first() != columns.join('\t'))
        refuse({path, 1}, "the header is not: " + columns.join(' '));
    QList<Row> rows;
    rows.reserve(lines.size());
    for (qsizetype i = 1; i < lines.size(); ++i)
        rows.append(toRow(path, i + 1, lines[i], columns.size()));
    return rows;
}

void requireSorted(const QList<Row>& rows)
{
    for (qsizetype i = 1; i < rows.size(); ++i) {
        if (!lessByCells(rows[i - 1], rows[i]))
            refuse(rows[i], "not sorted: it belongs before line " + QByteArray::number(rows[i - 1].line));
    }
}

void requireKeys(const QList<Row>& rows)
{
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].key().isEmpty())
            refuse(rows[i], "the first cell is empty");
        if (i > 0 && rows[i].key() == rows[i - 1].key())
            refuse(rows[i], "'" + rows[i].key() + "' occurs twice");
    }
    requireSorted(rows);
}
