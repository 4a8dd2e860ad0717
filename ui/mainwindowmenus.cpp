// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"
#include "pages/page.h"
#include "widgets/steprail.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

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
    menu->addAction(tr("&Next part"), QKeySequence(u"F6"_s), this, [this] {
        if (m_rail->hasFocus())
            currentPage()->widget()->nextInFocusChain()->setFocus(Qt::TabFocusReason);
        else
            m_rail->setFocus(Qt::TabFocusReason);
    });
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
        action->setToolTip(path.toHtmlEscaped());
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

void MainWindow::showKeys()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("Keys"));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr(
        "Ctrl+1 to Ctrl+6: go to a step\nCtrl+O: open a client file\nCtrl+Return: do what the page is for\n"
        "F5 or Ctrl+R: do it again\nEsc: cancel what runs\nCtrl+F: search on this page\n"
        "F6: between the steps and the page\nCtrl+Q: quit"));
    box.exec();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Scopelight"));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Scopelight %1\nSee which Google permissions your OAuth client really gets, and why.\n\n"
                   "Qt %2, running on Qt %3.")
                    .arg(QStringLiteral(SCOPELIGHT_VERSION), QStringLiteral(QT_VERSION_STR),
                        QString::fromLatin1(qVersion())));
    box.setInformativeText(tr("Apache-2.0. Scopelight is not a Google product.\n"
                              "Qt, QtKeychain: LGPL-3.0, BSD-3-Clause. OpenSSL: Apache-2.0. RapidJSON, "
                              "CLI11: MIT, BSD. tl::expected: CC0.\n"
                              "Icons: Lucide, ISC, with parts of Feather, MIT. Scope catalogue: made from "
                              "Google's API discovery documents, Apache-2.0."));
    box.exec();
}

} // namespace scopelight
