// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

class QPushButton;

namespace scopelight {

/// Asks before runs are forgotten. The answer that loses nothing has the keyboard.
class ForgetQuestion : public Card {
    Q_OBJECT

public:
    explicit ForgetQuestion(QWidget* parent = nullptr);

    /// Asks about so many ticked runs, and about all.
    void ask(qsizetype ticked);

Q_SIGNALS:
    void tickedGiven();
    void allGiven();
    void kept();

private:
    QPushButton* m_ticked;
    QPushButton* m_keep;
};

} // namespace scopelight
