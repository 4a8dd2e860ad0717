// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "pictures.h"

#include "google/errorpage.h"

#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace pictures {

namespace {

void takeClients()
{
    Stand stand;
    stand.window.openFile(testDataPath(u"client/wrong_service_account.json"_s));
    take(stand, u"9-wrong-file"_s);
    stand.window.openFile(testDataPath(u"client/web_final_slash.json"_s));
    take(stand, u"1-client-findings"_s);
    stand.workbench.setScopes({u"openid"_s, u"email"_s});
    stand.workbench.setRedirectUri(u"http://localhost:8080"_s, false);
    stand.window.goTo(StepId::SignIn);
    take(stand, u"3-sign-in-not-listed"_s);
}

void takeDenied()
{
    Stand stand({u"--scenario"_s, u"deny"_s});
    startPractice(stand);
    stand.workbench.startSignIn();
    stand.visit();
    awaitFailure(stand);
    take(stand, u"9-denied"_s);
}

/// No box ticked: who the user is, and nothing more.
void takeNothingGranted()
{
    Stand stand({u"--scenario"_s, u"none-ticked"_s});
    startPractice(stand);
    stand.workbench.setScopes(
        {u"openid"_s, fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)});
    if (!stand.signIn())
        qFatal("The sign-in did not end");
    await("the token info", [&] { return stand.workbench.grant().tokenInfo().has_value(); });
    take(stand, u"4-grant-nothing"_s);
    stand.window.goTo(StepId::Drive);
    take(stand, u"5-drive-no-scope"_s);
}

void takeTakenPort()
{
    Stand stand;
    startPractice(stand);
    QTcpServer stranger;
    if (!stranger.listen(QHostAddress::LocalHost, 8080))
        qFatal("Port 8080 is taken");
    stand.workbench.startSignIn();
    awaitFailure(stand);
    take(stand, u"9-port-taken"_s);
}

void takeErrorPage()
{
    Stand stand;
    startSignIn(stand);
    const ErrorPage page{.code = u"redirect_uri_mismatch"_s,
        .description = u"Request details: redirect_uri=http://localhost:8080"_s};
    const QString address = stand.workbench.practice().origin() + QString::fromLatin1(page.target());
    if (!stand.workbench.signIn().deliver(address))
        qFatal("The address of the error page was not taken");
    take(stand, u"9-error-page"_s);
}

/// What the page marks is red among the chosen; what an administrator alone can mend has a note.
void takeRefusals()
{
    Stand stand;
    startPractice(stand);
    const QString typo = u"https://www.googleapis.com/auth/drive.metadat"_s;
    const auto refuse = [&stand](const ErrorPage& page) {
        stand.workbench.startSignIn();
        await("the address", [&] { return stand.workbench.signIn().state() == SignIn::State::Waiting; });
        if (!stand.workbench.signIn().deliver(
                stand.workbench.practice().origin() + QString::fromLatin1(page.target())))
            qFatal("The address of the error page was not taken");
    };
    stand.workbench.setScopes({u"openid"_s, u"email"_s, typo});
    refuse({.code = u"invalid_scope"_s,
        .description = u"Some requested scopes were invalid. {valid=[openid], invalid=[%1]}"_s.arg(typo)});
    stand.window.goTo(StepId::Scopes);
    take(stand, u"2-scopes-refused"_s);
    stand.workbench.setScopes({u"openid"_s, u"email"_s, fullScope(u"drive.readonly"_s)});
    refuse({.code = u"admin_policy_enforced"_s});
    stand.window.goTo(StepId::SignIn);
    take(stand, u"9-administrator"_s);
}

/// The browser is closed, and nothing comes back.
void takeClosedBrowser()
{
    Stand stand;
    startSignIn(stand);
    SignIn::Plan plan = stand.workbench.signIn().plan();
    stand.workbench.signIn().cancel();
    plan.timeoutMs = 2'000;
    stand.workbench.signIn().start(plan);
    awaitFailure(stand);
    take(stand, u"9-closed-browser"_s);
}

void takeDeadTokenEndpoint()
{
    Stand stand;
    startPractice(stand);
    const QByteArray token = (stand.workbench.practice().origin() + u"/token"_s).toLatin1();
    const QString dead = u"http://127.0.0.1:9"_s;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    const QByteArray file = readFile(stand.workbench.clientFile().path());
    if (!writeFile(copy, QByteArray(file).replace(token, (dead + u"/token"_s).toLatin1())))
        qFatal("The client file was not written");
    stand.window.openFile(copy);
    stand.workbench.trust({dead});
    stand.workbench.startSignIn();
    stand.visit();
    awaitFailure(stand);
    take(stand, u"9-token-endpoint-down"_s);
}

void takeApiOff()
{
    Stand stand({u"--scenario"_s, u"api-off"_s});
    if (!stand.startPractice() || !stand.signIn() || !stand.list())
        qFatal("The listing did not end");
    stand.window.goTo(StepId::Drive);
    take(stand, u"9-api-off"_s);
}

/// What the server tells of a client before anybody signs in: taken, and with an ID that it does not know.
void takeOnlineChecks()
{
    Stand stand({}, Stand::Consent::Asked);
    startPractice(stand);
    const auto ask = [&stand](const QString& name) {
        stand.window.goTo(StepId::SignIn);
        stand.workbench.checkOnline();
        await(
            "the answers", [&stand] { return stand.workbench.online().state() > OnlineWork::State::Asking; });
        take(stand, name);
    };
    ask(u"3-sign-in-asked"_s);
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    QByteArray file = readFile(stand.workbench.clientFile().path());
    if (!writeFile(copy, file.replace("-practiceweb", "-elsewhere")))
        qFatal("The client file was not written");
    stand.window.openFile(copy);
    stand.workbench.trust({stand.workbench.practice().origin()});
    ask(u"9-asked-unknown-client"_s);
}

} // namespace

void takeFailures()
{
    takeClients();
    takeDenied();
    takeNothingGranted();
    takeTakenPort();
    takeErrorPage();
    takeRefusals();
    takeClosedBrowser();
    takeDeadTokenEndpoint();
    takeApiOff();
    takeOnlineChecks();
}

} // namespace pictures
