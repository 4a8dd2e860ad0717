// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <QCryptographicHash>
#include <QDebug>

using namespace Qt::StringLiterals;

namespace scopelight {

QString Secret::fingerprint() const
{
    const QByteArray hash = QCryptographicHash::hash(m_value.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(4));
}

QString Secret::masked(QStringView kind) const
{
    return u"[%1, %2 characters, #%3]"_s.arg(kind).arg(length()).arg(fingerprint());
}

bool Secret::operator==(const Secret& other) const
{
    return equalInConstantTime(m_value.toUtf8(), other.m_value.toUtf8());
}

QDebug operator<<(QDebug debug, const Secret& secret)
{
    const QDebugStateSaver saver(debug);
    return debug.noquote() << secret.masked(u"secret");
}

bool equalInConstantTime(const QByteArray& left, const QByteArray& right)
{
    if (left.size() != right.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
    return difference == 0;
}

} // namespace scopelight
