// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

#include <functional>

class QPushButton;

namespace scopelight {

/// Asks what becomes of changes that were not saved, before something takes their place. The answer that
/// loses nothing has the keyboard.
class UnsavedQuestion : public Card {
    Q_OBJECT

public:
    /// `save` saves them, and tells whether they are saved now.
    explicit UnsavedQuestion(std::function<bool()> save, QWidget* parent = nullptr);

    /// `then` is done once they are saved or given up, and never where they are kept. `withoutSaving` says on
    /// its button what giving them up does.
    void ask(std::function<void()> then, const QString& withoutSaving);

private:
    void goOn();

    std::function<void()> m_then;
    QPushButton* m_save;
    QPushButton* m_drop;
};

} // namespace scopelight
