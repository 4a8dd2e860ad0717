// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// One thing that was checked, said as a fact.
struct CheckLine {
    enum class State { Passed, Failed, Look, NotChecked };
    State state = State::NotChecked;
    QString text = {};
    QString value = {}; ///< at the right, in small type
    bool operator==(const CheckLine&) const = default;
};

} // namespace scopelight
