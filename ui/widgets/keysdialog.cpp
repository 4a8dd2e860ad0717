// SPDX-License-Identifier: Apache-2.0
#include "widgets/keysdialog.h"

#include "theme/metrics.h"
#include "widgets/textlabel.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Key {
    const char* keys;
    const char* does;
};

constexpr std::array keys{
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+1 to Ctrl+8"), QT_TRANSLATE_NOOP("KeysDialog", "Go to a step")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "F6, Shift+F6"),
        QT_TRANSLATE_NOOP("KeysDialog", "Between the steps, the page, its detail and the status line")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+O"),
        QT_TRANSLATE_NOOP("KeysDialog", "Open a client file or a profile")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+N, Ctrl+S"),
        QT_TRANSLATE_NOOP("KeysDialog", "New profile, save the profile")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+Return"),
        QT_TRANSLATE_NOOP("KeysDialog", "Do what the page is for")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "F5, Ctrl+R"), QT_TRANSLATE_NOOP("KeysDialog", "Do it again")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Esc"),
        QT_TRANSLATE_NOOP("KeysDialog", "Cancel what runs, close what is open, clear the search")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+F, / in a list"),
        QT_TRANSLATE_NOOP("KeysDialog", "Search on this page")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Arrows, Home, End"),
        QT_TRANSLATE_NOOP("KeysDialog", "Within steps, lists and the lane")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Left, Right"),
        QT_TRANSLATE_NOOP("KeysDialog", "Fold and unfold an API")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Space"), QT_TRANSLATE_NOOP("KeysDialog", "Tick a scope")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Return"), QT_TRANSLATE_NOOP("KeysDialog", "Open what a row shows")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+Shift+V"),
        QT_TRANSLATE_NOOP("KeysDialog", "Paste the address you landed on")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+Shift+C"),
        QT_TRANSLATE_NOOP(
            "KeysDialog", "Copy as a command (Sign in), as cURL (Requests), as Markdown (History)")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "F1"), QT_TRANSLATE_NOOP("KeysDialog", "About this page")},
    Key{QT_TRANSLATE_NOOP("KeysDialog", "Ctrl+Q"), QT_TRANSLATE_NOOP("KeysDialog", "Quit")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("KeysDialog", text);
}

} // namespace

KeysDialog::KeysDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"keysDialog"_s);
    setWindowTitle(tr("Keys"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(Metrics::margin, Metrics::margin, Metrics::margin, Metrics::gap);
    layout->setHorizontalSpacing(Metrics::margin);
    layout->setVerticalSpacing(Metrics::grid);
    for (const Key& key : keys) {
        const int row = layout->rowCount();
        auto* does = new TextLabel(translated(key.does), TextLabel::Type::Body, TextLabel::Tone::Secondary);
        layout->addWidget(new TextLabel(translated(key.keys), TextLabel::Type::Heading), row, 0);
        layout->addWidget(does, row, 1);
    }
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addWidget(close, layout->rowCount(), 0, 1, 2);
}

} // namespace scopelight
