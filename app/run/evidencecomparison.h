// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "scopes/scopeadvice.h"

namespace scopelight {

/// What an application asks for, held against the methods that it was seen to use.
struct EvidenceComparison {
    QStringList unused = {}; ///< scopes that open none of the methods; a note, because not everything is seen
    QList<MethodRecord> uncovered = {}; ///< methods that none of the scopes opens
    /// A set that opens the same methods, with the same reach, and is smaller than what is used of the scopes
    /// asked for: fewer restricted scopes, else fewer whose class is not published, else fewer sensitive,
    /// else fewer non-sensitive ones, else fewer methods opened. Empty: none is known.
    QStringList smaller = {};
    QStringList replaced = {}; ///< the scopes that it takes the place of
};

/// Signing in (openid, email, profile) is never unused.
EvidenceComparison compareWithEvidence(
    const ScopeCatalogue& catalogue, const QStringList& asked, const QList<MethodRecord>& methods);

/// The same as findings: method_not_covered and smaller_set are problems, scope_not_used is a note. Facts:
/// method, api; scope, name; scopes, instead_of.
Findings toFindings(const EvidenceComparison& comparison, const ScopeCatalogue& catalogue);

} // namespace scopelight
