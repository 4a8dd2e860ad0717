// SPDX-License-Identifier: Apache-2.0
#include "cli/await.h"
#include "google/errorpage.h"
#include "provocations.h"
#include "signinstand.h"

#include <csignal>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A sign-in that waits for its redirect, from a server that names itself in it.
struct Waiting {
    explicit Waiting(bool issRequired = false)
    {
        stand.attempt.server.issuer = u"https://accounts.google.com"_s;
        stand.attempt.server.issInResponse = issRequired;
        stand.flow.authorize(stand.attempt);
    }
    Result<void> deliver(QString address)
    {
        return stand.flow.deliver(address.replace(u"STATE"_s, QString::fromLatin1(stand.state())));
    }
    /// How the attempt ended.
    Result<TokenSet> end()
    {
        return stand.finishes() ? stand.results.last() : fail(Step::Authorization, u"not finished"_s);
    }

    SignInStand stand;
};

void provokeRefusals(Provoked& rows)
{
    const auto refused = [&rows](const QString& error, const QString& variant = {},
                             const ExplainContext& context = usualContext()) {
        Waiting signIn;
        const auto taken = signIn.deliver(u"http://localhost:8080/?state=STATE&error="_s + error);
        rows.failure(taken ? signIn.end() : tl::unexpected(taken.error()), variant, context);
    };
    for (const QString& code : {u"access_denied"_s, u"invalid_scope"_s, u"invalid_request"_s,
             u"unauthorized_client"_s, u"unsupported_response_type"_s, u"interaction_required"_s,
             u"login_required"_s, u"consent_required"_s, u"immediate_failed"_s, u"admin_policy_enforced"_s,
             u"server_error"_s, u"temporarily_unavailable"_s, u"new_word"_s})
        refused(code);
    refused(u"new_word&error_description=Something+new."_s, u"described"_s);
    refused(u"access_denied&error_description=The+user+said+no."_s, u"described"_s);
    refused(u"admin_policy_enforced"_s, u"another server"_s, otherServer());
    refused(u"a%0Ab"_s);
}

