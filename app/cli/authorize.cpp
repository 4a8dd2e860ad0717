// SPDX-License-Identifier: Apache-2.0
#include "cli/failuretext.h"
#include "cli/granttext.h"
#include "cli/savedtokens.h"
#include "cli/signin.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What was asked for beside the sign-in itself. The file is written first: it needs nobody's answer.
Result<void> keep(const AuthorizeCommand& command, const Source& source, const Grant& grant, Session& session)
{
    if (!command.saveTokenFile.isEmpty()) {
        if (auto saved = saveTokens(command.saveTokenFile, source, grant, session); !saved)
            return saved;
    }
    return command.remember ? rememberTokens(source, grant, session) : Result<void>();
}

} // namespace

Result<Answer> run(const AuthorizeCommand& command, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto grant = grantOf(*source, *tokens, session);
    if (!grant)
        return tl::unexpected(grant.error());
    Answer answer{
        .json = toJson(*grant, session.line.output.showSecrets), .text = grantText(*grant, session)};
    // The sign-in stands, whatever becomes of keeping it: it is printed in any case.
    if (const auto kept = keep(command, *source, *grant, session); !kept)
        answer.status = sayFailure(kept.error(), session);
    return answer;
}

} // namespace scopelight
