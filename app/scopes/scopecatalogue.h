// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace scopelight {

/// Google's classes of scopes, plus the two that its pages do not name.
enum class Sensitivity {
    SignIn, ///< openid, email, profile and their long forms
    NonSensitive,
    Sensitive,
    Restricted,
    NotPublished, ///< no page of Google's says: the console is the only source
};

/// "sign_in", "non_sensitive", "sensitive", "restricted", "not_published".
QString toString(Sensitivity sensitivity);

/// A view of the scope table.
struct ScopeRecord {
    QString scope = {}; ///< full wire form
    QString description = {};
    Sensitivity sensitivity = Sensitivity::NotPublished;
    QString source = {}; ///< address of the page the class comes from, or empty
    QStringList apis = {}; ///< "drive:v3"
    QString kind =
        {}; ///< empty, or why it is special: "alias", "removed", "service_account", "delegation", "add_on"…
};

/// Every scope, API and method that Google's discovery documents name, and the scopes that its pages add. The
/// data are a flat little-endian file linked into the program and used in place: nothing is parsed, nothing
/// is read before the first question.
class ScopeCatalogue {
public:
    /// Opens the built-in catalogue: constant time.
    ScopeCatalogue();

    qsizetype scopeCount() const;
    qsizetype apiCount() const;
    qsizetype methodCount() const;
    /// Newest revision of a document, YYYYMMDD, and where the documents come from.
    QString revision() const;
    QString source() const;

    /// Exactly that scope (full form, or `openid`, `email`, `profile`).
    std::optional<ScopeRecord> find(const QString& scope) const;
    /// `drive.readonly` → `https://www.googleapis.com/auth/drive.readonly` where the catalogue has it;
    /// `openid`, `email`, `profile` and full forms as they are; nothing for a name it does not know.
    std::optional<QString> expand(const QString& shortName) const;
    /// The opposite: without the common prefix.
    static QString shortName(const QString& scope);

    /// What to search for; empty members do not filter.
    struct Query {
        QString text = {}; ///< words, all of which must occur in scope, description or API, without case
        QString api = {}; ///< "drive" or "drive:v3"
        std::optional<Sensitivity> sensitivity = {};
    };
    /// Best match first: exact short name, then prefix, then the rest by name.
    QList<ScopeRecord> search(const Query& query) const;
    /// The closest names for a scope that is not there, nearest first, at most `count`.
    QStringList nearest(const QString& scope, int count = 3) const;

private:
    QByteArrayView m_data;
};

} // namespace scopelight
