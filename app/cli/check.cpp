// SPDX-License-Identifier: Apache-2.0
#include "cli/access.h"
#include "cli/await.h"
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/granttext.h"
#include "cli/signin.h"
#include "doctor/diagnosis.h"
#include "google/drivelisting.h"
#include "google/drivescopes.h"
#include "run/junit.h"
#include "run/tokenfile.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Outcome = Expectation::Outcome;

/// What a check found, and what ended it early.
struct Outcomes {
    Expectations lines = {};
    std::optional<Error> failure = {};
    bool isOldGrant = false; ///< nobody was asked: saved tokens
};

/// Counts the files, no further than is wanted to be sure.
Result<qint64> countFiles(const SignIn& signIn, qint64 wanted, Session& session)
{
    if (signIn.source.apiRoot.isEmpty())
        return fail(Step::Drive, u"no_api_root"_s);
    DriveListing listing(session.network,
        {.apiRoot = signIn.source.apiRoot,
            .maxFiles = std::max<qint64>(wanted, 1),
            .countOnly = true,
            .scopes = driveScopeFacts(signIn.source.scopes, signIn.tokens.granted)},
        signIn.tokens.accessToken, {});
    return untilFinished<qint64>(listing, session.interrupt, Step::Drive, [&listing] { listing.start(); });
}

void checkDriveFiles(qint64 wanted, const SignIn& signIn, Session& session, Outcomes& outcomes)
{
    const auto listed = countFiles(signIn, wanted, session);
    if (!listed)
        outcomes.failure = listed.error();
    outcomes.lines.append(checkDrive(wanted, listed));
}

/// Only what the profile expects something of is read.
void checkReads(
    const Profile& profile, const SignIn& signIn, const Grant& grant, Session& session, Outcomes& outcomes)
{
    const ScopeSet scopes = scopesOfAccess(profile, session.catalogue);
    const auto rows = readAccess(signIn, grant, scopes, session);
    if (!rows)
        outcomes.failure = rows.error();
    const Expectations lines = checkAccess(profile, rows.value_or(QList<ScopeAccess>()), session.catalogue);
    for (const Expectation& line : lines) {
        if (line.outcome == Outcome::NotChecked && line.error && !outcomes.failure)
            outcomes.failure = line.error;
    }
    outcomes.lines += lines;
}

void checkSignIn(
    const Profile& profile, const ScopeCatalogue& catalogue, Session& session, Outcomes& outcomes)
{
    const auto end = [&](const Error& error) {
        outcomes.failure = error;
        outcomes.lines += notChecked(profile, catalogue, error);
    };
    const auto signIn = signInOf(session);
    if (!signIn)
        return end(signIn.error());
    outcomes.isOldGrant = signIn->source.tokens.has_value();
    const auto grant = grantOf(signIn->source, signIn->tokens, session);
    if (!grant)
        return end(grant.error());
    outcomes.lines += checkGrant(profile, *grant, catalogue);
    if (const auto wanted = wantedDriveFiles(profile))
        checkDriveFiles(*wanted, *signIn, session, outcomes);
    if (!scopesOfAccess(profile, catalogue).isEmpty())
        checkReads(profile, *signIn, *grant, session, outcomes);
}

/// The request alone is looked at first: what it breaks needs no browser and no connection to be known.
Outcomes check(const Profile& profile, const ScopeSet& asked, Session& session)
{
    const ScopeCatalogue& catalogue = session.catalogue;
    Outcomes outcomes{.lines = checkRequest(profile, asked, catalogue)};
    if (isBroken(outcomes.lines))
        outcomes.lines += notChecked(profile, catalogue, {});
    else
        checkSignIn(profile, catalogue, session, outcomes);
    return outcomes;
}

/// A broken expectation speaks before what could not be checked.
int statusOf(const Outcomes& outcomes)
{
    if (areMet(outcomes.lines))
        return 0;
    if (isBroken(outcomes.lines) || !outcomes.failure)
        return ExitStatus::problem;
    return exitStatus(outcomeOf(*outcomes.failure));
}

QJsonArray toJson(const Expectations& lines, const ExplainContext& context)
{
    QJsonArray array;
    for (const Expectation& line : lines) {
        const QString words = whyNot(line, context);
        array.append(QJsonObject{{u"expectation"_s, line.member},
            {u"scope"_s, line.subject.isEmpty() ? QJsonValue() : QJsonValue(line.subject)},
            {u"outcome"_s, toString(line.outcome)},
            {u"reason"_s, line.reason.isEmpty() ? QJsonValue() : QJsonValue(line.reason)},
            {u"message"_s, words.isEmpty() ? QJsonValue() : QJsonValue(words)}});
    }
    return array;
}

QString mark(Outcome outcome, const TextStyle& style)
{
    switch (outcome) {
    case Outcome::Met:
        return style.good(u"met        "_s);
    case Outcome::NotMet:
        return style.bad(u"not met    "_s);
    case Outcome::NotChecked:
        return style.warning(u"not checked"_s);
    }
    Q_UNREACHABLE();
}

QString toText(const Outcomes& outcomes, const QString& name, const Session& session)
{
    const TextStyle& style = session.terminal.answerStyle();
    const auto met = std::ranges::count(outcomes.lines, Outcome::Met, &Expectation::outcome);
    QString text = u"%1: %2 of %3 expectations met.\n"_s.arg(
        style.bold(shownText(name)), QString::number(met), QString::number(outcomes.lines.size()));
    for (const Expectation& line : outcomes.lines) {
        text += u"\n  %1  %2"_s.arg(mark(line.outcome, style), shownText(titleOf(line)));
        if (const QString why = whyNot(line, session.context); !why.isEmpty())
            text += u"\n               %1"_s.arg(style.faint(why));
    }
    if (outcomes.isOldGrant)
        text += u"\n\n"_s + style.faint(explainReason(u"check_of_old_grant"_s));
    return text;
}

} // namespace

Result<Answer> run(const CheckCommand& command, Session& session)
{
    const SourceOptions& given = session.line.source;
    if (given.profileFile.isEmpty())
        return fail(Step::Usage, u"no_profile"_s);
    if (!command.junitFile.isEmpty()) {
        if (const auto writable = checkWritable(command.junitFile); !writable)
            return tl::unexpected(writable.error());
    }
    const auto profile = Profile::read(given.profileFile);
    if (!profile)
        return tl::unexpected(profile.error());
    const auto asked = scopesAskedFor(given, *profile);
    if (!asked)
        return tl::unexpected(asked.error());
    const QString name = profile->name.isEmpty() ? QFileInfo(given.profileFile).fileName() : profile->name;
    const Outcomes outcomes = check(*profile, *asked, session);
    if (!command.junitFile.isEmpty()) {
        const CheckAbout about{.name = name, .at = session.clock(), .context = session.context};
        if (const auto saved = savePrivately(command.junitFile, toJUnit(outcomes.lines, about)); !saved)
            return tl::unexpected(saved.error());
    }
    session.report.failure = outcomes.failure;
    if (outcomes.failure && !session.line.output.json)
        sayFailure(*outcomes.failure, session);
    return Answer{.json = {{u"profile"_s, name}, {u"as_expected"_s, areMet(outcomes.lines)},
                      {u"old_grant"_s, outcomes.isOldGrant},
                      {u"expectations"_s, toJson(outcomes.lines, session.context)}},
        .text = toText(outcomes, name, session),
        .status = statusOf(outcomes)};
}

} // namespace scopelight
