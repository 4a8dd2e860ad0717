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
    if (auto saved = saveTokens(source, grant, session); !saved)
        return saved;
    return command.remember ? rememberTokens(source, grant, session) : Result<void>();
}

} // namespace

Result<Answer> run(const AuthorizeCommand& command, Session& session)
{
    const auto signIn = signInOf(session);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const auto grant = grantOf(signIn->source, signIn->tokens, session);
    if (!grant)
        return tl::unexpected(grant.error());
    Answer answer{
        .json = toJson(*grant, session.line.output.showSecrets), .text = grantText(*grant, session)};
    // The sign-in stands, whatever becomes of keeping it: it is printed in any case.
    if (const auto kept = keep(command, signIn->source, *grant, session); !kept)
        answer.status = sayFailure(kept.error(), session);
    return answer;
}

} // namespace scopelight
