// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "pictures.h"
#include "widgets/secretfield.h"

#include <QAction>
#include <QDialog>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace pictures {

namespace {

/// Under way, and ended by its user.
void takeAListing()
{
    Stand stand({u"--files"_s, u"9000"_s, u"--scenario"_s, u"slow"_s});
    startPractice(stand);
    if (!stand.signIn())
        qFatal("No grant");
    stand.window.goTo(StepId::Drive);
    stand.click(u"listFiles"_s);
    await("a page", [&] { return stand.workbench.drive().progress().files > 0; });
    take(stand, u"5-drive-listing"_s);
    stand.click(u"cancelListing"_s);
    await("the end", [&] { return stand.workbench.drive().state() > DriveWork::State::Listing; });
    take(stand, u"5-drive-cancelled"_s);
}

/// With drive.file an empty list is no fault.
void takeOwnFiles()
{
    Stand stand({u"--files"_s, u"0"_s});
    startPractice(stand);
    stand.workbench.setScopes({u"openid"_s, fullScope(u"drive.file"_s)});
    if (!stand.signIn() || !stand.list())
        qFatal("The listing did not end");
    stand.window.goTo(StepId::Drive);
    take(stand, u"5-drive-own"_s);
}

/// A token that is shown, until it hides itself.
void takeASecret()
{
    Stand stand;
    startPractice(stand);
    if (!stand.signIn())
        qFatal("No grant");
    stand.window.goTo(StepId::Grant);
    await("the token info", [&] { return stand.workbench.grant().tokenInfo().has_value(); });
    for (auto* field : stand.window.findChildren<SecretField*>()) {
        if (field->isVisible() && field->accessibleName() == u"Access token")
            QTest::mouseClick(field->findChild<QToolButton*>(u"reveal"_s), Qt::LeftButton);
    }
    take(stand, u"4-grant-revealed"_s);
}

void takeAMissingSecret()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    if (!writeFile(copy, testData(u"client/installed_no_secret.json"_s)))
        qFatal("The client file was not written");
    stand.window.openFile(copy);
    take(stand, u"1-client-no-secret"_s);
}

void takeAbout()
{
    Stand stand;
    for (QAction* action : stand.window.findChildren<QAction*>()) {
        if (action->text() == u"&About Scopelight")
            action->trigger();
    }
    auto* about = stand.window.findChild<QDialog*>();
    if (about == nullptr)
        qFatal("About did not open");
    takePart(*about, u"9-about"_s);
}

} // namespace

void takeStates()
{
    takeAListing();
    takeOwnFiles();
    takeASecret();
    takeAMissingSecret();
    takeAbout();
}

} // namespace pictures
