// SPDX-License-Identifier: Apache-2.0
#include "pages/clientstart.h"

#include "theme/metrics.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/copybutton.h"
#include "widgets/dropzone.h"
#include "widgets/emptystate.h"
#include "work/workbench.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString consolePage = u"https://console.cloud.google.com/auth/clients"_s;

} // namespace

ClientStart::ClientStart(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::gap);
    auto* zone = new DropZone;
    zone->setObjectName(u"dropZone"_s);
    zone->setMinimumHeight(300);
    auto* start = new EmptyState(u"file-braces"_s);
    start->setText(tr("Drop client_secret.json here"),
        tr("Scopelight checks the file before anything is sent. It stays where it is."));
    QPushButton* open = start->addButton(tr("Open a file…"), u"folder-open"_s, u"openFirstFile"_s);
    open->setToolTip(tr("Ctrl+O"));
    zone->content()->addWidget(start);
    connect(open, &QPushButton::clicked, this, &ClientStart::openWanted);
    connect(zone, &DropZone::dropped, this, &ClientStart::fileDropped);
    layout->addWidget(zone, 1);
    auto* below = new QHBoxLayout;
    below->setSpacing(Metrics::gap);
    below->addWidget(makePractice(), 1);
    below->addWidget(makeOrigins(), 1);
    layout->addLayout(below);
}

QWidget* ClientStart::makePractice()
{
    auto* card = new Card(tr("No file at hand? Use Practice"));
    card->body()->addWidget((
        new TextLabel(tr("A small authorization server on this computer plays Google’s part: consent page, "
                         "tokens, a Drive with "
                         "files. It needs no account and no network, and it is always labelled as practice."),
            TextLabel::Type::Body, TextLabel::Tone::Secondary))
                                ->wrapped());
    card->body()->addStretch();
    QPushButton* start = makeButton(tr("Start practice"), u"play"_s, u"startPractice"_s);
    connect(start, &QPushButton::clicked, &m_workbench, &Workbench::startPractice);
    card->body()->addWidget(start);
    return card;
}

QWidget* ClientStart::makeOrigins()
{
    auto* card = new Card(tr("Where the file comes from"));
    const auto step = [&](const QString& text) {
        card->body()->addWidget(
            (new TextLabel(text, TextLabel::Type::Body, TextLabel::Tone::Secondary))->wrapped());
    };
    step(tr("1. In the Google Cloud console, create an OAuth client of type Web application."));
    step(tr("2. Register this redirect URI, letter for letter:"));
    auto* uri = new QHBoxLayout;
    auto* wire = new QLineEdit(defaultRedirectUri());
    wire->setAccessibleName(tr("The redirect URI to register"));
    wire->setReadOnly(true);
    wire->setFont(Type::wire(font()));
    uri->addWidget(wire, 1);
    uri->addWidget(new CopyButton(tr("Copy the redirect URI"), [] { return defaultRedirectUri(); }));
    card->body()->addLayout(uri);
    step(tr("3. Download the JSON file. Google shows the secret only once."));
    QPushButton* console = makeButton(tr("Open the console"), u"external-link"_s, u"openConsole"_s);
    console->setToolTip(consolePage);
    connect(console, &QPushButton::clicked, this, [] { QDesktopServices::openUrl(QUrl(consolePage)); });
    card->body()->addWidget(console);
    return card;
}

} // namespace scopelight
