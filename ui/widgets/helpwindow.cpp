// SPDX-License-Identifier: Apache-2.0
#include "widgets/helpwindow.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/helptext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr QSize usual{832, 720}; ///< a picture of full width beside the scroll bar

QDir installedHelp()
{
    return {QDir::cleanPath(
        QCoreApplication::applicationDirPath() + QStringLiteral("/" SCOPELIGHT_DATA_FROM_PROGRAMS "/help"))};
}

} // namespace

HelpWindow::HelpWindow(const QDir& folder, QWidget* parent)
    : QDialog(parent)
    , m_text(new HelpText(folder))
{
    setObjectName(u"helpWindow"_s);
    QPushButton* back = makeButton(tr("Back"), u"arrow-left"_s, u"helpBack"_s, u"quiet"_s, u"small"_s);
    QPushButton* all = makeButton(tr("All failures"), u"list"_s, u"helpContents"_s, u"quiet"_s, u"small"_s);
    QPushButton* close = makeButton(tr("Close"), {}, u"helpClose"_s, {}, u"small"_s);
    for (QPushButton* button : {back, all, close})
        button->setAutoDefault(false); // Return follows the link that the keyboard is at
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Metrics::gap, Metrics::grid, Metrics::gap, Metrics::grid);
    row->addWidget(back);
    row->addWidget(all);
    row->addStretch();
    row->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(new Hairline);
    layout->addWidget(m_text, 1);
    back->setEnabled(false);
    connect(back, &QPushButton::clicked, m_text, &HelpText::backward);
    connect(all, &QPushButton::clicked, this, [this] { m_text->open(u"README"_s); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_text, &HelpText::backwardAvailable, back, &QPushButton::setEnabled);
    connect(m_text, &HelpText::sourceChanged, this,
        [this] { setWindowTitle(tr("Help: %1").arg(m_text->heading())); });
    resize(Metrics::wide(usual.width(), fontMetrics()), usual.height());
}

void HelpWindow::showPage(const QString& page)
{
    m_text->open(page);
    show();
    raise();
    activateWindow();
    m_text->setFocus(Qt::OtherFocusReason);
}

void showHelp(const QString& page, QWidget& beside)
{
    QWidget* window = beside.window();
    auto* help = window->findChild<HelpWindow*>(QString(), Qt::FindDirectChildrenOnly);
    if (help == nullptr)
        help = new HelpWindow(installedHelp(), window);
    help->showPage(page);
}

} // namespace scopelight
