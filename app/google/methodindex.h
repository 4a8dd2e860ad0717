// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

#include <QHash>

namespace scopelight {

/// The catalogue's methods as client libraries call them: by API and by the id without its first part,
/// "files.list".
class MethodIndex {
public:
    /// The catalogue must outlive it.
    explicit MethodIndex(const ScopeCatalogue& catalogue);

    const ScopeCatalogue& catalogue() const { return m_catalogue; }
    /// Whether "drive:v3" is a version of an API.
    bool hasApi(const QString& key) const { return m_methods.contains(key); }
    std::optional<MethodRecord> find(const QString& api, const QString& name) const;
    /// Whether names of methods begin so: "files" of "files.list".
    bool hasResource(const QString& api, const QString& resource) const;
    /// Methods of that name, of every API in the version that its bare name means.
    QList<MethodRecord> named(const QString& name) const { return m_named.value(name); }

private:
    const ScopeCatalogue& m_catalogue;
    QHash<QString, QHash<QString, MethodRecord>> m_methods;
    QHash<QString, QList<MethodRecord>> m_named;
};

} // namespace scopelight
