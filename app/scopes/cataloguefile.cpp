// SPDX-License-Identifier: Apache-2.0
#include "scopes/cataloguefile.h"

#include <QtEndian>

namespace format = scopelight::catalogueformat;

namespace scopelight {

namespace {

/// That stretch of the bytes, or nothing where it does not lie inside them.
QByteArrayView stretch(QByteArrayView bytes, quint64 offset, quint64 length)
{
    const auto size = static_cast<quint64>(bytes.size());
    if (offset > size || length > size - offset)
        return {};
    return bytes.sliced(static_cast<qsizetype>(offset), static_cast<qsizetype>(length));
}

} // namespace

CatalogueFile::CatalogueFile(QByteArrayView bytes)
{
    const bool isWhole = bytes.size() >= format::headerSize && word(bytes, 0) == format::magic
        && word(bytes, 1) == static_cast<quint64>(bytes.size());
    if (isWhole)
        m_bytes = bytes;
}

quint32 CatalogueFile::word(QByteArrayView bytes, quint64 index)
{
    if (index >= static_cast<quint64>(bytes.size() / rowUnit))
        return 0;
    // Resources need not be aligned: this reads byte by byte where it must.
    return qFromLittleEndian<quint32>(bytes.data() + static_cast<qsizetype>(index) * rowUnit);
}

QByteArrayView CatalogueFile::part(format::Part which) const
{
    const quint64 entry = 2 + 2 * static_cast<quint64>(which);
    return stretch(m_bytes, word(m_bytes, entry), word(m_bytes, entry + 1));
}

QByteArrayView CatalogueFile::textAt(quint32 offset) const
{
    const QByteArrayView texts = part(format::Part::Text);
    const quint32 length = word(stretch(texts, offset, format::wordSize), 0);
    return stretch(texts, quint64(offset) + format::wordSize, length);
}

CatalogueFile::List CatalogueFile::listAt(quint32 index) const
{
    const QByteArrayView lists = part(format::Part::Lists);
    const quint64 length = quint64(word(lists, index)) * format::wordSize;
    return List(stretch(lists, (quint64(index) + 1) * format::wordSize, length));
}

} // namespace scopelight
