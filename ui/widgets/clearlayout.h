// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLayout;

namespace scopelight {

/// Removes and deletes all that a layout holds.
void clearLayout(QLayout& layout);

} // namespace scopelight
