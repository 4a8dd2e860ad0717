// SPDX-License-Identifier: Apache-2.0
#include "widgets/helpbutton.h"

#include "widgets/button.h"
#include "widgets/helpwindow.h"
#include "widgets/plaintooltip.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct Page {
    QLatin1StringView name;
    const char* title;
};

constexpr std::array pages{
    Page{"near-miss-redirect"_L1, QT_TRANSLATE_NOOP("Help", "A redirect URI that is nearly right")},
    Page{"wrong-secret"_L1, QT_TRANSLATE_NOOP("Help", "A wrong client secret")},
    Page{"closed-tab"_L1, QT_TRANSLATE_NOOP("Help", "A closed tab")},
    Page{"denied"_L1, QT_TRANSLATE_NOOP("Help", "Access denied")},
    Page{"nothing-new-granted"_L1, QT_TRANSLATE_NOOP("Help", "Nothing new granted")},
    Page{"unticked-box"_L1, QT_TRANSLATE_NOOP("Help", "A box that was not ticked")},
    Page{"earlier-grant"_L1, QT_TRANSLATE_NOOP("Help", "Scopes from an earlier grant")},
    Page{"api-off"_L1, QT_TRANSLATE_NOOP("Help", "An API that is off")},
    Page{"rate-limit"_L1, QT_TRANSLATE_NOOP("Help", "Too many requests")},
    Page{"expired-refresh-token"_L1, QT_TRANSLATE_NOOP("Help", "A refresh token that ended")},
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Help", text);
}

} // namespace

QStringList helpPages()
{
    QStringList names;
    for (const Page& page : pages)
        names.append(page.name);
    return names;
}

QString helpTitle(const QString& page)
{
    const auto* const found = std::ranges::find(pages, page, &Page::name);
    return found != pages.end() ? tr(found->title) : QString();
}

QPushButton* makeHelpButton(const QString& page, const QString& size)
{
    const QString whole = tr("Help: %1").arg(helpTitle(page));
    const bool isShort = size == u"small";
    QPushButton* button = makeButton(
        isShort ? tr("Help") : whole, u"circle-question-mark"_s, u"help_"_s + page, u"quiet"_s, size);
    button->setAccessibleName(whole);
    if (isShort)
        setPlainToolTip(*button, whole);
    QObject::connect(button, &QPushButton::clicked, button, [button, page] { showHelp(page, *button); });
    return button;
}

} // namespace scopelight
