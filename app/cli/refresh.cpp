// SPDX-License-Identifier: Apache-2.0
#include "cli/failuretext.h"
#include "cli/granttext.h"
#include "cli/savedtokens.h"
#include "cli/signin.h"

using namespace Qt::StringLiterals;

namespace scopelight {

Result<Answer> run(const RefreshCommand&, Session& session)
{
    const auto signIn = signInOf(session, Tokens::AsSaved);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const auto renewed = renew(signIn->source, signIn->tokens, session);
    if (!renewed)
        return tl::unexpected(renewed.error());
    const auto grant = grantOf(signIn->source, *renewed, session);
    if (!grant)
        return tl::unexpected(grant.error());
    QJsonObject json = toJson(*grant, session.line.output.showSecrets);
    json.insert(u"refresh_token_replaced"_s, !(renewed->refreshToken == signIn->tokens.refreshToken));
    Answer answer{.json = json, .text = grantText(*grant, session)};
    if (const auto saved = saveTokens(signIn->source, *grant, session); !saved)
        answer.status = sayFailure(saved.error(), session);
    return answer;
}

} // namespace scopelight
