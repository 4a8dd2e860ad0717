// SPDX-License-Identifier: Apache-2.0
#include "run/expectations.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = Expectation::Outcome;

/// As a profile may name them, mildest first.
constexpr std::array classOrder{
    Sensitivity::SignIn, Sensitivity::NonSensitive, Sensitivity::Sensitive, Sensitivity::Restricted};

std::optional<qsizetype> rankOf(const QString& name)
{
    const auto found = std::ranges::find_if(
        classOrder, [&name](Sensitivity sensitivity) { return toString(sensitivity) == name; });
    return found == classOrder.end() ? std::nullopt : std::optional<qsizetype>(found - classOrder.begin());
}

QStringList scopesOf(const QJsonValue& written, const ScopeCatalogue& catalogue)
{
    QStringList scopes;
    for (const QJsonValue scope : written.toArray())
        scopes.append(catalogue.expand(scope.toString()).value_or(scope.toString()));
    return scopes;
}

Expectation checkClass(const QString& scope, const QString& limit, const ScopeCatalogue& catalogue)
{
    Expectation line{.member = u"class_at_most"_s, .subject = scope, .facts = {{u"limit"_s, limit}}};
    const QString name = toString(catalogue.classOf(scope));
    line.facts.insert(u"class"_s, name);
    const auto told = catalogue.toldClass(scope);
    if (told)
        line.facts.insert(u"told_on"_s, told->day.toString(Qt::ISODate));
    const auto rank = rankOf(name);
    const bool isHighest = limit == toString(Sensitivity::Restricted); // whatever the class, it is not above
    if (isHighest || (rank && *rank <= rankOf(limit).value_or(0))) {
        line.outcome = Outcome::Met;
        line.reason = told ? u"class_told"_s : QString();
    } else if (rank) {
        line.outcome = Outcome::NotMet;
        line.reason = u"class_above"_s;
    } else {
        line.reason = u"class_not_published"_s;
    }
    return line;
}

Expectation checkGranted(const QString& scope, const Grant& grant)
{
    Expectation line{.member = u"granted"_s, .subject = scope};
    if (!grant.areScopesKnown()) {
        line.reason = u"grant_not_known"_s;
        return line;
    }
    line.outcome = grant.tokens.granted.contains(scope) ? Outcome::Met : Outcome::NotMet;
    if (line.outcome == Outcome::Met)
        return line;
    const QList<ScopeOutcome> outcomes = grant.outcomes();
    const auto asked = std::ranges::find_if(outcomes, [&scope](const ScopeOutcome& outcome) {
        return canonicalScope(outcome.scope) == canonicalScope(scope);
    });
    line.reason = asked == outcomes.end() ? u"not_asked_for"_s : asked->reason;
    return line;
}

Expectation checkNotGranted(const QString& scope, const Grant& grant)
{
    Expectation line{.member = u"not_granted"_s, .subject = scope};
    if (!grant.areScopesKnown())
        line.reason = u"grant_not_known"_s;
    else if (grant.tokens.granted.contains(scope))
        line = {.member = line.member,
            .subject = scope,
            .outcome = Outcome::NotMet,
            .reason = u"granted_unwanted"_s};
    else
        line.outcome = Outcome::Met;
    return line;
}

Expectation checkRefreshToken(bool isWanted, const Grant& grant)
{
    const bool isThere = !grant.tokens.refreshToken.isEmpty();
    Expectation line{.member = u"refresh_token"_s};
    line.outcome = isThere == isWanted ? Outcome::Met : Outcome::NotMet;
    if (line.outcome == Outcome::NotMet)
        line.reason = isThere ? u"refresh_token_unwanted"_s : u"refresh_token_missing"_s;
    return line;
}

} // namespace

