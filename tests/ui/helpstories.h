// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stand.h"

#include <memory>

/// The ten stories of the user's help (docs/help), provoked at the practice provider.
namespace HelpStories {

/// The window at the end of a page's story; nothing where the story did not come to its end.
std::unique_ptr<Stand> tell(const QString& page);
/// The card that shows it: what went wrong, or what was granted.
QWidget* shownIn(const Stand& stand);
/// Every sentence that the window has for it by then, a line each.
QStringList words(Stand& stand);

} // namespace HelpStories
