// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QTextBrowser>

namespace scopelight {

/// Shows a page of the help, Markdown in a folder, in the colours of the window: code and the program's own
/// sentences set off, a picture of the dark window in the dark.
class HelpText : public QTextBrowser {
    Q_OBJECT

public:
    explicit HelpText(const QDir& folder, QWidget* parent = nullptr);

    /// By name, such as "denied"; one that is not there is replaced by a sentence that says so.
    void open(const QString& page);
    /// The heading of the page that is shown.
    QString heading() const;

    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    QVariant pageText(const QString& file) const;
    QVariant picture(const QString& file) const;
    bool isDark() const;
    void dress();
    void follow(const QUrl& link);

    QDir m_folder;
};

} // namespace scopelight
