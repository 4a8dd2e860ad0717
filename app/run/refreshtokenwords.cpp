// SPDX-License-Identifier: Apache-2.0
#include "run/refreshtokenwords.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString refreshTokenWords(const TokenSet& tokens, const Facts& life, const ExplainContext& context)
{
    if (tokens.refreshToken.isEmpty())
        return explainReason(u"refresh_token_none"_s, context, life);
    const QString words = explainReason(u"refresh_token_life"_s, context, life);
    const QString count = explainReason(u"grants_counted"_s, context, life);
    return count.isEmpty() ? words : words + u' ' + count;
}

} // namespace scopelight
