// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QVariantAnimation>

namespace scopelight {

/// Folds a part of the page away and shows it again. A screen reader hears whether it is open. Where motion
/// is wanted the part takes its height in 120 ms.
class FoldButton : public QPushButton {
    Q_OBJECT

public:
    /// Folds `part`, which outlives the button's clicks, at once. Without a text the name says what it opens.
    FoldButton(const QString& text, const QString& name, QWidget& part);

    bool isOpen() const { return m_isOpen; }
    void setOpen(bool isOpen);

private:
    bool wantsMotion() const;
    int wholeHeight() const;

    QWidget& m_part;
    QVariantAnimation m_motion;
    bool m_isOpen = false;
};

} // namespace scopelight
