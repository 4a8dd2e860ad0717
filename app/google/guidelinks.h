// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// The address of a page of Google's documentation that a sentence here rests on, by the name the diagnosis
/// data gives it; empty for another name.
QString guideLink(const QString& name);

} // namespace scopelight