Expectations checkRequest(const Profile& profile, const ScopeSet& asked, const ScopeCatalogue& catalogue)
{
    Expectations lines;
    const QString limit = profile.expectations.value(u"class_at_most"_s).toString();
    const QStringList declared = scopesOf(QJsonArray::fromStringList(profile.declared), catalogue);
    for (const QString& scope : asked.scopes()) {
        if (!limit.isEmpty())
            lines.append(checkClass(scope, limit, catalogue));
        if (declared.isEmpty())
            continue;
        const bool isDeclared = ScopeSet(declared).contains(scope);
        lines.append({.member = u"declared"_s,
            .subject = scope,
            .outcome = isDeclared ? Outcome::Met : Outcome::NotMet,
            .reason = isDeclared ? QString() : u"not_declared"_s});
    }
    return lines;
}

Expectations checkGrant(const Profile& profile, const Grant& grant, const ScopeCatalogue& catalogue)
{
    static const QStringList known{u"class_at_most"_s, u"granted"_s, u"not_granted"_s, u"refresh_token"_s,
        u"drive_files_at_least"_s, u"access"_s};
    Expectations lines;
    for (const QString& scope : scopesOf(profile.expectations.value(u"granted"_s), catalogue))
        lines.append(checkGranted(scope, grant));
    for (const QString& scope : scopesOf(profile.expectations.value(u"not_granted"_s), catalogue))
        lines.append(checkNotGranted(scope, grant));
    const QJsonValue refreshToken = profile.expectations.value(u"refresh_token"_s);
    if (refreshToken.isBool())
        lines.append(checkRefreshToken(refreshToken.toBool(), grant));
    for (const QString& member : profile.expectations.keys()) { // a slip must not make a check pass
        if (!known.contains(member))
            lines.append({.member = member, .reason = u"expectation_not_known"_s});
    }
    return lines;
}

std::optional<qint64> wantedDriveFiles(const Profile& profile)
{
    const QJsonValue wanted = profile.expectations.value(u"drive_files_at_least"_s);
    return wanted.isDouble() ? std::optional(wanted.toInteger()) : std::nullopt;
}

Expectation checkDrive(qint64 wanted, const Result<qint64>& listed)
{
    Expectation line{.member = u"drive_files_at_least"_s, .facts = {{u"wanted"_s, QString::number(wanted)}}};
    if (!listed) {
        line.reason = u"not_reached"_s;
        line.error = listed.error();
        return line;
    }
    line.facts.insert(u"found"_s, QString::number(*listed));
    line.outcome = *listed >= wanted ? Outcome::Met : Outcome::NotMet;
    if (line.outcome == Outcome::NotMet)
        line.reason = u"fewer_files"_s;
    return line;
}

Expectations notChecked(
    const Profile& profile, const ScopeCatalogue& catalogue, const std::optional<Error>& because)
{
    Expectations lines = checkGrant(profile, {}, catalogue) + checkAccess(profile, {}, catalogue);
    if (const auto wanted = wantedDriveFiles(profile))
        lines.append(checkDrive(*wanted, 0));
    for (Expectation& line : lines) {
        line = {.member = line.member,
            .subject = line.subject,
            .reason = because ? u"not_reached"_s : u"not_tried"_s,
            .error = because};
    }
    return lines;
}

bool areMet(const Expectations& expectations)
{
    return std::ranges::all_of(
        expectations, [](const Expectation& line) { return line.outcome == Outcome::Met; });
}

bool isBroken(const Expectations& expectations)
{
    return std::ranges::any_of(
        expectations, [](const Expectation& line) { return line.outcome == Outcome::NotMet; });
}

QString toString(Expectation::Outcome outcome)
{
    switch (outcome) {
    case Outcome::Met:
        return u"met"_s;
    case Outcome::NotMet:
        return u"not_met"_s;
    case Outcome::NotChecked:
        return u"not_checked"_s;
    }
    Q_UNREACHABLE();
}

QString titleOf(const Expectation& expectation)
{
    return expectation.subject.isEmpty()
        ? expectation.member
        : expectation.member + u' ' + ScopeCatalogue::shortName(expectation.subject);
}

} // namespace scopelight
