// SPDX-License-Identifier: Apache-2.0
#include "practice/practiceoptions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

struct NamedScenario {
    QLatin1StringView name;
    PracticeScenario scenario;
};

constexpr std::array namedScenarios{
    NamedScenario{"deny"_L1, PracticeScenario::Deny},
    NamedScenario{"subset"_L1, PracticeScenario::Subset},
    NamedScenario{"no-refresh-token"_L1, PracticeScenario::NoRefreshToken},
    NamedScenario{"testing"_L1, PracticeScenario::Testing},
    NamedScenario{"expire-mid-listing"_L1, PracticeScenario::ExpireMidListing},
    NamedScenario{"api-off"_L1, PracticeScenario::ApiOff},
    NamedScenario{"rate-limit"_L1, PracticeScenario::RateLimit},
    NamedScenario{"slow"_L1, PracticeScenario::Slow},
    NamedScenario{"late-revoke"_L1, PracticeScenario::LateRevoke},
    NamedScenario{"inconclusive"_L1, PracticeScenario::Inconclusive},
};

} // namespace

QStringList practiceScenarioNames()
{
    QStringList names;
    for (const NamedScenario& named : namedScenarios)
        names.append(named.name);
    return names;
}

Result<PracticeScenarios> parsePracticeScenarios(const QStringList& names)
{
    PracticeScenarios scenarios;
    for (const QString& name : names) {
        const auto* const named = std::find_if(namedScenarios.begin(), namedScenarios.end(),
            [&name](const NamedScenario& candidate) { return candidate.name == name; });
        if (named == namedScenarios.end())
            return fail(Step::Practice, u"unknown_scenario"_s,
                {{u"scenario"_s, name}, {u"known"_s, practiceScenarioNames().join(u", "_s)}});
        scenarios |= named->scenario;
    }
    return scenarios;
}

} // namespace scopelight
