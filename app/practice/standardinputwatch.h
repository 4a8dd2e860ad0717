// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <functional>

namespace scopelight {

/// Calls `ended`, once, in the thread of `context`, when standard input ends: the parent that held its other
/// side has gone. What comes before the end is thrown away.
void onStandardInputEnd(QObject* context, std::function<void()> ended);

} // namespace scopelight
