// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "oauth/idtoken.h"
#include "work/checkline.h"

namespace scopelight {

/// A check of an ID token as a line of a check list: the claim, and what was found in it ("this client", "in
/// 54 min") or why it does not count. `token`: what was checked; its text is foreign.
CheckLine lineOf(
    const Check& check, const IdToken& token, const QDateTime& now, const ExplainContext& context);

} // namespace scopelight
