// SPDX-License-Identifier: Apache-2.0
#include "helpstories.h"
#include "pictures.h"
#include "widgets/helpbutton.h"
#include "widgets/helpwindow.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace pictures {

namespace {

/// Narrower than a window can be: beside text a picture has no room for more.
constexpr QSize narrow{800, 1400};

void takeHelpWindow(Stand& stand)
{
    stand.window.resize(1280, 800);
    if (!stand.click(u"help_unticked-box"_s))
        qFatal("No button opens the help");
    auto* help = stand.window.findChild<HelpWindow*>();
    takePart(*help, u"9-help"_s);
    help->showPage(u"README"_s);
    takePart(*help, u"9-help-contents"_s);
}

} // namespace

void takeHelp()
{
    for (const QString& page : helpPages()) {
        const auto stand = HelpStories::tell(page);
        if (stand == nullptr)
            qFatal("The story was not told: %s", qPrintable(page));
        stand->window.setMinimumSize(0, 0);
        stand->window.resize(narrow);
        await("the card", [&] { return HelpStories::shownIn(*stand) != nullptr; });
        takePart(*HelpStories::shownIn(*stand), u"help-"_s + page);
        if (page == u"unticked-box")
            takeHelpWindow(*stand);
    }
}

} // namespace pictures
