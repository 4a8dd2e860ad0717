// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>
#include <QToolButton>

namespace scopelight {

/// A button in the house style; `kind` and `size` as ScopelightStyle knows them.
QPushButton* makeButton(const QString& text, const QString& icon, const QString& objectName,
    const QString& kind = {}, const QString& size = {});

/// Makes a button another kind: on a page there is one primary button at most.
void setKind(QPushButton& button, const QString& kind);

/// Lets a button be pressed, or says in its tooltip why it cannot: `whyNot` is a sentence, empty where it
/// can. `tip` is the tooltip of one that can.
void setUsable(QPushButton& button, const QString& whyNot, const QString& tip = {});

/// Gives a tool button the house style: an icon alone, which `name` says in words.
void makeIconOnly(QToolButton& button, const QString& icon, const QString& name);

} // namespace scopelight
