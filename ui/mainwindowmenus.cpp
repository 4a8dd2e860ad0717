// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"
#include "pages/signinpage.h"
#include "widgets/helpwindow.h"
#include "widgets/keysdialog.h"
#include "widgets/steprail.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QSslSocket>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

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

/// Shows an action with the page's own words for it; where the page has none, dimmed with the general ones.
void call(QAction& action, const QString& words, const QString& general)
{
    action.setText(words.isEmpty() ? general : words);
    action.setEnabled(!words.isEmpty());
}

/// The part itself, or the first widget in it that the Tab key reaches.
QWidget* firstFieldOf(QWidget* part)
{
    const auto takesTab = [part](const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled() && widget->isVisible()
            && (widget == part || part->isAncestorOf(widget));
    };
    if (takesTab(part))
        return part;
    for (QWidget* widget = part->nextInFocusChain(); widget != part; widget = widget->nextInFocusChain()) {
        if (takesTab(widget))
            return widget;
    }
    return nullptr;
}

} // namespace

void MainWindow::makeFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(
        tr("&Open a client file or a profile…"), QKeySequence::Open, this, &MainWindow::chooseFile);
    m_recent = menu->addMenu(tr("Opened &before"));
    m_recent->setToolTipsVisible(true);
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    menu->addAction(tr("Start &practice"), &m_workbench, &Workbench::startPractice);
    menu->addSeparator();
    menu->addAction(tr("&New profile"), QKeySequence::New, this, &MainWindow::newProfile);
    menu->addAction(tr("&Save the profile"), QKeySequence::Save, this, &MainWindow::saveProfile);
    menu->addSeparator();
    menu->addAction(tr("&Close the file"), this, [this] { m_workbench.clientFile().close(); });
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    menu->setObjectName(u"editMenu"_s);
    menu->addAction(tr("&Paste the address you landed on"), QKeySequence(u"Ctrl+Shift+V"_s), this,
        &MainWindow::pasteAddress);
    menu->addAction(
        tr("&Find on this page"), QKeySequence::Find, this, [this] { currentPage()->focusSearch(); });
    menu->addSeparator();
    const Page::Words general{.primary = tr("Do what the page is for"),
        .again = tr("Do it again"),
        .copy = tr("Copy as a command")};
    QAction* primary = menu->addAction(
        general.primary, QKeySequence(u"Ctrl+Return"_s), this, [this] { currentPage()->doPrimary(); });
    QAction* again = menu->addAction(general.again, this, [this] { currentPage()->doAgain(); });
    again->setShortcuts({QKeySequence(u"F5"_s), QKeySequence(u"Ctrl+R"_s)});
    QAction* copy = menu->addAction(
        general.copy, QKeySequence(u"Ctrl+Shift+C"_s), this, [this] { currentPage()->copyForElsewhere(); });
    connect(menu, &QMenu::aboutToShow, this, [this, general, primary, again, copy] {
        const Page::Words words = currentPage()->words();
        call(*primary, words.primary, general.primary);
        call(*again, words.again, general.again);
        call(*copy, words.copy, general.copy);
    });
    connect(menu, &QMenu::aboutToHide, this, [primary, again, copy] {
        for (QAction* action : {primary, again, copy})
            action->setEnabled(true); // their keys count on every page, whatever the menu showed last
    });
    menu->addSeparator();
    menu->addAction(tr("&Cancel what runs"), QKeySequence(u"Esc"_s), this, [this] {
        if (currentPage()->cancel())
            return;
        if (m_workbench.signIn().isRunning())
            return m_workbench.signIn().cancel();
        m_workbench.drive().cancel(); // a listing that another page shows
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
    menu->addAction(tr("Help for &failures"), this, [this] { scopelight::showHelp(u"README"_s, *this); });
    menu->addAction(tr("&Keys"), QKeySequence(u"Ctrl+?"_s), this, &MainWindow::showKeys);
    menu->addAction(tr("&About Scopelight"), this, &MainWindow::showAbout);
}

void MainWindow::showHelp()
{
    showText(this, currentPage()->accessibleName(), currentPage()->help());
}

void MainWindow::showKeys()
{
    auto* keys = new KeysDialog(this);
    keys->setAttribute(Qt::WA_DeleteOnClose);
    keys->show();
}

void MainWindow::showAbout()
{
    showText(this, tr("About Scopelight"),
        tr("Scopelight %1\nSee which Google permissions your OAuth client really gets, and why.\n\n"
           "Qt %2, running on Qt %3. %4.")
            .arg(QStringLiteral(SCOPELIGHT_VERSION), QStringLiteral(QT_VERSION_STR),
                QString::fromLatin1(qVersion()), QSslSocket::sslLibraryVersionString()),
        tr("Apache-2.0. Scopelight is not a Google product.\n"
           "Qt: LGPL-3.0. QtKeychain %1: BSD-2-Clause. OpenSSL: Apache-2.0. RapidJSON %2: MIT. "
           "tl::expected %3: CC0. In scopelight-cli: CLI11 %4, BSD-3-Clause.\n"
           "Icons: Lucide, ISC, with parts of Feather, MIT. Scope catalogue: made from "
           "Google's API discovery documents, Apache-2.0.")
            .arg(QStringLiteral(QTKEYCHAIN_VERSION), QStringLiteral(RAPIDJSON_VERSION),
                QStringLiteral(TL_EXPECTED_VERSION), QStringLiteral(CLI11_VERSION)));
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
    QList<QWidget*> parts{m_rail, currentPage()->widget(), m_statusLine};
    if (QWidget* detail = currentPage()->detail())
        parts.insert(2, detail);
    // The detail lies within the page: the later of the parts that hold the keyboard is the one.
    const QWidget* focused = focusWidget();
    qsizetype at = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (focused != nullptr && (parts[i] == focused || parts[i]->isAncestorOf(focused)))
            at = i;
    }
    for (qsizetype step = 1; step < parts.size(); ++step) {
        QWidget* field = firstFieldOf(parts[(at + direction * step + parts.size()) % parts.size()]);
        if (field != nullptr)
            return field->setFocus(Qt::TabFocusReason);
    }
}

} // namespace scopelight
