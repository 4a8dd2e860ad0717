// SPDX-License-Identifier: Apache-2.0
#include "doctor/accesswords.h"

namespace scopelight {

QString accessWords(const ScopeAccess& row, const ExplainContext& context)
{
    return row.error ? explain(*row.error, context).headline : explainReason(row.reason, context, row.facts);
}

} // namespace scopelight
