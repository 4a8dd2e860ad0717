// SPDX-License-Identifier: Apache-2.0
#include "practice/pagetokens.h"

#include "base/secret.h"
#include "practice/credentials.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace scopelight::practice {
namespace {

constexpr qsizetype sealBytes = 16;

} // namespace

PageTokens::PageTokens()
    : m_key(randomText(32).toLatin1())
{
}

QString PageTokens::seal(qint64 next, const QByteArray& context) const
{
    QByteArray number(sizeof next, Qt::Uninitialized);
    qToBigEndian(next, number.data());
    const QByteArray hash =
        QMessageAuthenticationCode::hash(number + context, m_key, QCryptographicHash::Sha256);
    return QString::fromLatin1((number + hash.first(sealBytes))
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<qint64> PageTokens::parse(const QString& token, const QByteArray& context) const
{
    const QByteArray bytes = QByteArray::fromBase64(token.toUtf8(), QByteArray::Base64UrlEncoding);
    if (bytes.size() != static_cast<qsizetype>(sizeof(qint64)) + sealBytes)
        return std::nullopt;
    const auto next = qFromBigEndian<qint64>(bytes.constData());
    if (!equalInConstantTime(token.toUtf8(), seal(next, context).toUtf8()))
        return std::nullopt;
    return next;
}

} // namespace scopelight::practice
