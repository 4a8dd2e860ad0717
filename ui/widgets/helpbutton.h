// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QPushButton;

namespace scopelight {

/// The pages of the user's help (docs/help), by the names that the diagnosis data use.
QStringList helpPages();
/// What a page is about, as its heading says: "Access denied".
QString helpTitle(const QString& page);

/// A quiet button that opens a page of the help: "Help: Access denied". A small one says "Help" alone, beside
/// words that say what it is about.
QPushButton* makeHelpButton(const QString& page, const QString& size = {});

} // namespace scopelight
