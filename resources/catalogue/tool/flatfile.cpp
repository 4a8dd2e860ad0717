// SPDX-License-Identifier: Apache-2.0
#include "flatfile.h"

#include <QtEndian>

namespace format = scopelight::catalogueformat;

FlatFile::FlatFile()
{
    text({}); // cell 0 is the empty text
    list({}); // and the empty list
}

quint32 FlatFile::text(const QByteArray& utf8)
{
    const auto found = m_texts.constFind(utf8);
    if (found != m_texts.constEnd())
        return *found;
    QByteArray& bytes = part(Part::Text);
    const auto cell = static_cast<quint32>(bytes.size());
    appendWord(bytes, static_cast<quint32>(utf8.size()));
    bytes.append(utf8);
    return *m_texts.insert(utf8, cell);
}

quint32 FlatFile::list(const QList<quint32>& items)
{
    const auto found = m_lists.constFind(items);
    if (found != m_lists.constEnd())
        return *found;
    QByteArray& bytes = part(Part::Lists);
    const auto cell = static_cast<quint32>(bytes.size() / format::wordSize);
    appendWord(bytes, static_cast<quint32>(items.size()));
    for (const quint32 item : items)
        appendWord(bytes, item);
    return *m_lists.insert(items, cell);
}

QByteArray FlatFile::bytes() const
{
    QByteArray header;
    QByteArray body;
    for (const QByteArray& part : m_parts) {
        body.append((format::wordSize - body.size() % format::wordSize) % format::wordSize, '\0');
        appendWord(header, format::headerSize + static_cast<quint32>(body.size()));
        appendWord(header, static_cast<quint32>(part.size()));
        body.append(part);
    }
    QByteArray file;
    appendWord(file, format::magic);
    appendWord(file, format::headerSize + static_cast<quint32>(body.size()));
    return file + header + body;
}

void FlatFile::appendWord(QByteArray& bytes, quint32 word)
{
    const quint32 littleEndian = qToLittleEndian(word);
    bytes.append(reinterpret_cast<const char*>(&littleEndian), sizeof littleEndian);
}
