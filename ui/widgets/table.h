// SPDX-License-Identifier: Apache-2.0
#pragma once

class QTableView;

namespace scopelight {

/// Gives a table the house style: no grid, no frame, no row numbers. Tab leaves it, the arrows walk in it.
void dressTable(QTableView& table);

} // namespace scopelight
