// SPDX-License-Identifier: Apache-2.0
#include "scopes/reviewoutlook.h"

#include "scopes/scopecatalogue.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

QString reviewOf(const ScopeCatalogue& catalogue, const QStringList& scopes)
{
    const ScopeSet set(scopes);
    if (catalogue.count(set, Sensitivity::Restricted) > 0)
        return u"review_assessment"_s;
    const bool isOpen = catalogue.count(set, Sensitivity::NotPublished) > 0;
    if (catalogue.count(set, Sensitivity::Sensitive) > 0)
        return isOpen ? u"review_verification_or_more"_s : u"review_verification"_s;
    return isOpen ? u"review_unknown"_s : u"review_none"_s;
}

Findings reviewOutlook(const ScopeCatalogue& catalogue, const ScopeSet& scopes)
{
    if (scopes.isEmpty())
        return {};
    const auto note = [](const QString& code) { return Finding{Finding::Level::Note, code, {}}; };
    const QString review = reviewOf(catalogue, scopes.scopes());
    Findings outlook{note(review)};
    if (review != u"review_none")
        outlook.append(note(u"review_exemptions"_s));
    const bool isSignInAlone = std::ranges::all_of(scopes.scopes(),
        [&](const QString& scope) { return catalogue.classOf(scope) == Sensitivity::SignIn; });
    if (!isSignInAlone)
        outlook.append(note(u"review_testing"_s));
    return outlook;
}

} // namespace scopelight
