// SPDX-License-Identifier: Apache-2.0
#include "http/onetimebody.h"

#include <algorithm>
#include <cstring>

namespace scopelight {

OneTimeBody::OneTimeBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneTimeBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneTimeBody::readData(char* data, qint64 maxSize)
{
    const qsizetype size = std::min<qsizetype>(maxSize, m_bytes.size() - m_position);
    if (size == 0)
        return -1;
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(size));
    m_position += size;
    return size;
}

qint64 OneTimeBody::writeData(const char* /*data*/, qint64 /*maxSize*/)
{
    return -1;
}

} // namespace scopelight
