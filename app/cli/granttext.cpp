// SPDX-License-Identifier: Apache-2.0
#include "cli/granttext.h"

#include "cli/await.h"
#include "doctor/diagnosis.h"
#include "run/grantdescription.h"
#include "run/refreshtokenwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString stateText(ScopeOutcome::State state, const TextStyle& style)
{
    switch (state) {
    case ScopeOutcome::State::Granted:
        return style.good(u"granted"_s);
    case ScopeOutcome::State::Missing:
        return style.warning(u"missing"_s);
    case ScopeOutcome::State::Extra:
        return u"extra  "_s;
    }
    Q_UNREACHABLE();
}

QString scopeLines(const QList<ScopeOutcome>& outcomes, const ExplainContext& context, const TextStyle& style)
{
    QString text;
    for (const ScopeOutcome& outcome : outcomes) {
        text += u"\n  %1  %2"_s.arg(stateText(outcome.state, style), shownText(outcome.scope));
        if (outcome.reason != u"granted")
            text += u"\n           %1"_s.arg(style.faint(explainReason(outcome.reason, context)));
    }
    return text;
}

QString scopesText(qsizetype count)
{
    return count == 1 ? u"1 scope"_s : u"%1 scopes"_s.arg(count);
}

QString endText(const std::optional<qint64>& seconds, const QDateTime& from, const QString& server)
{
    if (!from.isValid())
        return explainReason(u"end_not_known"_s);
    if (!seconds)
        return u"%1 announced no end"_s.arg(server);
    const QString date = from.addSecs(*seconds).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    return u"ends in %1 (%2 UTC)"_s.arg(durationText(*seconds), date);
}

/// "1 of 1 scope granted."
QString countLine(const Grant& grant)
{
    const qsizetype granted = grant.tokens.granted.size();
    if (grant.requested.isEmpty())
        return u"%1 in the token. What was asked for is not known."_s.arg(scopesText(granted));
    const qsizetype asked = grant.requested.size();
    return u"%1 of %2 granted."_s.arg(asked - grant.missing().size()).arg(scopesText(asked));
}

/// A refresh brings one of its own or leaves the one before.
QString whereFrom(const TokenSet& tokens)
{
    if (tokens.refreshToken.isEmpty())
        return {};
    return tokens.receivedAt.isValid() && tokens.refreshTokenIssuedAt == tokens.receivedAt ? u"issued. "_s
                                                                                           : u"as before. "_s;
}

QString tokenLines(const Grant& grant, const Session& session)
{
    const TokenSet& tokens = grant.tokens;
    const QString server = serverName(session.context.server);
    const Facts life = grant.life.facts(tokens, session.clock());
    QString text = u"\n\nAccess token: %1."_s.arg(endText(tokens.expiresIn, tokens.receivedAt, server))
        + u"\nRefresh token: "_s + whereFrom(tokens) + refreshTokenWords(tokens, life, session.context);
    const QString place = explainReason(u"where_the_grant_lives"_s, session.context);
    return place.isEmpty() ? text : text + u'\n' + place;
}

QString idTokenLines(const QList<Check>& checks, const ExplainContext& context, const TextStyle& style)
{
    if (isVerified(checks))
        return u"\nID token: %1."_s.arg(style.good(u"verified"_s));
    QString text = u"\nID token: %1."_s.arg(style.bad(u"not verified"_s));
    for (const Check& check : checks) {
        if (check.outcome != Check::Outcome::Passed)
            text += u"\n  %1: %2"_s.arg(check.name, explainReason(check.reason, context, check.facts));
    }
    return text;
}

/// Printed for copying: not shortened as foreign text is. A token has no control characters (RFC 6750 §2.1).
QString shownSecret(const Secret& token)
{
    return token.isEmpty() ? u"none"_s : token.reveal();
}

/// What --show-secrets asks for.
QString secretLines(const TokenSet& tokens)
{
    QString text = u"\n\nAccess token, in clear: "_s + shownSecret(tokens.accessToken);
    text += u"\nRefresh token, in clear: "_s + shownSecret(tokens.refreshToken);
    return text + u"\nID token, in clear: "_s + shownSecret(tokens.idToken);
}

/// A sign-in that opens `openid` brings an ID token (OpenID Connect Core §3.1.3.3); a refresh need not.
bool lacksIdToken(const Grant& grant, const Session& session)
{
    return !grant.idTokenChecks && grant.tokens.granted.contains(u"openid"_s)
        && !session.flow.request().nonce.isEmpty()
        && !std::holds_alternative<RefreshCommand>(session.line.command);
}

QString accountLine(const Grant& grant, const TextStyle& style)
{
    if (grant.account && grant.account->email.isEmpty())
        return u"Signed in as the account %1."_s.arg(style.bold(shownText(grant.account->subject)));
    if (grant.account)
        return u"Signed in as %1."_s.arg(style.bold(shownText(grant.account->email)));
    const bool isDoubtful = grant.idTokenChecks && hasFailure(*grant.idTokenChecks);
    if (isDoubtful)
        return explainReason(u"account_doubtful"_s);
    return explainReason(grant.userWasAsked ? u"account_not_told"_s : u"account_not_known"_s);
}

} // namespace

Result<Grant> grantOf(const Source& source, const TokenSet& tokens, Session& session)
{
    const bool isRefreshed = source.tokens || std::holds_alternative<RefreshCommand>(session.line.command);
    const bool wasAsked = !source.tokens && !source.serviceAccount;
    const GrantOrigin origin{.client = source.client,
        .server = source.server,
        .redirectUri = session.flow.request().redirectUri,
        .requested = source.scopes,
        .options = wasAsked ? std::optional(source.options) : std::nullopt,
        .userWasAsked = wasAsked,
        .nonce = isRefreshed ? QString() : session.flow.request().nonce,
        .now = session.clock()};
    auto grant = await(describeGrant(session.network, origin, tokens), session.interrupt);
    if (!grant)
        return grant;
    if (wasAsked && !isRefreshed)
        std::ignore = session.counted.add(*grant); // where it cannot be kept, it is not told
    grant->life = session.counted.lifeOf(*grant);
    session.report.grant = *grant;
    return grant;
}

QString grantText(const Grant& grant, const Session& session)
{
    const TextStyle& style = session.terminal.answerStyle();
    QString text = accountLine(grant, style) + u'\n';
    if (grant.areScopesKnown())
        text += countLine(grant) + u'\n' + scopeLines(grant.outcomes(), session.context, style);
    else
        text += explainReason(u"scopes_not_known"_s, session.context);
    text += tokenLines(grant, session);
    if (grant.idTokenChecks)
        text += idTokenLines(*grant.idTokenChecks, session.context, style);
    else if (lacksIdToken(grant, session))
        text += u"\nID token: "_s + explainReason(u"id_token_not_sent"_s);
    return session.line.output.showSecrets ? text + secretLines(grant.tokens) : text;
}

} // namespace scopelight
