// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "pages/advisorpage.h"
#include "pages/grantpage.h"
#include "pages/profilepage.h"
#include "theme/icons.h"
#include "theme/metrics.h"
#include "theme/theme.h"
#include "widgets/dropzone.h"
#include "widgets/statusline.h"
#include "widgets/steprail.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString geometryKey = u"window/geometry"_s;

/// The rail's ground, and the hairline between it and the page.
class RailArea : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.fillRect(rect(), theme.rail);
        painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.line);
    }
};

} // namespace

MainWindow::MainWindow(Workbench& workbench, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent)
    , m_workbench(workbench)
    , m_profile(workbench)
    , m_appearance(appearance)
{
    setWindowTitle(tr("Scopelight"));
    setMinimumSize(1024, 700);
    setAcceptDrops(true);
    auto* central = new QWidget;
    auto* whole = new QVBoxLayout(central);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(0);
    whole->addLayout(layout, 1);
    m_railArea = makeRail();
    layout->addWidget(m_railArea);
    m_pages = new QStackedWidget;
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
    whole->addWidget(m_statusLine = new StatusLine(workbench));
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeHelpMenu();
    connect(m_rail, &StepRail::stepChosen, this, &MainWindow::showPage);
    connect(m_rail, &StepRail::clicked, this, [this] { showPage(m_rail->current()); }); // out of the advisor
    followTheWork();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, &workbench, &Workbench::changed);
    connect(&workbench, &Workbench::changed, this, &MainWindow::followTheClock);
    restoreState();
}

void MainWindow::open()
{
    show();
    goTo(StepId::Client); // made while the window manager places the window: some 3 ms less to wait for it
}

QWidget* MainWindow::makeRail()
{
    auto* area = new RailArea;
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(8, 12, 8, 12);
    m_rail = new StepRail(m_workbench);
    layout->addWidget(m_rail, 1);
    return area;
}

void MainWindow::askToStartClean()
{
    goTo(StepId::Grant);
    static_cast<GrantPage*>(currentPage())->askToStartClean();
}

/// A window in which nothing counts down lets the machine sleep.
void MainWindow::followTheClock()
{
    if (!m_workbench.isCounting())
        m_second.stop(); // whatever ended was told by this very change
    else if (!m_second.isActive())
        m_second.start();
}

/// The page that shows what happens comes to the front.
void MainWindow::followTheWork()
{
    connect(&m_workbench.practice(), &Practice::started, this, [this] { goTo(StepId::SignIn); });
    connect(&m_workbench.practice(), &Practice::failed, this, [this] { goTo(StepId::Client); });
    connect(&m_workbench.signIn(), &SignIn::succeeded, this, [this] { goTo(StepId::Grant); });
    connect(&m_workbench.signIn(), &SignIn::changed, this, [this] {
        if (m_workbench.signIn().state() == SignIn::State::FindingServer)
            goTo(StepId::SignIn); // "Ask again" starts on another page
    });
}

Page* MainWindow::currentPage() const
{
    return static_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::goTo(StepId step)
{
    m_rail->select(step);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_railArea->setFixedWidth(
        isNarrow() ? Metrics::narrowRailWidth : Metrics::wide(Metrics::railWidth, fontMetrics()));
    m_rail->setNarrow(isNarrow());
    for (Page* page : std::as_const(m_made))
        page->setNarrow(isNarrow());
    for (Page* page : std::initializer_list<Page*>{m_advisor, m_profilePage}) {
        if (page != nullptr)
            page->setNarrow(isNarrow());
    }
}

bool MainWindow::isNarrow() const
{
    return width() < Metrics::wide(Metrics::narrowWindow, fontMetrics());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_profile.isUnsaved() && !m_mayClose) {
        event->ignore();
        const auto closeAnyway = [this] {
            m_mayClose = true;
            close();
        };
        return afterTheProfile(closeAnyway, tr("Close without saving"));
    }
    QSettings().setValue(geometryKey, saveGeometry());
    m_workbench.signIn().cancel();
    event->accept();
}

void MainWindow::restoreState()
{
    constexpr QSize frame(16, 48); // what a window manager puts around it
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - frame));
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!fileIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString path = fileIn(*event->mimeData());
    if (!path.isEmpty())
        openFile(path);
}

} // namespace scopelight
