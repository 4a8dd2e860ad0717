// SPDX-License-Identifier: Apache-2.0
#include "models/idtokenwords.h"

#include "doctor/diagnosis.h"
#include "doctor/explain.h"

#include <QCoreApplication>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("IdTokenWords", text);
}

CheckLine::State stateOf(Check::Outcome outcome)
{
    switch (outcome) {
    case Check::Outcome::Passed:
        return CheckLine::State::Passed;
    case Check::Outcome::Failed:
        return CheckLine::State::Failed;
    case Check::Outcome::NotChecked:
        return CheckLine::State::NotChecked;
    }
    Q_UNREACHABLE();
}

/// Whole minutes, hours, days: nothing that changes while it is read.
QString roughSpan(qint64 seconds)
{
    if (seconds < 60)
        return tr("less than a minute");
    if (seconds < 2 * 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 2 * 24 * 3600)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 days").arg(seconds / (24 * 3600));
}

/// A NumericDate (RFC 7519 §2) as seen from `now`. Clocks differ: an end that has passed, a start to come.
QString distance(const QJsonValue& claim, const QDateTime& now)
{
    const qint64 seconds = claim.toInteger() - now.toSecsSinceEpoch();
    return seconds >= 0 ? tr("in %1").arg(roughSpan(seconds)) : tr("%1 ago").arg(roughSpan(-seconds));
}

/// What a check that passed has seen.
QString found(const Check& check, const IdToken& token, const QDateTime& now)
{
    if (check.name == u"alg")
        return shownText(token.header.value(u"alg"_s).toString());
    if (check.name == u"signature")
        return token.keyId().isEmpty() ? tr("by the published key")
                                       : tr("by the key %1").arg(shownText(token.keyId()));
    if (check.name == u"aud" || check.name == u"azp")
        return tr("this client");
    const QJsonValue claim = token.claims.value(check.name);
    if (check.name == u"iat" && std::abs(claim.toInteger() - now.toSecsSinceEpoch()) < 60)
        return tr("just now"); // clocks differ by seconds
    if (check.name == u"exp" || check.name == u"iat")
        return distance(claim, now);
    if (check.name == u"nonce")
        return tr("the one that was sent");
    if (check.name == u"at_hash")
        return tr("fits the access token");
    return shownText(claim.toString());
}

} // namespace

CheckLine lineOf(
    const Check& check, const IdToken& token, const QDateTime& now, const ExplainContext& context)
{
    if (check.outcome == Check::Outcome::Passed)
        return {stateOf(check.outcome), check.name, found(check, token, now)};
    const QString why = explainReason(check.reason, context, check.facts);
    return {stateOf(check.outcome), u"%1: %2"_s.arg(check.name, why), {}};
}

} // namespace scopelight
