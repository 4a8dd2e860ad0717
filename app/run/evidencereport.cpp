// SPDX-License-Identifier: Apache-2.0
#include "run/evidencereport.h"

#include "doctor/explain.h"
#include "run/sarif.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QList<SarifRule>& rules()
{
    static const QList<SarifRule> list{
        {u"method_not_covered"_s, u"error"_s, u"A method is called that no scope asked for opens."_s},
        {u"smaller_set"_s, u"error"_s, u"A smaller set of scopes opens the same methods."_s},
        {u"scope_not_used"_s, u"note"_s, u"A scope is asked for that opens nothing that was found."_s}};
    return list;
}

bool isAbout(const Finding& finding, const SeenUse& seen)
{
    return finding.code == u"method_not_covered"
        ? seen.use.method.id == finding.facts.value(u"method"_s)
            && seen.use.method.api == finding.facts.value(u"api"_s)
        : !seen.use.scope.isEmpty() && seen.use.scope == finding.facts.value(u"scope"_s);
}

QList<SeenUse> placesOf(const Finding& finding, const CodeEvidence& evidence)
{
    QList<SeenUse> places = evidence.found;
    places.removeIf([&](const SeenUse& seen) { return !isAbout(finding, seen); });
    return places.isEmpty() ? evidence.found.first(std::min<qsizetype>(1, evidence.found.size())) : places;
}

} // namespace

QByteArray toSarif(const Findings& findings, const CodeEvidence& evidence)
{
    QList<SarifResult> results;
    for (const Finding& finding : worstFirst(findings)) {
        const Explanation words = explain(finding, {});
        SarifResult result{.rule = finding.code, .message = words.headline + u' ' + words.detail};
        const QList<SeenUse> places = placesOf(finding, evidence);
        if (places.isEmpty())
            results.append(result);
        for (const SeenUse& place : places) {
            result.file = place.file;
            result.line = place.use.line;
            results.append(result);
        }
    }
    return toSarif(rules(), results);
}

} // namespace scopelight
