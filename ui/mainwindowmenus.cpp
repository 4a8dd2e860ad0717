// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"
#include "pages/signinpage.h"
#include "widgets/plaintooltip.h"
#include "widgets/steprail.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString recentKey = u"files/recent"_s;
const QString mayRememberKey = u"files/mayRemember"_s;
constexpr qsizetype mostRecent = 6;

QKeySequence stepKey(qsizetype number)
{
    return QKeySequence(u"Ctrl+%1"_s.arg(number));
}

/// Beside the window, not in its way.
void showText(QWidget* window, const QString& title, const QString& text, const QString& more = {})
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, window);
    box->setObjectName(u"textBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(more);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->show();
}

/// The first widget of a page that the Tab key reaches.
QWidget* firstFieldOf(const Page& page)
{
    for (QWidget* widget = page.widget()->nextInFocusChain(); widget != page.widget();
         widget = widget->nextInFocusChain()) {
        const bool takesTab = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled();
        if (takesTab && widget->isVisible() && page.isAncestorOf(widget))
            return widget;
    }
    return nullptr;
}

} // namespace

void MainWindow::makeFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&Open a client file…"), QKeySequence::Open, this, &MainWindow::chooseFile);
    m_recent = menu->addMenu(tr("Opened &before"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    menu->addAction(tr("Start &practice"), &m_workbench, &Workbench::startPractice);
    menu->addSeparator();
    menu->addAction(tr("&Close the file"), this, [this] { m_workbench.clientFile().close(); });
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    menu->addAction(tr("&Paste the address you landed on"), QKeySequence(u"Ctrl+Shift+V"_s), this,
        &MainWindow::pasteAddress);
    menu->addAction(tr("Co&py for elsewhere"), QKeySequence(u"Ctrl+Shift+C"_s), this,
        [this] { currentPage()->copyForElsewhere(); });
    menu->addAction(
        tr("&Find on this page"), QKeySequence::Find, this, [this] { currentPage()->focusSearch(); });
    menu->addAction(tr("&Do what the page is for"), QKeySequence(u"Ctrl+Return"_s), this,
        [this] { currentPage()->doPrimary(); });
    QAction* again = menu->addAction(tr("Do it &again"), this, [this] { currentPage()->doAgain(); });
    again->setShortcuts({QKeySequence(u"F5"_s), QKeySequence(u"Ctrl+R"_s)});
    menu->addAction(tr("&Cancel what runs"), QKeySequence(u"Esc"_s), this, [this] {
        if (!currentPage()->cancel())
            m_workbench.signIn().cancel();
    });
}

void MainWindow::makeViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    const QList<StepId> steps = StepModel::steps();
    for (qsizetype i = 0; i < steps.size(); ++i) {
        menu->addAction(
            StepModel::title(steps[i]), stepKey(i + 1), this, [this, step = steps[i]] { goTo(step); });
    }
    menu->addAction(tr("&Next part"), QKeySequence(u"F6"_s), this, [this] { goToPart(1); });
    menu->addAction(tr("Part &before"), QKeySequence(u"Shift+F6"_s), this, [this] { goToPart(-1); });
    menu->addSeparator();
    auto* group = new QActionGroup(this);
    const auto add = [&](const QString& text, Appearance::Choice choice) {
        QAction* action = menu->addAction(text, this, [this, choice] { m_appearance.choose(choice); });
        action->setCheckable(true);
        action->setChecked(m_appearance.choice() == choice);
        group->addAction(action);
    };
    add(tr("Light or dark as the &desktop"), Appearance::Choice::Desktop);
    add(tr("&Light"), Appearance::Choice::Light);
    add(tr("D&ark"), Appearance::Choice::Dark);
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    menu->addAction(
        tr("About this &page"), QKeySequence(QKeySequence::HelpContents), this, &MainWindow::showHelp);
    menu->addAction(tr("&Keys"), QKeySequence(u"Ctrl+?"_s), this, &MainWindow::showKeys);
    menu->addAction(tr("&About Scopelight"), this, &MainWindow::showAbout);
}

