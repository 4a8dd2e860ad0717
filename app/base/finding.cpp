// SPDX-License-Identifier: Apache-2.0
#include "base/finding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

QString toString(Finding::Level level)
{
    switch (level) {
    case Finding::Level::Problem:
        return u"problem"_s;
    case Finding::Level::Look:
        return u"look"_s;
    case Finding::Level::Note:
        return u"note"_s;
    }
    Q_UNREACHABLE();
}

Findings worstFirst(Findings findings)
{
    std::stable_sort(findings.begin(), findings.end(),
        [](const Finding& left, const Finding& right) { return left.level < right.level; });
    return findings;
}

} // namespace scopelight
