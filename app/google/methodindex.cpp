// SPDX-License-Identifier: Apache-2.0
#include "google/methodindex.h"

#include <algorithm>

namespace scopelight {

MethodIndex::MethodIndex(const ScopeCatalogue& catalogue)
    : m_catalogue(catalogue)
{
    for (const QString& api : catalogue.apis()) {
        const bool isDefault = catalogue.defaultApi(api.section(u':', 0, 0)) == api;
        QHash<QString, MethodRecord>& methods = m_methods[api];
        for (const MethodRecord& method : catalogue.methodsOf(api)) {
            const QString name = method.id.section(u'.', 1);
            methods.insert(name, method);
            if (isDefault)
                m_named[name].append(method);
        }
    }
}

std::optional<MethodRecord> MethodIndex::find(const QString& api, const QString& name) const
{
    const auto methods = m_methods.constFind(api);
    if (methods == m_methods.cend() || !methods->contains(name))
        return std::nullopt;
    return methods->value(name);
}

bool MethodIndex::hasResource(const QString& api, const QString& resource) const
{
    const QString beginning = resource + u'.';
    const QHash<QString, MethodRecord> methods = m_methods.value(api);
    return std::ranges::any_of(
        methods.keys(), [&](const QString& name) { return name.startsWith(beginning); });
}

} // namespace scopelight
