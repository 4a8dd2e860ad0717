// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

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

} // namespace

QStringList ScopeCatalogue::nearest(const QString& scope, qsizetype count) const
{
    struct Candidate {
        int distance = 0;
        QString scope = {};
    };
    const QByteArray typed = typedName(scope);
    if (typed.isEmpty() || typed.size() > 200)
        return {};
    const int farthest = std::max(2, static_cast<int>(typed.size() / 3));
    QList<Candidate> candidates;
    for (quint32 row = 0; row < m_file.rows<Scopes>(); ++row) {
        const int away = distance(typed, foldedName(row));
        if (away <= farthest)
            candidates.append({away, m_file.string<Scopes>(row, Scopes::Scope)});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate& left, const Candidate& right) { return left.distance < right.distance; });
    QStringList scopes;
    for (const Candidate& candidate : candidates.first(std::min(count, candidates.size())))
        scopes.append(candidate.scope);
    return scopes;
}

} // namespace scopelight
