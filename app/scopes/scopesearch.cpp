// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QByteArrayList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Scopes;

namespace {

/// A row that matches, and how well: 0 is best.
struct Hit {
    int rank = 0;
    quint32 row = 0;
};

bool containsAll(QByteArrayView folded, const QByteArrayList& words)
{
    return std::all_of(
        words.begin(), words.end(), [folded](const QByteArray& word) { return folded.contains(word); });
}

int rankOf(QByteArrayView name, const QByteArrayList& words)
{
    const QByteArray whole = words.join(' ');
    if (name == whole)
        return 0;
    if (name.startsWith(whole))
        return 1;
    return containsAll(name, words) ? 2 : 3;
}

bool hasApi(const CatalogueFile& file, quint32 scope, const QByteArray& api)
{
    const CatalogueFile::List apis = file.list<Scopes>(scope, Scopes::ApiList);
    for (qsizetype i = 0; i < apis.size(); ++i) {
        if (file.text<Apis>(apis[i], Apis::Name) == api || file.text<Apis>(apis[i], Apis::Key) == api)
            return true;
    }
    return false;
}

} // namespace

QByteArrayList ScopeCatalogue::foldedWords(const QString& text)
{
    QByteArrayList words;
    for (const QString& word : text.simplified().split(u' ', Qt::SkipEmptyParts))
        words.append(shortName(word).toCaseFolded().toUtf8());
    return words;
}

QList<ScopeRecord> ScopeCatalogue::search(const Query& query) const
{
    const QByteArrayList words = foldedWords(query.text);
    const QByteArray api = query.api.toUtf8();
    QList<Hit> hits;
    for (quint32 row = 0; row < m_file.rows<Scopes>(); ++row) {
        const QByteArrayView folded = m_file.text<Scopes>(row, Scopes::Folded);
        if (!containsAll(folded, words) || (!api.isEmpty() && !hasApi(m_file, row, api)))
            continue;
        if (query.sensitivity && record(row).sensitivity != *query.sensitivity)
            continue;
        hits.append({rankOf(foldedName(row), words), row});
    }
    std::stable_sort(
        hits.begin(), hits.end(), [](const Hit& left, const Hit& right) { return left.rank < right.rank; });
    QList<ScopeRecord> found;
    for (const Hit& hit : hits)
        found.append(record(hit.row));
    return found;
}

} // namespace scopelight
