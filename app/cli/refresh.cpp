// SPDX-License-Identifier: Apache-2.0
#include "cli/failuretext.h"
#include "cli/granttext.h"
#include "cli/savedtokens.h"
#include "cli/signin.h"

using namespace Qt::StringLiterals;

namespace scopelight {

Result<Answer> run(const RefreshCommand& command, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = source->tokens ? Result<TokenSet>(*source->tokens) : obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto renewed = renew(*source, *tokens, session);
    if (!renewed)
        return tl::unexpected(renewed.error());
    const auto grant = grantOf(*source, *renewed, session);
    if (!grant)
        return tl::unexpected(grant.error());
    QJsonObject json = toJson(*grant, session.line.output.showSecrets);
    json.insert(u"refresh_token_replaced"_s, !(renewed->refreshToken == tokens->refreshToken));
    Answer answer{.json = json, .text = grantText(*grant, session)};
    if (command.saveTokenFile.isEmpty())
        return answer;
    if (const auto saved = saveTokens(command.saveTokenFile, *source, *grant, session); !saved)
        answer.status = sayFailure(saved.error(), session);
    return answer;
}

} // namespace scopelight
