// SPDX-License-Identifier: Apache-2.0
#include "helpstories.h"

#include "browser.h"
#include "files.h"
#include "loopbackpeer.h"
#include "widgets/diagnosiscard.h"

#include <QLabel>
#include <QNetworkReply>
#include <QTableView>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr int patienceMs = 20'000;

bool comes(const std::function<bool()>& isThere)
{
    return QTest::qWaitFor(isThere, patienceMs);
}

/// A sign-in that the browser answers and that ends without a token.
bool fails(Stand& stand)
{
    stand.window.goTo(StepId::SignIn);
    stand.workbench.startSignIn();
    stand.visit();
    return comes([&] { return stand.workbench.signIn().error().has_value(); });
}

bool isGranted(Stand& stand)
{
    const bool isSignedIn = stand.signIn();
    stand.window.goTo(StepId::Grant);
    return isSignedIn && comes([&] { return stand.workbench.grant().tokenInfo().has_value(); });
}

bool tellNearMiss(Stand& stand)
{
    const SignIn& signIn = stand.workbench.signIn();
    stand.workbench.setRedirectUri(u"http://localhost:8080"_s, true);
    stand.window.goTo(StepId::SignIn);
    stand.workbench.startSignIn();
    if (!comes([&] { return !signIn.address().isEmpty(); }))
        return false;
    const QUrl errorPage = Browser::open(signIn.address()).address;
    return stand.workbench.signIn().deliverErrorPage(errorPage.toString(QUrl::FullyEncoded)).has_value();
}

bool tellWrongSecret(Stand& stand)
{
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    if (!writeFile(copy, readFile(stand.workbench.clientFile().path()).replace("GOCSPX-", "GOCSPX-x")))
        return false;
    stand.window.openFile(copy);
    stand.workbench.setScopes({fullScope(u"drive.metadata.readonly"_s)});
    return fails(stand);
}

bool tellClosedTab(Stand& stand)
{
    SignIn& signIn = stand.workbench.signIn();
    stand.window.goTo(StepId::SignIn);
    stand.workbench.startSignIn();
    SignIn::Plan plan = signIn.plan();
    signIn.cancel();
    plan.timeoutMs = 2'000;
    signIn.start(plan);
    return comes([&] { return signIn.error().has_value(); });
}

bool tellNothingNew(Stand& stand)
{
    AuthorizationOptions options;
    options.includeGrantedScopes = true;
    stand.workbench.setOptions(options);
    stand.workbench.setScopes({fullScope(u"calendar.readonly"_s), fullScope(u"drive.readonly"_s)});
    return fails(stand);
}

bool tellUnticked(Stand& stand)
{
    stand.workbench.setScopes({u"openid"_s, u"email"_s, fullScope(u"drive.metadata.readonly"_s),
        fullScope(u"calendar.readonly"_s)});
    return isGranted(stand);
}

bool tellEarlierGrant(Stand& stand)
{
    stand.workbench.setScopes({u"openid"_s, u"email"_s, fullScope(u"drive.metadata.readonly"_s)});
    stand.workbench.startSignIn();
    const SignIn& signIn = stand.workbench.signIn();
    if (!comes([&] { return !signIn.address().isEmpty(); }) || Browser::landing(signIn.address()).isEmpty())
        return false;
    stand.workbench.signIn().cancel(); // the account has granted it, and this window never heard
    AuthorizationOptions options;
    options.includeGrantedScopes = true;
    stand.workbench.setOptions(options);
    stand.workbench.setScopes({u"openid"_s, u"email"_s, fullScope(u"calendar.readonly"_s)});
    return isGranted(stand);
}

bool tellApiOff(Stand& stand)
{
    const bool isListed = stand.signIn() && stand.list();
    stand.window.goTo(StepId::Drive);
    return isListed;
}

