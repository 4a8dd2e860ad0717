// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "cli/failuretext.h"
#include "cli/savedtokens.h"
#include "cli/signin.h"
#include "oauth/serverquestions.h"

using namespace Qt::StringLiterals;

namespace scopelight {

Result<Answer> run(const RevokeCommand&, Session& session)
{
    const auto signIn = signInOf(session, Tokens::AsSaved);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const Source& source = signIn->source;
    const auto revocation =
        await(revoke(session.network, source.server, source.client, signIn->tokens.tokenToRevoke()),
            session.interrupt);
    if (!revocation)
        return tl::unexpected(revocation.error());
    const bool hadEnded = *revocation == Revocation::AlreadyEnded;
    Answer answer{.json = {{u"revoked"_s, !hadEnded}, {u"token_unknown"_s, hadEnded}},
        .text = explainReason(hadEnded ? u"grant_had_ended"_s : u"grant_revoked"_s, session.context)};
    std::ignore = session.counted.forget(source.client.clientId, source.account);
    // The grant is over, whatever the keychain says.
    if (const auto forgotten = forgetRemembered(source, session); !forgotten)
        answer.status = sayFailure(forgotten.error(), session);
    return answer;
}

} // namespace scopelight
