// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QPushButton;

namespace scopelight {

class TextLabel;

/// What a page shows while it has nothing to show: a picture, what is so, what would change it, and at most
/// one button that does.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const QString& icon, QWidget* parent = nullptr);

    void setText(const QString& lead, const QString& line);
    /// The button, primary, below the words.
    QPushButton* addButton(const QString& text, const QString& icon, const QString& objectName);

private:
    TextLabel* m_lead;
    TextLabel* m_line;
};

} // namespace scopelight
