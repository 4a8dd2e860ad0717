// SPDX-License-Identifier: Apache-2.0
#include "widgets/clearlayout.h"

#include <QLayout>
#include <QWidget>

namespace scopelight {

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater();
        if (item->layout() != nullptr)
            clearLayout(*item->layout());
        delete item;
    }
}

} // namespace scopelight
