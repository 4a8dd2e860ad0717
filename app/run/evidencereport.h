// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "run/codeevidence.h"

namespace scopelight {

/// The findings of toFindings() as SARIF, each at the places that it is about: a method at its calls, a scope
/// where it is named, and what has no place of its own where the first use is, since code scanning takes no
/// result without one.
QByteArray toSarif(const Findings& findings, const CodeEvidence& evidence);

} // namespace scopelight