/// A path tells what somebody works on: it is kept only when that was asked for.
void MainWindow::rememberFile(const QString& path)
{
    QSettings settings;
    if (m_workbench.isPractice() || !settings.value(mayRememberKey, false).toBool())
        return;
    QStringList recent = settings.value(recentKey).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings.setValue(recentKey, QStringList(recent.mid(0, mostRecent)));
}

void MainWindow::fillRecentFiles()
{
    m_recent->clear();
    QSettings settings;
    const QStringList recent = settings.value(recentKey).toStringList();
    for (const QString& path : recent) {
        QAction* action =
            m_recent->addAction(QFileInfo(path).fileName(), this, [this, path] { openFile(path); });
        action->setToolTip(plainToolTip(path));
    }
    m_recent->addSeparator();
    QAction* remember = m_recent->addAction(tr("Remember the paths of files I open"));
    remember->setCheckable(true);
    remember->setChecked(settings.value(mayRememberKey, false).toBool());
    connect(remember, &QAction::toggled, this, [this](bool may) {
        QSettings().setValue(mayRememberKey, may);
        if (!may)
            QSettings().remove(recentKey);
        else if (m_workbench.clientFile().client())
            rememberFile(m_workbench.clientFile().path());
    });
}

void MainWindow::showHelp()
{
    showText(this, currentPage()->accessibleName(), currentPage()->help());
}

void MainWindow::showKeys()
{
    showText(this, tr("Keys"),
        tr("Ctrl+1 to Ctrl+6: go to a step\nF6, Shift+F6: between the steps, the page and the status line\n"
           "Ctrl+O: open a client file\nCtrl+Return: do what the page is for\nF5 or Ctrl+R: do it again\n"
           "Esc: cancel what runs\nCtrl+F: search on this page\n"
           "Ctrl+Shift+V: paste the address you landed on\n"
           "Ctrl+Shift+C: copy as a command (Sign in), as cURL (Requests)\nF1: about this page\nCtrl+Q: "
           "quit"));
}

void MainWindow::showAbout()
{
    showText(this, tr("About Scopelight"),
        tr("Scopelight %1\nSee which Google permissions your OAuth client really gets, and why.\n\n"
           "Qt %2, running on Qt %3.")
            .arg(QStringLiteral(SCOPELIGHT_VERSION), QStringLiteral(QT_VERSION_STR),
                QString::fromLatin1(qVersion())),
        tr("Apache-2.0. Scopelight is not a Google product.\n"
           "Qt, QtKeychain: LGPL-3.0, BSD-3-Clause. OpenSSL: Apache-2.0. RapidJSON, "
           "CLI11: MIT, BSD. tl::expected: CC0.\n"
           "Icons: Lucide, ISC, with parts of Feather, MIT. Scope catalogue: made from "
           "Google's API discovery documents, Apache-2.0."));
}

void MainWindow::pasteAddress()
{
    if (m_workbench.signIn().state() != SignIn::State::Waiting)
        return;
    goTo(StepId::SignIn);
    static_cast<SignInPage*>(currentPage())->askForAddress();
}

void MainWindow::goToPart(int direction)
{
    const std::array<QWidget*, 3> parts{m_rail, currentPage(), m_statusLine};
    const QWidget* focused = focusWidget();
    const auto holds = [focused](const QWidget* part) {
        return focused != nullptr && (part == focused || part->isAncestorOf(focused));
    };
    const auto found = std::ranges::find_if(parts, holds);
    const auto at = found == parts.end() ? 0 : found - parts.begin();
    QWidget* part = parts[std::size_t(at + direction + 3) % parts.size()];
    if (part == currentPage())
        part = firstFieldOf(*currentPage());
    if (part != nullptr)
        part->setFocus(Qt::TabFocusReason);
}

} // namespace scopelight