/// Addresses that are not the answer to this attempt, which goes on.
void provokeStrays(Provoked& rows)
{
    for (const QString& query :
        {u"code=c"_s, u"state=other&code=c"_s, u"state=STATE&code=c&iss=https://evil.example"_s,
            u"state=STATE&code=c&code=d"_s, u"state=STATE&code=c&error=access_denied"_s, u"state=STATE"_s})
        rows.failure(Waiting().deliver(u"http://localhost:8080/?"_s + query));
    rows.failure(Waiting(true).deliver(u"http://localhost:8080/?state=STATE&code=c"_s));
    rows.failure(Waiting().deliver(u"http://localhost:8080/"_s));
    rows.failure(Waiting().deliver(u"?state="_s + QString(70'000, u'a')));
    SignInStand idle;
    rows.failure(idle.flow.deliver(u"http://localhost:8080/?state=s&code=c"_s));
}

void provokeEnds(Provoked& rows)
{
    Waiting cancelled;
    cancelled.stand.flow.cancel();
    rows.failure(cancelled.end());

    // The program is asked to end while the token endpoint is silent.
    SignInStand exchanging;
    exchanging.flow.authorize(exchanging.attempt);
    std::ignore = exchanging.landWithCode();
    if (QTest::qWaitFor([&] { return !exchanging.tokenRequests.isEmpty(); }))
        exchanging.network.abortAll();
    if (exchanging.finishes())
        rows.failure(exchanging.results.last());

    SignInStand patient;
    patient.attempt.timeoutMs = 1;
    patient.flow.authorize(patient.attempt);
    if (patient.finishes() && !patient.results.last())
        rows.failure(with(patient.results.last().error(), {{u"seconds"_s, u"120"_s}}));

    const Interrupt interrupt;
    SignInStand interrupted;
    rows.failure(untilFinished<TokenSet>(interrupted.flow, interrupt, Step::Authorization, [&interrupted] {
        interrupted.flow.authorize(interrupted.attempt);
        std::raise(SIGTERM);
    }));
}

Error onPage(const ErrorPage& page, const QStringList& listed = {})
{
    const QString address = u"https://accounts.google.com"_s + QString::fromLatin1(page.target());
    const auto read = ErrorPage::parse(address, u"https://accounts.google.com/o/oauth2/auth"_s);
    return read ? read->toError(
               {.clientId = usualContext().clientId, .redirectUris = listed}, u"http://localhost:8080"_s)
                : read.error();
}

void provokeErrorPages(Provoked& rows)
{
    const auto shown = [&rows](const QString& code, const QString& description = {},
                           const QString& variant = {}) {
        rows.failure(onPage({.code = code,
                         .description = description,
                         .status = 400,
                         .clientId = usualContext().clientId}),
            variant);
    };
    for (const QString& code : {u"redirect_uri_mismatch"_s, u"invalid_client"_s, u"deleted_client"_s,
             u"disabled_client"_s, u"invalid_request"_s, u"invalid_scope"_s, u"org_internal"_s,
             u"admin_policy_enforced"_s, u"access_not_configured"_s, u"access_denied"_s,
             u"disallowed_useragent"_s, u"origin_mismatch"_s, u"unsupported_response_type"_s,
             u"unauthorized_client"_s, u"invalid_grant"_s, u"rate_limit_exceeded"_s, u"policy_enforced"_s,
             u"account_disabled"_s, u"app_not_configured_for_user"_s, u"new_word"_s})
        shown(code);
    shown(u"new_word"_s, u"Something new."_s, u"described"_s);
    shown(u"redirect_uri_mismatch"_s,
        u"You can't sign in to this app.\n\nRequest details: redirect_uri=http://localhost:8080/"_s,
        u"described"_s);
    shown(u"invalid_client"_s, u"The OAuth client was not found."_s, u"not found"_s);
    shown(u"invalid_client"_s, u"no registered origin"_s, u"no origin"_s);
    shown(u"disabled_client"_s,
        u"Sign in with Google temporarily disabled for this app. This app has not been verified yet by Google."_s,
        u"not verified"_s);
    shown(u"invalid_scope"_s,
        u"Some requested scopes were invalid. {valid=[openid], invalid=[https://www.googleapis.com/auth/drive.metadat]}"_s,
        u"marked"_s);
    shown(u"access_denied"_s,
        u"Test has not completed the Google verification process. The app is currently being tested, and can only be accessed by developer-approved testers."_s,
        u"testers only"_s);
    shown(
        u"access_denied"_s, u"Test has not completed the Google verification process."_s, u"not verified"_s);
    shown(u"invalid_request"_s, u"The out-of-band (OOB) flow has been blocked."_s, u"out of band"_s);
    shown(u"invalid_request"_s, u"Custom URI scheme is not supported on Android or Chrome apps."_s,
        u"custom scheme"_s);
    shown(u"invalid_request"_s,
        u"device_id and device_name are required for private IP: http://192.168.1.5"_s, u"private address"_s);
    shown(u"invalid_request"_s, u"Missing required parameter: response_type"_s, u"missing parameter"_s);
    rows.failure(onPage({.code = u"deleted_client"_s, .clientId = u"9-z.apps.googleusercontent.com"_s}),
        u"of another client"_s);
    rows.failure(onPage({.code = u"redirect_uri_mismatch"_s, .clientId = usualContext().clientId},
                     {u"http://localhost:8080/"_s}),
        u"near miss"_s);
    if (const auto warning = ErrorPage::parse(u"Google hasn't verified this app"_s, {}))
        rows.failure(warning->toError({.clientId = usualContext().clientId}, {}));
    ExplainContext alone = usualContext();
    alone.scopes.clear();
    rows.failure(onPage({.code = u"admin_policy_enforced"_s, .clientId = alone.clientId}),
        u"scopes not known"_s, alone);
}

void provokeOtherPages(Provoked& rows)
{
    for (const QString& pasted : {QString(), u"https://evil.example/signin/oauth/error"_s,
             u"https://www.google.com/sorry/index?continue=x"_s,
             u"https://accounts.google.com/signin/oauth/error?authError=AAAA"_s})
        rows.failure(ErrorPage::parse(pasted, u"https://accounts.google.com/o/oauth2/auth"_s));
    rows.failure(ErrorPage::parse(u"Hello"_s, {}), u"no address"_s);
    rows.failure(ErrorPage::parse(u"https://evil.example/sorry"_s, {}), u"another page"_s);
}

} // namespace

void provokePages(Provoked& rows)
{
    provokeRefusals(rows);
    provokeStrays(rows);
    provokeEnds(rows);
    provokeErrorPages(rows);
    provokeOtherPages(rows);
}
