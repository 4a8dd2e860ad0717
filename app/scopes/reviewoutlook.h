// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "scopes/scopeset.h"

namespace scopelight {

class ScopeCatalogue;

/// What Google asks for before an application with these scopes is published, by their classes: a code for
/// explainReason(): review_none, review_verification, review_assessment, or, where a class that is not
/// published may bring more, review_unknown, review_verification_or_more.
QString reviewOf(const ScopeCatalogue& catalogue, const QStringList& scopes);

/// The same as a finding, then who needs none, and what testing limits: each as a page of Google's says.
/// Nothing for no scopes. Which assessment, and how long it takes, is Google's to say.
Findings reviewOutlook(const ScopeCatalogue& catalogue, const ScopeSet& scopes);

} // namespace scopelight
