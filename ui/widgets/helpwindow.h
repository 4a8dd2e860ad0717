// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QDir>

namespace scopelight {

class HelpText;

/// The user's help, in a window of its own beside the main one. It remembers nothing.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    /// `folder` holds the pages.
    explicit HelpWindow(const QDir& folder, QWidget* parent = nullptr);

    /// Shows a page, by name, in front.
    void showPage(const QString& page);

private:
    HelpText* m_text;
};

/// Opens a page of the installed help beside the window that `beside` is in; each has one for all pages.
void showHelp(const QString& page, QWidget& beside);

} // namespace scopelight
