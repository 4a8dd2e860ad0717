// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QList>

namespace scopelight {

/// Something true about a file or a set of scopes that is worth saying. Worst first when listed.
struct Finding {
    enum class Level {
        Problem, ///< it will not work, or a secret is exposed
        Look, ///< it may be meant, and is worth a look
        Note, ///< a fact to know
    };
    Level level = Level::Note;
    QString code = {}; ///< snake_case; the words are in resources/diagnosis
    Facts facts = {};
    bool operator==(const Finding&) const = default;
};

using Findings = QList<Finding>;

/// "problem", "look" or "note".
QString toString(Finding::Level level);
/// The same findings, problems first; findings of one level keep their order.
Findings worstFirst(Findings findings);

} // namespace scopelight
