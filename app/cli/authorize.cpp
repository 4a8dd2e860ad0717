// SPDX-License-Identifier: Apache-2.0
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/granttext.h"
#include "cli/savedtokens.h"
#include "cli/signin.h"
#include "oauth/clientfindings.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What was asked for beside the sign-in itself. The file is written first: it needs nobody's answer.
Result<void> keep(const AuthorizeCommand& command, const Source& source, const Grant& grant, Session& session)
{
    if (!command.saveTokenFile.isEmpty()) {
        const QString account = grant.account ? grant.account->email : QString();
        if (const auto saved = saveTokens(command.saveTokenFile, source, grant.tokens, account); !saved)
            return saved;
        const QString warnings =
            findingsText(fileFindings(command.saveTokenFile), session.context, session.terminal).trimmed();
        if (!warnings.isEmpty())
            session.terminal.say(warnings);
    }
    return command.remember ? rememberTokens(source, grant.tokens, session) : Result<void>();
}

} // namespace

Result<Answer> authorize(const AuthorizeCommand& command, Session& session)
{
    const auto source = resolveSource(session);
    if (!source)
        return tl::unexpected(source.error());
    const auto tokens = obtainTokens(*source, session);
    if (!tokens)
        return tl::unexpected(tokens.error());
    const auto grant = describeGrant(*source, *tokens, session);
    if (!grant)
        return tl::unexpected(grant.error());
    Answer answer{
        .json = toJson(*grant, session.line.output.showSecrets), .text = grantText(*grant, session)};
    // The sign-in stands, whatever becomes of keeping it: it is printed in any case.
    if (const auto kept = keep(command, *source, *grant, session); !kept) {
        const Explanation words = explain(kept.error(), session.context);
        session.terminal.say(failureText(kept.error(), words, session.terminal));
        answer.status = exitStatus(outcomeOf(kept.error()));
    }
    return answer;
}

} // namespace scopelight