/// The practice provider lets the next try through; an API that asks for a long pause ends the listing.
bool tellRateLimit(Stand& stand)
{
    const LoopbackPeer api(httpAnswer(429, R"({"error":{"errors":[{"reason":"rateLimitExceeded"}]}})",
        "Content-Type: application/json\r\nRetry-After: 300\r\n"));
    if (!stand.signIn())
        return false;
    stand.window.goTo(StepId::Drive);
    DriveWork& drive = stand.workbench.drive();
    drive.list({.apiRoot = api.url(QString())}, stand.workbench.grant().grant()->tokens.accessToken, {});
    return comes([&] { return drive.error().has_value(); });
}

/// Somebody revokes it elsewhere.
bool tellExpired(Stand& stand)
{
    if (!isGranted(stand))
        return false;
    QNetworkRequest request(QUrl(stand.workbench.practice().origin() + u"/revoke"_s));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    const Secret& token = stand.workbench.grant().grant()->tokens.refreshToken;
    QNetworkAccessManager elsewhere;
    const QNetworkReply* reply = elsewhere.post(request, "token=" + QUrl::toPercentEncoding(token.reveal()));
    if (!comes([&] { return reply->isFinished(); }) || reply->error() != QNetworkReply::NoError)
        return false;
    stand.workbench.grant().refresh();
    return comes([&] { return stand.workbench.grant().error().has_value(); });
}

struct Story {
    QLatin1StringView page;
    QLatin1StringView scenario; ///< of the practice provider, or empty
    bool (*tell)(Stand&);
};

constexpr std::array stories{
    Story{"near-miss-redirect"_L1, {}, tellNearMiss},
    Story{"wrong-secret"_L1, {}, tellWrongSecret},
    Story{"closed-tab"_L1, {}, tellClosedTab},
    Story{"denied"_L1, "deny"_L1, fails},
    Story{"nothing-new-granted"_L1, "none-ticked"_L1, tellNothingNew},
    Story{"unticked-box"_L1, "subset"_L1, tellUnticked},
    Story{"earlier-grant"_L1, {}, tellEarlierGrant},
    Story{"api-off"_L1, "api-off"_L1, tellApiOff},
    Story{"rate-limit"_L1, {}, tellRateLimit},
    Story{"expired-refresh-token"_L1, {}, tellExpired},
};

QStringList argumentsOf(const Story& story)
{
    if (story.tell == tellNearMiss)
        return {u"--redirect-uri"_s, u"http://localhost:8080/"_s};
    return story.scenario.isEmpty() ? QStringList() : QStringList{u"--scenario"_s, story.scenario};
}

QStringList cellsOf(const QTableView* table)
{
    QStringList cells;
    for (int row = 0; table != nullptr && row < table->model()->rowCount(); ++row) {
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells.append(table->model()->index(row, column).data().toString());
    }
    return cells;
}

} // namespace

std::unique_ptr<Stand> HelpStories::tell(const QString& page)
{
    const auto* const story = std::ranges::find(stories, page, &Story::page);
    if (story == stories.end())
        return nullptr;
    auto stand = std::make_unique<Stand>(argumentsOf(*story));
    const bool isTold = stand->startPractice() && story->tell(*stand);
    return isTold ? std::move(stand) : nullptr;
}

QWidget* HelpStories::shownIn(const Stand& stand)
{
    if (auto* card = stand.find<DiagnosisCard>({}))
        return card;
    const auto* table = stand.find<QTableView>(u"grantTable"_s);
    return table != nullptr ? table->parentWidget() : nullptr;
}

QStringList HelpStories::words(Stand& stand)
{
    QStringList words = cellsOf(stand.find<QTableView>(u"grantTable"_s));
    for (const QLabel* label : stand.window.findChildren<QLabel*>())
        words += label->text().split(u'\n');
    for (const auto* error : {&stand.workbench.signIn().error(), &stand.workbench.drive().error(),
             &stand.workbench.grant().error()}) {
        if (!*error)
            continue;
        for (const Explanation::Cause& cause : explain(**error, stand.workbench.context()).causes)
            words.append(cause.sentence());
    }
    return words;
}
