// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QMap>

#include <algorithm>

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Methods;
using catalogueformat::Scopes;
using catalogueformat::Sets;

namespace {

/// A scope that opens more APIs than this belongs to none of them.
constexpr qsizetype mostApis = 9;

QString verbOf(const CatalogueFile& file, quint32 method)
{
    const std::size_t verb = file.cell<Methods>(method, Methods::Verb);
    return verb < catalogueformat::verbs.size() ? QString::fromLatin1(catalogueformat::verbs.at(verb))
                                                : QString();
}

} // namespace

void ScopeCatalogue::eachMethodOf(quint32 scope, const std::function<void(quint32 method)>& visit) const
{
    const CatalogueFile::List sets = m_file.list<Scopes>(scope, Scopes::SetList);
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const CatalogueFile::List methods = m_file.list<Sets>(sets[i], Sets::MethodList);
        for (qsizetype k = 0; k < methods.size(); ++k)
            visit(methods[k]);
    }
}

QStringList ScopeCatalogue::methodsOpenedBy(const QString& scope) const
{
    QStringList methods;
    if (const auto row = rowOf(scope))
        eachMethodOf(
            *row, [&](quint32 method) { methods.append(m_file.string<Methods>(method, Methods::Id)); });
    methods.sort();
    methods.removeDuplicates();
    return methods;
}

QString ScopeCatalogue::homeOf(const QString& scope) const
{
    QMap<QString, qsizetype> methods;
    if (const auto row = rowOf(scope))
        eachMethodOf(*row, [&](quint32 method) {
            ++methods[m_file.string<Apis>(m_file.cell<Methods>(method, Methods::Api), Apis::Name)];
        });
    if (methods.isEmpty() || methods.size() > mostApis)
        return {};
    const auto most = std::ranges::max_element(methods);
    return methods.key(*most);
}

QList<OpenedApi> ScopeCatalogue::apisOpenedBy(const QString& scope) const
{
    QMap<QString, OpenedApi> byName;
    if (const auto row = rowOf(scope))
        eachMethodOf(*row, [&](quint32 method) {
            const quint32 api = m_file.cell<Methods>(method, Methods::Api);
            OpenedApi& opened = byName[m_file.string<Apis>(api, Apis::Name)];
            opened.name = m_file.string<Apis>(api, Apis::Name);
            opened.title = m_file.string<Apis>(api, Apis::Title);
            opened.methods.append({m_file.string<Methods>(method, Methods::Id), verbOf(m_file, method)});
        });
    QList<OpenedApi> apis = byName.values();
    for (OpenedApi& opened : apis) {
        std::ranges::sort(opened.methods, {}, &OpenedApi::Method::id);
        const auto isRepeated = [](const auto& left, const auto& right) { return left.id == right.id; };
        // Not std::ranges::unique: clang 14 cannot read that of g++ 12.
        opened.methods.erase(
            std::unique(opened.methods.begin(), opened.methods.end(), isRepeated), opened.methods.end());
    }
    std::ranges::stable_sort(apis, {},
        [](const OpenedApi& api) { return std::pair(-api.methods.size(), api.title.toCaseFolded()); });
    return apis;
}

} // namespace scopelight
