// SPDX-License-Identifier: Apache-2.0
// Pictures of every page and state of the real window, in the folder that is named, light or dark. The
// scale is Qt's own (QT_SCALE_FACTOR); another size of the font may be asked for.
#include "pictures.h"
#include "files.h"
#include "models/requestsmodel.h"

#include "theme/style.h"
#include "theme/theme.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace pictures;

namespace {

/// Types into the search, and shows what a scope opens.
void searchScopes(Stand& stand, const QString& text, const QString& scope)
{
    stand.window.goTo(StepId::Scopes);
    auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    auto* list = stand.find<QListView>(u"catalogue"_s);
    if (search == nullptr || list == nullptr)
        qFatal("No catalogue");
    search->setText(text);
    const QModelIndexList rows =
        list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, scope, 1, Qt::MatchExactly);
    if (rows.isEmpty())
        return;
    list->setFocus();
    list->setCurrentIndex(rows.first());
    QTest::keyClick(list, Qt::Key_Return);
}

void takeScopes(Stand& stand, const QString& size)
{
    searchScopes(stand, u"drive"_s, {});
    take(stand, u"2-scopes-search"_s + size);
    searchScopes(stand, u"drive"_s, u"drive.readonly"_s);
    take(stand, u"2-scopes-detail"_s + size);
    searchScopes(stand, u"files.list"_s, u"drive.readonly"_s);
    take(stand, u"2-scopes-method"_s + size);
    searchScopes(stand, u"calendar"_s, u"calendar.readonly"_s);
    take(stand, u"2-scopes-unpublished"_s + size);
    QTest::keyClick(stand.find<QListView>(u"catalogue"_s), Qt::Key_Escape);
    QTest::keyClick(stand.find<QListView>(u"catalogue"_s), Qt::Key_Escape);
}

/// The three methods of a listing, and what there is to find for another.
void takeAdvisor(Stand& stand, const QString& size)
{
    stand.window.goTo(StepId::Scopes);
    if (!stand.click(u"askAdvice"_s))
        qFatal("No advisor");
    auto* search = stand.find<QLineEdit>(u"methodSearch"_s);
    const auto* called = stand.find<QListView>(u"calledMethods"_s);
    for (const QString& method : {u"drive.about.get"_s, u"drive.files.export"_s, u"drive.files.list"_s}) {
        search->setText(method);
        if (called == nullptr || called->model()->rowCount() < 3)
            QTest::keyClick(search, Qt::Key_Return);
        called = stand.find<QListView>(u"calledMethods"_s);
    }
    search->setText(u"drive.files"_s);
    take(stand, u"2-advisor"_s + size);
    search->clear();
    QTest::keyClick(search, Qt::Key_Escape);
}

/// A profile made of the run, which lacks what the run did not give; then one from a file that expects more.
void takeProfile(Stand& stand, const QString& size)
{
    stand.window.goTo(StepId::Grant);
    if (!stand.click(u"saveAsProfile"_s))
        qFatal("No profile");
    if (size.isEmpty()) // afterwards a profile is open already
        take(stand, u"6-profile-new"_s);
    const QString path = stand.home.filePath(u"backup.scopelight.json"_s);
    const QJsonArray scopes{u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s, u"calendar.readonly"_s};
    const QJsonObject expect{{u"class_at_most"_s, u"sensitive"_s},
        {u"granted"_s, QJsonArray{u"drive.metadata.readonly"_s}}, {u"not_granted"_s, QJsonArray{u"drive"_s}},
        {u"refresh_token"_s, true}, {u"drive_files_at_least"_s, 1}};
    const QJsonObject profile{{u"scopelight"_s, 1}, {u"name"_s, u"Backup app, read-only"_s},
        {u"client_file"_s, stand.workbench.clientFile().path()}, {u"scopes"_s, scopes},
        {u"declared"_s, scopes}, {u"expect"_s, expect}};
    if (!writeFile(path, QJsonDocument(profile).toJson()))
        qFatal("The profile was not written");
    stand.window.openFile(path);
    take(stand, u"6-profile"_s + size);
}

