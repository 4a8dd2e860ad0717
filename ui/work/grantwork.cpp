// SPDX-License-Identifier: Apache-2.0
#include "work/grantwork.h"

#include "base/whenfinished.h"
#include "run/rememberedsignins.h"

#include <QPromise>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int keychainMs = 60'000;

} // namespace

GrantWork::GrantWork(TracingNetworkAccessManager& network, AuthorizationFlow& flow, Clock clock,
    const GrantCount& counted, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_flow(flow)
    , m_clock(std::move(clock))
    , m_counted(counted)
{
    connect(&flow, &AuthorizationFlow::finished, this, [this](const Result<TokenSet>& tokens) {
        if (m_doing == Doing::Refreshing)
            renewed(tokens);
    });
}

void GrantWork::take(const Grant& grant, const OAuthClient& client, const ServerMetadata& server)
{
    const ScopeSet earlier = grantedEarlierThan(grant);
    forget();
    m_grant = grant;
    m_grant->grantedEarlier = earlier;
    std::ignore = m_counted.add(grant); // where it cannot be kept, it is not told
    m_grant->life = m_counted.lifeOf(*m_grant);
    m_client = client;
    m_server = server;
    Q_EMIT changed();
    askTokenInfo();
    askUserInfo();
}

/// Only for one account, and one that is known: what another gave says nothing about this one.
ScopeSet GrantWork::grantedEarlierThan(const Grant& grant) const
{
    const bool isSame = m_grant && m_grant->clientId == grant.clientId && grant.account
        && m_grant->accountName() == grant.accountName();
    return isSame ? ScopeSet(m_grant->grantedEarlier.scopes() + m_grant->tokens.granted.scopes())
                  : ScopeSet();
}

void GrantWork::clear()
{
    forget();
    Q_EMIT changed();
}

void GrantWork::forget()
{
    ++m_number;
    m_grant.reset();
    m_tokenInfo.reset();
    m_userInfo.reset();
    m_error.reset();
    m_isRemembered = m_isRevoked = false;
    if (std::exchange(m_doing, Doing::Nothing) == Doing::Refreshing)
        m_flow.cancel(); // what it says to that comes after the end
    tellWaiting(fail(Step::Refresh, u"cancelled"_s));
}

void GrantWork::askTokenInfo()
{
    whenFinished(scopelight::askTokenInfo(m_network, m_server, m_grant->tokens.accessToken), this,
        [this, number = m_number](const Result<TokenInfo>& info) {
            if (number != m_number)
                return;
            m_tokenInfo = info;
            Q_EMIT changed();
        });
}

void GrantWork::askUserInfo()
{
    if (m_server.userinfoEndpoint.isEmpty() || !m_grant->tokens.granted.contains(u"openid"_s))
        return;
    whenFinished(scopelight::askUserInfo(m_network, m_server, m_grant->tokens.accessToken), this,
        [this, number = m_number](const Result<UserInfo>& info) {
            if (number != m_number)
                return;
            m_userInfo = info;
            Q_EMIT changed();
        });
}

void GrantWork::refresh()
{
    if (!m_grant || m_doing != Doing::Nothing || m_flow.isRunning())
        return;
    begin(Doing::Refreshing);
    if (m_grant->tokens.refreshToken.isEmpty())
        return end(Error{Step::Refresh, u"no_refresh_token"_s, m_grant->life.facts(m_grant->tokens, now())});
    m_flow.refresh(m_client, m_grant->tokens);
}

void GrantWork::renewed(const Result<TokenSet>& tokens)
{
    m_grant->life = m_counted.lifeOf(*m_grant); // another window or terminal may have got some since
    if (!tokens) {
        Error error = tokens.error();
        error.facts.insert(m_grant->life.facts(m_grant->tokens, now()));
        return end(error);
    }
    const bool isReplaced = !(tokens->refreshToken == m_grant->tokens.refreshToken);
    m_grant->tokens = *tokens;
    const bool wasRemembered = std::exchange(m_isRemembered, m_isRemembered && !isReplaced);
    if (!tokens->idToken.isEmpty())
        checkAgain();
    end();
    askTokenInfo();
    if (wasRemembered && isReplaced)
        remember();
}

/// A refresh may bring an ID token: it is checked like the first one, but for the nonce, which it need not
/// repeat.
void GrantWork::checkAgain()
{
    m_grant->idTokenChecks.reset(); // those were of the token before
    const GrantOrigin origin{.client = m_client,
        .server = m_server,
        .redirectUri = m_grant->redirectUri,
        .requested = m_grant->requested,
        .userWasAsked = m_grant->userWasAsked,
        .now = m_clock()};
    whenFinished(describeGrant(m_network, origin, m_grant->tokens), this,
        [this, number = m_number](const Result<Grant>& described) {
            if (number != m_number)
                return;
            if (described)
                m_grant->idTokenChecks = described->idTokenChecks;
            else
                m_error = described.error();
            Q_EMIT changed();
        });
}

void GrantWork::revoke()
{
    if (!m_grant || m_doing != Doing::Nothing)
        return;
    begin(Doing::Revoking);
    const QString account = m_grant->accountName();
    const QString remembered = m_isRemembered ? account : QString();
    whenFinished(scopelight::revoke(m_network, m_server, m_client, m_grant->tokens.tokenToRevoke()), this,
        [this, number = m_number, clientId = m_client.clientId, account, remembered](
            const Result<Revocation>& revocation) {
            const bool isShown = number == m_number;
            if (!revocation && isShown)
                end(revocation.error());
            if (!revocation)
                return;
            std::ignore = m_counted.forget(clientId, account);
            if (isShown) {
                forget();
                m_isRevoked = true;
                Q_EMIT changed();
                Q_EMIT revoked();
            }
            if (remembered.isEmpty())
                return;
            // What was revoked leaves the keychain, whichever grant is shown by now.
            whenFinished(RememberedSignIns(keychainMs).forget(clientId, remembered), this,
                [this, number = isShown ? m_number : number](const Result<void>& forgotten) {
                    if (!forgotten && number == m_number)
                        end(forgotten.error());
                });
        });
}

void GrantWork::remember()
{
    if (!m_grant || m_doing != Doing::Nothing)
        return;
    begin(Doing::Remembering);
    if (m_grant->tokens.refreshToken.isEmpty())
        return end(Error{Step::Keychain, u"no_refresh_token"_s});
    whenFinished(RememberedSignIns(keychainMs)
                     .save(m_client.clientId, m_grant->accountName(), m_grant->tokens.refreshToken),
        this, [this, number = m_number](const Result<void>& saved) {
            if (number != m_number)
                return;
            m_isRemembered = saved.has_value();
            end(saved ? std::optional<Error>() : saved.error());
        });
}

std::optional<qint64> GrantWork::remainingMs() const
{
    const QDateTime end = m_grant ? m_grant->tokens.expiresAt() : QDateTime();
    return end.isValid() ? std::optional(m_clock().msecsTo(end)) : std::nullopt;
}

QFuture<Result<Secret>> GrantWork::renewedToken()
{
    m_waiting = std::make_shared<QPromise<Result<Secret>>>();
    m_waiting->start();
    QFuture<Result<Secret>> future = m_waiting->future();
    refresh();
    if (m_doing != Doing::Refreshing && m_waiting)
        tellWaiting(fail(Step::Refresh, u"busy"_s));
    return future;
}

void GrantWork::tellWaiting(const Result<Secret>& token)
{
    if (const auto waiting = std::exchange(m_waiting, {})) {
        waiting->addResult(token);
        waiting->finish();
    }
}

void GrantWork::begin(Doing doing)
{
    m_doing = doing;
    m_error.reset();
    Q_EMIT changed();
}

void GrantWork::end(const std::optional<Error>& error)
{
    m_doing = Doing::Nothing;
    m_error = error;
    if (error)
        tellWaiting(tl::unexpected(*error));
    else if (m_grant)
        tellWaiting(m_grant->tokens.accessToken);
    Q_EMIT changed();
}

} // namespace scopelight
