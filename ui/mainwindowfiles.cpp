// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"
#include "pages/profilepage.h"
#include "widgets/plaintooltip.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString recentKey = u"files/recent"_s;
const QString mayRememberKey = u"files/mayRemember"_s;
constexpr qsizetype mostRecent = 6;

} // namespace

void MainWindow::openFile(const QString& path)
{
    if (ProfileWork::isProfile(path))
        return afterTheProfile([this, path] { openProfile(path); }, tr("Open without saving"));
    m_workbench.clientFile().open(path);
    if (m_workbench.clientFile().client())
        rememberFile(path);
    goTo(StepId::Client);
}

void MainWindow::chooseFile()
{
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a client file or a profile"), folder, tr("JSON files (*.json);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::openProfile(const QString& path)
{
    m_profile.open(path);
    if (!m_profile.problem())
        rememberFile(path);
    showProfile();
}

void MainWindow::newProfile()
{
    const auto begin = [this] {
        m_profile.begin();
        showProfile();
        m_profilePage->focusSearch();
    };
    afterTheProfile(begin, tr("Begin another without saving"));
}

void MainWindow::afterTheProfile(std::function<void()> then, const QString& withoutSaving)
{
    if (!m_profile.isUnsaved())
        return then();
    showProfile();
    m_profilePage->askAboutChanges(std::move(then), withoutSaving);
}

/// On its page: what is written is to be seen. One without a file is looked at first.
void MainWindow::saveProfile()
{
    if (!m_profile.isOpen())
        return newProfile();
    const bool wasShown = m_pages->currentWidget() == m_profilePage;
    showProfile();
    if (wasShown || !m_profile.path().isEmpty())
        m_profilePage->doPrimary();
}

void MainWindow::chooseProfile()
{
    const QString folder = m_profile.path().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/profile.scopelight.json"_s
        : m_profile.path();
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save the profile"), folder, tr("Profiles (*.scopelight.json)"));
    if (path.isEmpty())
        return;
    if (!path.endsWith(u".json"))
        path += u".scopelight.json"_s;
    m_profile.save(path);
    if (!m_profile.problem())
        rememberFile(path);
}

/// A path tells what somebody works on: it is kept only when that was asked for.
void MainWindow::rememberFile(const QString& path)
{
    QSettings settings;
    if (!settings.value(mayRememberKey, false).toBool())
        return;
    QStringList recent = settings.value(recentKey).toStringList();
    const QString whole = QFileInfo(path).absoluteFilePath();
    recent.removeAll(whole);
    recent.prepend(whole);
    settings.setValue(recentKey, QStringList(recent.mid(0, mostRecent)));
}

void MainWindow::fillRecentFiles()
{
    m_recent->clear();
    QSettings settings;
    const QStringList recent = settings.value(recentKey).toStringList();
    for (const QString& path : recent) {
        const QFileInfo file(path); // most are called client_secret.json: the folder tells them apart
        const QString text = tr("%1 in %2").arg(file.fileName(), QDir(file.path()).dirName());
        QAction* action =
            m_recent->addAction(QString(text).replace(u'&', u"&&"_s), this, [this, path] { openFile(path); });
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
        else if (m_workbench.clientFile().client() && !m_workbench.isPractice())
            rememberFile(m_workbench.clientFile().path());
    });
}

} // namespace scopelight
