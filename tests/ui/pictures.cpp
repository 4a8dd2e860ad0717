// SPDX-License-Identifier: Apache-2.0
// Pictures of every page and state of the real window, in the folder that is named; with --dark in dark. The
// scale is Qt's own (QT_SCALE_FACTOR).
#include "files.h"
#include "stand.h"

#include "google/errorpage.h"
#include "theme/style.h"
#include "theme/theme.h"

#include <QDir>
#include <QPushButton>
#include <QTest>
#include <QThreadPool>

#include <functional>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString folder;

/// Waits for what a picture is to show; a picture of anything else is worth nothing.
void await(const char* what, const std::function<bool()>& isThere)
{
    if (!QTest::qWaitFor(isThere, 20'000))
        qFatal("It never came: %s", what);
}

/// Lets the workers end (git is asked, lists are sorted) and what they brought be laid out.
void take(Stand& stand, const QString& name)
{
    QThreadPool::globalInstance()->waitForDone();
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    stand.window.grab().save(QDir(folder).filePath(name + u".png"_s));
}

void provokeErrors()
{
    Stand denied({u"--scenario"_s, u"deny"_s});
    if (!denied.startPractice())
        qFatal("Practice did not start");
    denied.workbench.startSignIn();
    denied.visit();
    await("the refusal", [&] { return denied.workbench.signIn().error().has_value(); });
    take(denied, u"9-denied"_s);
    denied.window.openFile(testDataPath(u"client/wrong_service_account.json"_s));
    take(denied, u"9-wrong-file"_s);
    denied.window.openFile(testDataPath(u"client/web_final_slash.json"_s));
    take(denied, u"1-client-findings"_s);
    denied.workbench.setRedirectUri(u"http://localhost:8080"_s, false);
    denied.window.goTo(StepId::SignIn);
    take(denied, u"3-sign-in-not-listed"_s);
    Stand refused;
    if (!refused.startPractice())
        qFatal("Practice did not start");
    refused.workbench.startSignIn();
    await("the address", [&] { return !refused.workbench.signIn().address().isEmpty(); });
    const ErrorPage page{.code = u"redirect_uri_mismatch"_s,
        .description = u"Request details: redirect_uri=http://localhost:8080"_s};
    if (!refused.workbench.signIn().deliver(
            refused.workbench.practice().origin() + QString::fromLatin1(page.target())))
        qFatal("The address of the error page was not taken");
    take(refused, u"9-error-page"_s);
    Stand off({u"--scenario"_s, u"api-off"_s});
    if (!off.startPractice() || !off.signIn() || !off.list())
        qFatal("The listing did not end");
    off.window.goTo(StepId::Drive);
    take(off, u"9-api-off"_s);
}

void takeTheFlow()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    take(stand, u"1-client-empty"_s);
    if (!stand.startPractice())
        qFatal("Practice did not start");
    take(stand, u"3-sign-in-ready"_s);
    stand.window.goTo(StepId::Client);
    take(stand, u"1-client"_s);
    stand.workbench.setScopes(
        {u"openid"_s, u"email"_s, u"https://www.googleapis.com/auth/drive.metadata.readonly"_s,
            u"https://www.googleapis.com/auth/calendar.readonly"_s});
    stand.window.goTo(StepId::Scopes);
    take(stand, u"2-scopes"_s);
    stand.window.goTo(StepId::SignIn);
    stand.workbench.startSignIn();
    await("the address", [&] { return !stand.workbench.signIn().address().isEmpty(); });
    take(stand, u"3-sign-in-waiting"_s);
    stand.click(u"pasteErrorPage"_s);
    take(stand, u"3-sign-in-paste"_s);
    stand.visit();
    await("the grant", [&] { return stand.workbench.grant().grant().has_value(); });
    await("the token info", [&] { return stand.workbench.grant().tokenInfo().has_value(); });
    take(stand, u"4-grant"_s);
    if (!stand.list())
        qFatal("The listing did not end");
    stand.window.goTo(StepId::Drive);
    take(stand, u"5-drive"_s);
    stand.window.goTo(StepId::Requests);
    take(stand, u"7-requests"_s);
    stand.window.resize(1024, 700);
    stand.window.goTo(StepId::Scopes);
    take(stand, u"2-scopes-small"_s);
    stand.window.goTo(StepId::Grant);
    take(stand, u"4-grant-small"_s);
    stand.window.goTo(StepId::SignIn);
    take(stand, u"3-sign-in-small"_s);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ScopelightStyle);
    const QStringList words = QApplication::arguments();
    if (words.size() < 2)
        qFatal("ui_pictures FOLDER [--dark]");
    folder = words[1];
    QDir().mkpath(folder);
    if (words.contains(u"--dark"_s))
        QApplication::setPalette(Theme::dark().toPalette());
    takeTheFlow();
    provokeErrors();
    return 0;
}
