// SPDX-License-Identifier: Apache-2.0
#include "run/expectations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = Expectation::Outcome;
using Verdict = ScopeAccess::Verdict;

Expectation checkRow(const QString& wanted, const ScopeAccess& row)
{
    Expectation line{.member = u"access"_s, .subject = row.scope, .facts = row.facts};
    line.facts.insert(u"wanted"_s, wanted);
    const bool isMet = toString(row.verdict) == wanted;
    const bool isSure = row.verdict == Verdict::Allowed || row.verdict == Verdict::Refused;
    if (isMet || isSure)
        line.outcome = isMet ? Outcome::Met : Outcome::NotMet;
    if (isMet)
        return line;
    line.error = row.error;
    line.reason = !isSure                 ? u"access_not_told"_s
        : row.verdict == Verdict::Allowed ? u"access_is_allowed"_s
                                          : u"access_is_refused"_s;
    return line;
}

} // namespace

ScopeSet scopesOfAccess(const Profile& profile, const ScopeCatalogue& catalogue)
{
    QStringList scopes;
    for (const QString& written : profile.expectations.value(u"access"_s).toObject().keys())
        scopes.append(catalogue.expand(written).value_or(written));
    return ScopeSet(scopes);
}

Expectations checkAccess(
    const Profile& profile, const QList<ScopeAccess>& rows, const ScopeCatalogue& catalogue)
{
    Expectations lines;
    const QJsonObject expected = profile.expectations.value(u"access"_s).toObject();
    for (auto entry = expected.begin(); entry != expected.end(); ++entry) {
        const QString scope = catalogue.expand(entry.key()).value_or(entry.key());
        const QString wanted = entry->toString();
        const auto row = std::ranges::find_if(rows,
            [&scope](const ScopeAccess& one) { return canonicalScope(one.scope) == canonicalScope(scope); });
        Expectation line{.member = u"access"_s, .subject = scope, .facts = {{u"wanted"_s, wanted}}};
        if (row == rows.end() || row->isWaiting()) {
            line.reason = u"access_not_tried"_s;
            lines.append(line);
        } else {
            lines.append(checkRow(wanted, *row));
        }
    }
    return lines;
}

} // namespace scopelight
