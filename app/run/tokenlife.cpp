// SPDX-License-Identifier: Apache-2.0
#include "run/tokenlife.h"

#include "run/grantcount.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

void addAge(Facts& facts, qint64 seconds)
{
    if (seconds < 0)
        return; // a clock was set: no age is better than a wrong one
    constexpr qint64 week = 7 * day;
    constexpr qint64 halfYear = 182 * day; // six months, which Google does not count in days
    facts.insert(u"age"_s, durationText(seconds));
    facts.insert(u"token_age"_s,
        seconds >= halfYear   ? u"over_half_year"_s
            : seconds >= week ? u"over_week"_s
                              : u"under_week"_s);
}

void addEnd(Facts& facts, const TokenSet& tokens, const QDateTime& now)
{
    const QDateTime end = tokens.refreshTokenExpiresAt();
    if (!end.isValid()) {
        if (tokens.refreshTokenIssuedAt.isValid() && !tokens.refreshTokenExpiresIn)
            facts.insert(u"announced_end"_s, u"none"_s);
        return;
    }
    // Seven days, as projects in testing usually get them; a second may be gone.
    const qint64 announced =
        tokens.refreshTokenIssuedAt.isValid() ? tokens.refreshTokenIssuedAt.secsTo(end) : 0;
    if (announced == 7 * day || announced == 7 * day - 1)
        facts.insert(u"announced_week"_s, u"yes"_s);
    facts.insert(u"announced_end"_s, end <= now ? u"passed"_s : u"ahead"_s);
    facts.insert(u"left"_s, durationText(std::max<qint64>(0, now.secsTo(end))));
    facts.insert(u"end"_s, end.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s));
}

} // namespace

QString durationText(qint64 seconds)
{
    if (seconds >= 2 * day)
        return u"%1 days"_s.arg((seconds + day / 2) / day);
    if (seconds >= 2 * hour)
        return u"%1 hours"_s.arg((seconds + hour / 2) / hour);
    if (seconds >= 2 * minute)
        return u"%1 minutes"_s.arg((seconds + minute / 2) / minute);
    return seconds == 1 ? u"1 second"_s : u"%1 seconds"_s.arg(seconds);
}

Facts TokenLife::facts(const TokenSet& tokens, const QDateTime& now) const
{
    Facts facts;
    if (!tokens.receivedAt.isValid())
        facts.insert(u"tokens"_s, u"saved"_s);
    if (tokens.refreshTokenIssuedAt.isValid())
        addAge(facts, tokens.refreshTokenIssuedAt.secsTo(now));
    addEnd(facts, tokens, now);
    if (asked) {
        const bool asksConsent = asked->prompt.split(u' ').contains(u"consent"_s);
        facts.insert(u"access_type"_s, asked->accessType);
        facts.insert(u"asks_consent"_s, asksConsent ? u"yes"_s : u"no"_s);
    }
    if (!isAccountKnown)
        facts.insert(u"account"_s, u"unknown"_s);
    if (counted > 0)
        facts.insert(u"grants"_s, QString::number(counted));
    if (countedLater >= GrantCount::most)
        facts.insert(u"is_over_limit"_s, u"yes"_s);
    return facts;
}

} // namespace scopelight
