// SPDX-License-Identifier: Apache-2.0
#include "widgets/copybutton.h"

#include "theme/icons.h"
#include "widgets/button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace scopelight {

CopyButton::CopyButton(const QString& name, std::function<QString()> text, QWidget* parent)
    : QToolButton(parent)
{
    makeIconOnly(*this, u"copy"_s, name);
    connect(this, &QToolButton::clicked, this, [this, text = std::move(text)] { copyText(text(), *this); });
}

void copyText(const QString& text, QAbstractButton& button)
{
    QGuiApplication::clipboard()->setText(text);
    button.setIcon(themedIcon(u"check"_s));
    QTimer::singleShot(1200ms, &button, [&button] { button.setIcon(themedIcon(u"copy"_s)); });
}

} // namespace scopelight
