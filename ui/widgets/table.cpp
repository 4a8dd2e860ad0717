// SPDX-License-Identifier: Apache-2.0
#include "widgets/table.h"

#include <QHeaderView>
#include <QTableView>

namespace scopelight {

void dressTable(QTableView& table)
{
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.horizontalHeader()->setHighlightSections(false);
}

} // namespace scopelight
