// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

#include <QPointer>

class QPlainTextEdit;
class QPushButton;

namespace scopelight {

class Workbench;

/// A field for what the console's Data access page says: the classes in it are kept for this user, with the
/// day, and used from then on.
class ConsoleClasses : public Card {
    Q_OBJECT

public:
    explicit ConsoleClasses(Workbench& workbench, QWidget* parent = nullptr);

    /// Shows the field, with the keyboard in it.
    void ask();
    /// Closes the field; whether it was open.
    bool closeField();

Q_SIGNALS:
    /// It stands at the foot of a column: somebody is to scroll to it.
    void opened();

private:
    void take();
    void forget();
    void refresh();
    void say(const QString& problem);

    Workbench& m_workbench;
    QPointer<QWidget> m_opener; ///< who had the keyboard before
    QPlainTextEdit* m_pasted;
    TextLabel* m_problem;
    TextLabel* m_kept;
    QPushButton* m_forget;
};

} // namespace scopelight
