// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <initializer_list>
#include <optional>
#include <utility>

namespace scopelight {

/// Ordered name/value pairs in application/x-www-form-urlencoded form. QUrlQuery corrupts OAuth values (it
/// leaves '+' and '%41' alone), so this is ours: everything outside RFC 3986's unreserved set is
/// percent-encoded, space included.
class FormParameters {
public:
    using Pair = std::pair<QString, QString>;

    FormParameters() = default;
    FormParameters(std::initializer_list<Pair> pairs)
        : m_pairs(pairs)
    {
    }

    /// Decodes once; '+' and '%20' are spaces. Repeated names are kept, so that they can be refused.
    static FormParameters parse(const QByteArray& encoded);
    QByteArray encoded() const;

    void append(const QString& name, const QString& value) { m_pairs.append({name, value}); }
    bool contains(QStringView name) const;
    /// The first value of that name.
    std::optional<QString> value(QStringView name) const;
    QString valueOr(QStringView name, const QString& fallback) const
    {
        return value(name).value_or(fallback);
    }
    qsizetype count(QStringView name) const;
    const QList<Pair>& pairs() const& { return m_pairs; }
    /// By value from a temporary, so that `for (… : FormParameters::parse(form).pairs())` is safe.
    QList<Pair> pairs() && { return std::move(m_pairs); }
    bool isEmpty() const { return m_pairs.isEmpty(); }
    /// The same pairs ordered by name, as Qt's flow puts them on the wire.
    FormParameters sortedByName() const;

    bool operator==(const FormParameters&) const = default;

private:
    QList<Pair> m_pairs;
};

/// RFC 3986 §2.1 percent-encoding of everything but unreserved characters.
QByteArray percentEncoded(const QString& value);
/// Decodes once; a '%' without two hexadecimal digits stays as it is. A '+' stays a '+'.
QByteArray percentDecoded(const QByteArray& encoded);

} // namespace scopelight
