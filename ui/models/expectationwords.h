// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "run/expectations.h"
#include "work/checkline.h"

namespace scopelight {

/// What was expected, and where it is not so, why, as a line of a check list. `wanted`: the profile's
/// `expect`.
CheckLine lineOf(const Expectation& expectation, const QJsonObject& wanted, const ExplainContext& context);

} // namespace scopelight