/// The exchange with the most secrets.
void takeRequests(Stand& stand, const QString& size)
{
    stand.window.goTo(StepId::Requests);
    auto* table = stand.find<QTableView>(u"requestsTable"_s);
    if (table == nullptr)
        qFatal("No exchanges");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data(RequestsModel::TitleRole) == u"Code for tokens"_s)
            table->selectRow(row);
    }
    take(stand, u"7-requests"_s + size);
}

/// Pages that have nothing to show yet.
void takeEmptyPages()
{
    Stand stand;
    for (const auto& [step, name] : {std::pair(StepId::Grant, u"4-grant-empty"_s),
             std::pair(StepId::Drive, u"5-drive-empty"_s), std::pair(StepId::Access, u"6-access-empty"_s),
             std::pair(StepId::Requests, u"7-requests-empty"_s),
             std::pair(StepId::History, u"8-history-empty"_s)}) {
        stand.window.goTo(step);
        take(stand, name);
    }
    searchScopes(stand, u"drive.readonyl"_s, {});
    take(stand, u"2-scopes-none"_s);
}

/// A listing that found nothing, a filter that hides all, and a grant that is about to be revoked.
void takeListings()
{
    Stand stand({u"--files"_s, u"30"_s});
    if (!stand.startPractice() || !stand.signIn() || !stand.list())
        qFatal("The listing did not end");
    stand.window.goTo(StepId::Drive);
    const auto* table = stand.find<QTableView>(u"driveTable"_s);
    stand.find<QLineEdit>(u"driveFilter"_s)->setText(u"nothing is called so"_s);
    await("the filter", [&] { return table->model()->rowCount() == 0; });
    take(stand, u"5-drive-filtered"_s);
    stand.workbench.listDrive(u"name = 'nothing is called so'"_s);
    await("the end", [&] { return stand.workbench.drive().state() > DriveWork::State::Listing; });
    stand.find<QLineEdit>(u"driveFilter"_s)->clear();
    take(stand, u"5-drive-none"_s);
    stand.window.goTo(StepId::Grant);
    stand.click(u"revokeGrant"_s);
    take(stand, u"4-grant-revoke"_s);
}

/// Every verdict that the practice provider has, one row chosen.
void takeAccess()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    startPractice(stand);
    stand.workbench.setScopes({u"openid"_s, fullScope(u"drive.file"_s),
        fullScope(u"drive.metadata.readonly"_s), fullScope(u"calendar.readonly"_s),
        fullScope(u"tasks.readonly"_s), fullScope(u"gmail.send"_s), fullScope(u"gmail.labels"_s)});
    if (!stand.signIn())
        qFatal("No grant");
    stand.window.goTo(StepId::Access);
    take(stand, u"6-access-ready"_s);
    stand.click(u"testAccess"_s);
    await("the reads", [&] { return stand.workbench.access().state() == AccessWork::State::Done; });
    take(stand, u"6-access"_s);
    stand.find<QTableView>(u"accessTable"_s)->selectRow(3);
    take(stand, u"6-access-off"_s);
    stand.window.resize(1024, 700);
    take(stand, u"6-access-small"_s);
}

/// A client of another server: nothing is sent there before it is trusted.
void takeTrust()
{
    Stand stand;
    const QString copy = stand.home.filePath(u"client_secret.json"_s);
    const QByteArray file = testData(u"client/web.json"_s)
                                .replace("https://accounts.google.com", "https://login.example.org")
                                .replace("https://oauth2.googleapis.com", "https://login.example.org");
    if (!writeFile(copy, file))
        qFatal("The client file was not written");
    stand.window.openFile(copy);
    stand.workbench.setScopes({u"openid"_s});
    stand.window.goTo(StepId::SignIn);
    stand.click(u"startSignIn"_s);
    awaitFailure(stand);
    take(stand, u"3-sign-in-trust"_s);
    if (!writeFile(copy, file + '\n'))
        qFatal("The client file was not written again");
    await("the change", [&] { return stand.workbench.clientFile().isStale(); });
    stand.window.goTo(StepId::Client);
    take(stand, u"1-client-stale"_s);
}

