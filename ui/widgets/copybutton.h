// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

#include <functional>

namespace scopelight {

/// Copies a text, and shows for a moment that it did.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    CopyButton(const QString& name, std::function<QString()> text, QWidget* parent = nullptr);
};

/// Copies a text, and shows for a moment on a button with the copy icon that it did.
void copyText(const QString& text, QAbstractButton& button);

} // namespace scopelight
