// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theme/appearance.h"
#include "work/profilework.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QMenu;
class QStackedWidget;

namespace scopelight {

class AdvisorPage;
class Page;
class ProfilePage;
class StepRail;

/// The window: steps at the left, the step's page, the status line, and the menus.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Workbench& workbench, Appearance& appearance, QWidget* parent = nullptr);

    /// Shows the window with its first page.
    void open();
    void goTo(StepId step);
    /// Opens a client file or a profile as if it had been dropped.
    void openFile(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeRail();
    Page* pageOf(StepId step);
    Page* makePage(StepId step);
    void showPage(StepId step);
    void showAdvisor();
    void showProfile();
    void showBeside(Page* page);
    void askToStartClean();
    void followTheWork();
    void followTheClock();
    void makeFileMenu();
    void makeEditMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void chooseFile();
    void openProfile(const QString& path);
    void newProfile();
    /// Does it once nothing of the profile would be lost by it, or the user gave that up.
    void afterTheProfile(std::function<void()> then, const QString& withoutSaving);
    void saveProfile();
    void chooseProfile();
    void rememberFile(const QString& path);
    void fillRecentFiles();
    void showAbout();
    void showKeys();
    void showHelp();
    void pasteAddress();
    /// Puts the keyboard into the next part of the window, or the one before: steps, page, status line.
    void goToPart(int direction);
    Page* currentPage() const;
    bool isNarrow() const;
    void restoreState();

    Workbench& m_workbench;
    ProfileWork m_profile;
    Appearance& m_appearance;
    QWidget* m_railArea = nullptr;
    StepRail* m_rail = nullptr;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_statusLine = nullptr;
    QHash<StepId, Page*> m_made; ///< the pages that have been shown
    AdvisorPage* m_advisor = nullptr; ///< likewise
    ProfilePage* m_profilePage = nullptr; ///< likewise
    bool m_mayClose = false; ///< what would be lost was given up
    QMenu* m_recent = nullptr;
    QTimer m_second; ///< for whatever counts down
};

} // namespace scopelight
