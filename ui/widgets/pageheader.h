// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/bendingbox.h"
#include "widgets/button.h"
#include "widgets/textlabel.h"

namespace scopelight {

/// The top of a page: its title, one sentence that says what is true now, and its actions at the right, or
/// under it where there is no room.
class PageHeader : public BendingBox {
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
    BendingBox* m_actions;
};

} // namespace scopelight
