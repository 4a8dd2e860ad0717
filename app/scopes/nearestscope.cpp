// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QSet>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Methods;
using catalogueformat::Scopes;

namespace {

/// How many letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
int editDistance(QByteArrayView left, QByteArrayView right)
{
    const auto width = static_cast<std::size_t>(right.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> current(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int replaced = last[j - 1] + (left[i - 1] == right[at - 1] ? 0 : 1);
            current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
            if (i > 1 && at > 1 && left[i - 1] == right[at - 2] && left[i - 2] == right[at - 1])
                current[j] = std::min(current[j], beforeLast[j - 2] + 1);
        }
        beforeLast.swap(last);
        last.swap(current);
    }
    return last.back();
}

/// What was meant as the name, however the prefix is spelled: people forget the s of https, or end with a
/// slash.
QByteArray typedName(const QString& scope)
{
    const QString folder = u"/auth/"_s;
    QString name = scope.trimmed().toCaseFolded();
    const qsizetype position = name.lastIndexOf(folder);
    if (position >= 0)
        name = name.mid(position + folder.size());
    while (name.endsWith(u'/'))
        name.chop(1);
    return name.toUtf8();
}

/// A name broken off is nearer than any name with other letters.
int distance(const QByteArray& typed, QByteArrayView name)
{
    return name.startsWith(typed) ? 1 : editDistance(typed, name);
}

/// A name, and how far it is from the one that was typed.
struct Candidate {
    int distance = 0;
    QString name = {};
};

int farthest(const QByteArray& typed)
{
    return std::max(2, static_cast<int>(typed.size() / 3));
}

QStringList nearestFirst(QList<Candidate> candidates, qsizetype count)
{
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate& left, const Candidate& right) { return left.distance < right.distance; });
    QStringList names;
    for (const Candidate& candidate : candidates.first(std::min(count, candidates.size())))
        names.append(candidate.name);
    return names;
}

} // namespace

QStringList ScopeCatalogue::nearest(const QString& scope, qsizetype count) const
{
    const QByteArray typed = typedName(scope);
    if (typed.isEmpty() || typed.size() > 200)
        return {};
    QList<Candidate> candidates;
    for (quint32 row = 0; row < m_file.rows<Scopes>(); ++row) {
        const int away = distance(typed, foldedName(row));
        if (away <= farthest(typed))
            candidates.append({away, m_file.string<Scopes>(row, Scopes::Scope)});
    }
    return nearestFirst(candidates, count);
}

bool ScopeCatalogue::knowsApi(const QString& name) const
{
    const QByteArray wanted = name.toUtf8();
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row) {
        if (m_file.text<Apis>(row, Apis::Name) == wanted || m_file.text<Apis>(row, Apis::Key) == wanted)
            return true;
    }
    return false;
}

QStringList ScopeCatalogue::nearestApis(const QString& name, qsizetype count) const
{
    const QByteArray typed = name.section(u':', 0, 0).toCaseFolded().toUtf8();
    if (typed.isEmpty() || typed.size() > 200)
        return {};
    QList<Candidate> candidates;
    QSet<QString> seen; // an API has a row a version
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row) {
        const QString api = m_file.string<Apis>(row, Apis::Name);
        const int away = distance(typed, api.toUtf8());
        if (away > farthest(typed) || seen.contains(api))
            continue;
        seen.insert(api);
        candidates.append({away, api});
    }
    return nearestFirst(candidates, count);
}

/// Methods of the version that a bare name means.
QStringList ScopeCatalogue::nearestMethods(const QString& id) const
{
    const QByteArray typed = id.toCaseFolded().toUtf8();
    if (typed.isEmpty() || typed.size() > 200)
        return {};
    QList<Candidate> candidates;
    for (quint32 row = 0; row < m_file.rows<Methods>(); ++row) {
        if (m_file.cell<Apis>(m_file.cell<Methods>(row, Methods::Api), Apis::Default) != catalogueformat::Yes)
            continue;
        const QString name = m_file.string<Methods>(row, Methods::Id);
        if (std::abs(name.size() - typed.size()) > farthest(typed))
            continue;
        const int away = editDistance(typed, name.toCaseFolded().toUtf8());
        if (away <= farthest(typed))
            candidates.append({away, name});
    }
    return nearestFirst(candidates, 3);
}

} // namespace scopelight
