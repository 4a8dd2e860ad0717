// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;

namespace scopelight {

class TextLabel;
class Workbench;

/// A field for what the browser shows at the end: the address that it landed on, or the server's error page.
/// What cannot be used is said under it, and stays in the field.
class PasteRow : public QWidget {
    Q_OBJECT

public:
    enum class Wanted { LandingAddress, ErrorPage };

    explicit PasteRow(Workbench& workbench, QWidget* parent = nullptr);

    /// Shows the field, empty, with the keyboard in it.
    void ask(Wanted wanted);
    Wanted wanted() const { return m_wanted; }

private:
    void deliver();

    Workbench& m_workbench;
    Wanted m_wanted = Wanted::LandingAddress;
    TextLabel* m_hint;
    QLineEdit* m_pasted;
    TextLabel* m_problem;
};

} // namespace scopelight
