// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "oauth/tokenset.h"

namespace scopelight {

/// What is to be said of a refresh token, or of its absence: when it ends and why, and how many were counted.
/// `life`: TokenLife::facts().
QString refreshTokenWords(const TokenSet& tokens, const Facts& life, const ExplainContext& context);

} // namespace scopelight
