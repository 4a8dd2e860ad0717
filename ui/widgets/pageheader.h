// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>

namespace scopelight {

/// The top of a page: its title, one sentence that says what is true now, and its actions at the right.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    QString sentence() const { return m_sentence->text(); }
    /// `kind`: "primary", "danger" or empty.
    QPushButton* addButton(
        const QString& text, const QString& icon, const QString& objectName, const QString& kind = {});

private:
    TextLabel* m_sentence;
    QHBoxLayout* m_actions;
};

} // namespace scopelight
