// SPDX-License-Identifier: Apache-2.0
#include "practice/practiceoptions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {
namespace {

struct NamedScenario {
    QLatin1StringView name;
    PracticeScenario scenario;
    QLatin1StringView meaning;
};

constexpr std::array namedScenarios{
    NamedScenario{"deny"_L1, PracticeScenario::Deny,
        "the account says no; only with --auto-consent (the page has a button for it)"_L1},
    NamedScenario{"subset"_L1, PracticeScenario::Subset,
        "the last box stays unticked; needs two scopes or more with boxes (openid and email have none)"_L1},
    NamedScenario{"none-ticked"_L1, PracticeScenario::NoneTicked,
        "every box stays unticked; like subset, and with openid a token for that alone comes"_L1},
    NamedScenario{"no-refresh-token"_L1, PracticeScenario::NoRefreshToken,
        "no refresh token comes, whatever was asked"_L1},
    NamedScenario{"testing"_L1, PracticeScenario::Testing,
        "the project is in testing: refresh tokens end after seven days, and the answer says so"_L1},
    NamedScenario{"short-lived"_L1, PracticeScenario::ShortLived,
        "like testing, but refresh tokens end after ten seconds"_L1},
    NamedScenario{"expire-mid-listing"_L1, PracticeScenario::ExpireMidListing,
        "the access token ends after the first page of a listing; only with more than 1000 files"_L1},
    NamedScenario{"api-off"_L1, PracticeScenario::ApiOff, "the Drive API is not enabled in the project"_L1},
    NamedScenario{"rate-limit"_L1, PracticeScenario::RateLimit,
        "every few Drive requests are answered 429 or 403; a long listing shows it best"_L1},
    NamedScenario{"slow"_L1, PracticeScenario::Slow, "the token endpoint and the APIs take their time"_L1},
    NamedScenario{"late-revoke"_L1, PracticeScenario::LateRevoke,
        "revoking answers at once and takes effect a minute later"_L1},
    NamedScenario{"inconclusive"_L1, PracticeScenario::Inconclusive,
        "APIs beside Drive answer in ways that tell nothing about scopes"_L1},
};

} // namespace

QStringList practiceScenarioNames()
{
    QStringList names;
    for (const NamedScenario& named : namedScenarios)
        names.append(named.name);
    return names;
}

QString practiceScenarioHelp()
{
    QString text;
    for (const NamedScenario& named : namedScenarios)
        text += u"  "_s + QString(named.name).leftJustified(20) + named.meaning + u'\n';
    return text;
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