/// One scope asked for, another added to it, both refreshed, and a sign-in that asks for the first again.
void takeHistory()
{
    Stand stand({u"--files"_s, u"30"_s});
    startPractice(stand);
    const auto runs = [&stand](qsizetype count) {
        await("the run", [&stand, count] { return stand.workbench.history().count() == count; });
    };
    const ScopeSet drive{u"openid"_s, u"email"_s, fullScope(u"drive.metadata.readonly"_s)};
    stand.workbench.setScopes(drive);
    if (!stand.signIn() || !stand.list())
        qFatal("The listing did not end");
    runs(1);
    AuthorizationOptions options;
    options.includeGrantedScopes = true;
    stand.workbench.setOptions(options);
    stand.workbench.setScopes({fullScope(u"calendar.readonly"_s)});
    stand.signIn();
    runs(2);
    stand.workbench.grant().refresh();
    runs(3);
    stand.window.goTo(StepId::History);
    auto* list = stand.find<QListView>(u"runs"_s);
    list->model()->setData(list->model()->index(2, 0), int(Qt::Checked), Qt::CheckStateRole);
    list->model()->setData(list->model()->index(0, 0), int(Qt::Unchecked), Qt::CheckStateRole);
    take(stand, u"8-history"_s);
    stand.window.resize(1024, 700);
    take(stand, u"8-history-small"_s);
}

void takeTheFlow()
{
    Stand stand({u"--scenario"_s, u"subset"_s});
    take(stand, u"1-client-empty"_s);
    startPractice(stand);
    take(stand, u"3-sign-in-ready"_s);
    stand.window.goTo(StepId::Client);
    take(stand, u"1-client"_s);
    stand.workbench.setScopes(
        {u"openid"_s, u"email"_s, u"https://www.googleapis.com/auth/drive.metadata.readonly"_s,
            u"https://www.googleapis.com/auth/calendar.readonly"_s});
    stand.window.goTo(StepId::Scopes);
    take(stand, u"2-scopes"_s);
    takeScopes(stand, {});
    takeAdvisor(stand, {});
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
    const auto* table = stand.find<QTableView>(u"driveTable"_s);
    await("the rows", [&] { return table != nullptr && table->model()->rowCount() > 0; });
    take(stand, u"5-drive"_s);
    takeRequests(stand, {});
    takeProfile(stand, {});
    stand.window.resize(1024, 700);
    takeRequests(stand, u"-small"_s);
    stand.window.goTo(StepId::Scopes);
    take(stand, u"2-scopes-small"_s);
    takeScopes(stand, u"-small"_s);
    takeAdvisor(stand, u"-small"_s);
    stand.window.goTo(StepId::Grant);
    take(stand, u"4-grant-small"_s);
    stand.window.goTo(StepId::SignIn);
    take(stand, u"3-sign-in-small"_s);
    stand.window.goTo(StepId::Client);
    take(stand, u"1-client-small"_s);
    stand.window.goTo(StepId::Drive);
    take(stand, u"5-drive-small"_s);
    takeProfile(stand, u"-small"_s);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ScopelightStyle);
    const QStringList words = QApplication::arguments();
    if (words.size() < 2)
        qFatal("ui_pictures FOLDER [--light|--dark] [--font=POINTS]");
    pictures::setFolder(words[1]);
    for (const QString& word : words.filter(u"--font="_s)) {
        QFont font = QApplication::font();
        font.setPointSize(word.mid(7).toInt());
        QApplication::setFont(font);
    }
    if (words.contains(u"--dark"_s))
        QApplication::setPalette(Theme::dark().toPalette());
    takeTheFlow();
    takeEmptyPages();
    takeListings();
    takeHistory();
    takeAccess();
    takeTrust();
    takeStates();
    takeFailures();
    takeHelp();
    return 0;
}
