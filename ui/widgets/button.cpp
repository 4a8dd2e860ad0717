// SPDX-License-Identifier: Apache-2.0
#include "widgets/button.h"

#include "theme/icons.h"
#include "theme/metrics.h"
#include "widgets/plaintooltip.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QPushButton* makeButton(const QString& text, const QString& icon, const QString& objectName,
    const QString& kind, const QString& size)
{
    auto* button = new QPushButton(text);
    button->setObjectName(objectName);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    if (!kind.isEmpty())
        button->setProperty("kind", kind);
    if (!size.isEmpty())
        button->setProperty("buttonSize", size);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

void setKind(QPushButton& button, const QString& kind)
{
    button.setProperty("kind", kind);
    button.update();
}

void setUsable(QPushButton& button, const QString& whyNot, const QString& tip)
{
    button.setEnabled(whyNot.isEmpty());
    setPlainToolTip(button, whyNot.isEmpty() ? tip : whyNot);
}

void makeIconOnly(QToolButton& button, const QString& icon, const QString& name)
{
    button.setIcon(themedIcon(icon));
    button.setProperty("kind", u"quiet"_s);
    button.setAutoRaise(true);
    button.setFixedSize(Metrics::smallControl, Metrics::smallControl);
    button.setToolTip(name);
    button.setAccessibleName(name);
}

} // namespace scopelight
