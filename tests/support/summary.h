// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/finding.h"

namespace scopelight {

/// "code fact=value …", facts in the order of their names.
QString summary(const Error& error);
/// "problem:code look:code …", in the order of the findings.
QString summary(const Findings& findings);

} // namespace scopelight
