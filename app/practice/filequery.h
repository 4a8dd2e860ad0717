// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace scopelight::practice {

/// The part of Drive's `q` that the practice Drive understands: `name contains 'text'`, `name = 'text'`,
/// `mimeType = 'type'`, `mimeType != 'type'`, `trashed = false`, joined by `and`.
class FileQuery {
public:
    /// Nothing for anything else.
    static std::optional<FileQuery> parse(const QString& text);
    bool matches(const QString& name, const QString& mimeType) const;

private:
    struct Term {
        QString field = {};
        QString comparison = {};
        QString value = {};
    };
    static bool matches(const Term& term, const QString& name, const QString& mimeType);

    QList<Term> m_terms;
};

} // namespace scopelight::practice
