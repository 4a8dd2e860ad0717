// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace scopelight::practice {

/// Page tokens that need no memory: the number of the next file, sealed with a key of this process.
class PageTokens {
public:
    PageTokens();

    /// `context` says which listing it is for; the token holds for no other.
    QString seal(qint64 next, const QByteArray& context) const;
    /// Nothing for a token that this process did not make for this listing.
    std::optional<qint64> parse(const QString& token, const QByteArray& context) const;

private:
    QByteArray m_key;
};

} // namespace scopelight::practice
