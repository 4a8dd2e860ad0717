// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// A page of the user's help, as it is written in docs/help.
struct HelpPage {
    QString text = {};
    QString title = {};
    QStringList quotes = {}; ///< sentences of the window, word by word: the lines that begin with >
    QStringList commands = {}; ///< of the terminal, in their order
    QStringList answer = {}; ///< lines of what the last of them prints
    QStringList targets = {}; ///< of its links and pictures
    QString source = {}; ///< its last line
};

/// The folder of the pages.
QString helpFolder();
/// The names of all pages that are there.
QStringList writtenHelpPages();
HelpPage helpPage(const QString& name);
