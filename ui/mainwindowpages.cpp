// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "pages/accesspage.h"
#include "pages/advisorpage.h"
#include "pages/clientpage.h"
#include "pages/drivelistpage.h"
#include "pages/grantpage.h"
#include "pages/historypage.h"
#include "pages/profilepage.h"
#include "pages/requestspage.h"
#include "pages/scopespage.h"
#include "pages/signinpage.h"
#include "widgets/steprail.h"

#include <QStackedWidget>

namespace scopelight {

namespace {

/// What was made after it came behind it; the whole ring begins with `first`.
void putLastInTabOrder(QWidget* widget, QWidget* first)
{
    QWidget* last = first;
    for (QWidget* next = first->nextInFocusChain(); next != first; next = next->nextInFocusChain()) {
        if (next != widget && next->focusPolicy() != Qt::NoFocus)
            last = next;
    }
    QWidget::setTabOrder(last, widget);
}

} // namespace

/// A page is made when it is first shown: the window starts with what its first page needs.
Page* MainWindow::pageOf(StepId step)
{
    Page*& page = m_made[step];
    if (page == nullptr) {
        page = makePage(step);
        connect(page, &Page::stepWanted, this, &MainWindow::goTo);
        page->setNarrow(isNarrow());
        m_pages->addWidget(page);
        putLastInTabOrder(m_statusLine, m_rail);
    }
    return page;
}

/// A page with nothing to act on leaves the keyboard in the rail, never nowhere.
void MainWindow::showPage(StepId step)
{
    m_pages->setCurrentWidget(pageOf(step));
    const QWidget* focused = focusWidget();
    if (focused == nullptr || !focused->isVisible() || focused == currentPage())
        m_rail->setFocus(Qt::OtherFocusReason);
}

/// A page that belongs to a step, and leads back to one.
void MainWindow::showBeside(Page* page)
{
    if (m_pages->indexOf(page) < 0) {
        page->setNarrow(isNarrow());
        connect(page, &Page::stepWanted, this, [this](StepId step) {
            goTo(step);
            showPage(step); // the rail may have stood there all the time
        });
        m_pages->addWidget(page);
        putLastInTabOrder(m_statusLine, m_rail);
    }
    m_pages->setCurrentWidget(page);
}

void MainWindow::showAdvisor()
{
    if (m_advisor == nullptr)
        m_advisor = new AdvisorPage(m_workbench);
    showBeside(m_advisor);
    m_advisor->focusSearch();
}

void MainWindow::showProfile()
{
    if (m_profilePage == nullptr) {
        m_profilePage = new ProfilePage(m_workbench, m_profile);
        connect(m_profilePage, &ProfilePage::saveAsWanted, this, &MainWindow::chooseProfile);
    }
    showBeside(m_profilePage);
}

Page* MainWindow::makePage(StepId step)
{
    switch (step) {
    case StepId::Client: {
        auto* page = new ClientPage(m_workbench);
        connect(page, &ClientPage::openWanted, this, &MainWindow::chooseFile);
        connect(page, &ClientPage::fileDropped, this, &MainWindow::openFile);
        return page;
    }
    case StepId::Scopes: {
        auto* page = new ScopesPage(m_workbench);
        connect(page, &ScopesPage::adviceWanted, this, &MainWindow::showAdvisor);
        return page;
    }
    case StepId::SignIn: {
        auto* page = new SignInPage(m_workbench);
        connect(page, &SignInPage::legOpened, this, [this](Leg::Kind leg) {
            goTo(StepId::Requests);
            static_cast<RequestsPage*>(currentPage())->showExchangeOf(leg);
        });
        connect(page, &SignInPage::cleanStartWanted, this, &MainWindow::askToStartClean);
        return page;
    }
    case StepId::Grant: {
        auto* page = new GrantPage(m_workbench);
        connect(page, &GrantPage::profileWanted, this, &MainWindow::saveProfile);
        return page;
    }
    case StepId::Drive:
        return new DriveListPage(m_workbench);
    case StepId::Access:
        return new AccessPage(m_workbench, m_profile);
    case StepId::Requests:
        return new RequestsPage(m_workbench);
    case StepId::History: {
        auto* page = new HistoryPage(m_workbench);
        connect(page, &HistoryPage::cleanStartWanted, this, &MainWindow::askToStartClean);
        return page;
    }
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
