// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace scopelight {

/// A button in the house style; `kind` and `size` as ScopelightStyle knows them.
QPushButton* makeButton(const QString& text, const QString& icon, const QString& objectName,
    const QString& kind = {}, const QString& size = {});

/// Gives a tool button the house style: an icon alone, which `name` says in words.
void makeIconOnly(QToolButton& button, const QString& icon, const QString& name);

} // namespace scopelight
