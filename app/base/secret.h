// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QDebug;

namespace scopelight {

/// A string that must not be seen: client secrets, codes, verifiers, tokens. It prints masked; `git grep
/// 'reveal()'` is the whole list of ways out.
class Secret {
public:
    Secret() = default;
    explicit Secret(QString value)
        : m_value(std::move(value))
    {
    }

    bool isEmpty() const { return m_value.isEmpty(); }
    qsizetype length() const { return m_value.length(); }
    /// Leaves safety: the plain value, for the wire and for what a person asked to see.
    const QString& reveal() const { return m_value; }
    /// The first four hexadecimal digits of its SHA-256: tells two secrets apart without giving one away.
    QString fingerprint() const;
    /// "[access token, 218 characters, #a91f]": what stands in a trace or a report in place of the value.
    QString masked(QStringView kind) const;

    /// Compares in constant time for equal lengths.
    bool operator==(const Secret& other) const;

private:
    QString m_value;
};

/// Prints the fingerprint, never the value.
QDebug operator<<(QDebug debug, const Secret& secret);

/// Whether two byte strings are equal, in a time that depends on their lengths alone.
bool equalInConstantTime(const QByteArray& left, const QByteArray& right);

} // namespace scopelight
