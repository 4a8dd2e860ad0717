// SPDX-License-Identifier: Apache-2.0
#include "cli/access.h"

#include "base/jsonvalue.h"
#include "cli/await.h"
#include "cli/exitstatus.h"
#include "cli/granttext.h"
#include "doctor/accesswords.h"
#include "doctor/diagnosis.h"
#include "run/expectations.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Verdict = ScopeAccess::Verdict;

QString verdictText(Verdict verdict, const TextStyle& style)
{
    switch (verdict) {
    case Verdict::Allowed:
        return style.good(u"allowed        "_s);
    case Verdict::Refused:
        return style.bad(u"refused (scope)"_s);
    case Verdict::ApiOff:
        return style.warning(u"API off        "_s);
    case Verdict::Inconclusive:
        return style.warning(u"inconclusive   "_s);
    case Verdict::NotTested:
        return u"not tested     "_s;
    }
    Q_UNREACHABLE();
}

/// What the row says, the usual reason, and what to do.
QString detailText(const ScopeAccess& row, const ExplainContext& context, const TextStyle& style)
{
    const QString indent = u"\n                   "_s;
    QString text = indent + style.faint(accessWords(row, context));
    if (!row.error)
        return text;
    const Explanation words = explain(*row.error, context);
    if (!words.detail.isEmpty())
        text += indent + words.detail;
    if (!words.causes.isEmpty()) {
        const Explanation::Cause& usual = words.causes.first();
        if (!usual.text.isEmpty())
            text += indent + usual.sentence();
        for (const QString& action : usual.actions)
            text += indent + u"- "_s + action;
    }
    for (const Explanation::Link& link : words.links)
        text += indent + u"%1: %2"_s.arg(link.text, link.address);
    return text;
}

QString toText(const QList<ScopeAccess>& rows, const Session& session)
{
    const TextStyle& style = session.terminal.answerStyle();
    const auto allowed = std::ranges::count(rows, Verdict::Allowed, &ScopeAccess::verdict);
    QString text = u"%1 of %2 allowed.\n"_s.arg(allowed).arg(
        rows.size() == 1 ? u"1 scope"_s : u"%1 scopes"_s.arg(rows.size()));
    for (const ScopeAccess& row : rows) {
        text += u"\n  %1  %2"_s.arg(
            verdictText(row.verdict, style), shownText(ScopeCatalogue::shortName(row.scope)));
        if (!row.method.isEmpty())
            text += style.faint(u"  %1"_s.arg(row.method));
        text += detailText(row, session.context, style);
    }
    return text;
}

QJsonArray toJson(const QList<ScopeAccess>& rows, const ExplainContext& context)
{
    QJsonArray array;
    for (const ScopeAccess& row : rows) {
        const Explanation words = row.error ? explain(*row.error, context) : Explanation();
        const bool hasAction = !words.causes.isEmpty() && !words.causes.first().actions.isEmpty();
        const bool hasLink = !words.links.isEmpty();
        array.append(QJsonObject{{u"scope"_s, row.scope}, {u"verdict"_s, toString(row.verdict)},
            {u"method"_s, orNull(row.method)}, {u"through"_s, QJsonArray::fromStringList(row.through)},
            {u"code"_s, row.error ? row.error->code : row.reason}, {u"message"_s, accessWords(row, context)},
            {u"hint"_s, hasAction ? QJsonValue(words.causes.first().actions.first()) : QJsonValue()},
            {u"link"_s, hasLink ? QJsonValue(words.links.first().address) : QJsonValue()}});
    }
    return array;
}

/// What is certain speaks first; an answer that was not to be had counts where nothing else came.
int statusOf(const QList<ScopeAccess>& rows, const ScopeSet& requested)
{
    const auto is = [](const ScopeAccess& row, Verdict verdict) { return row.verdict == verdict; };
    const Error* unanswered = nullptr;
    bool isAnyAllowed = false;
    for (const ScopeAccess& row : rows) {
        isAnyAllowed = isAnyAllowed || is(row, Verdict::Allowed);
        const bool isWanted = requested.isEmpty() || requested.contains(row.scope);
        if (isWanted && (is(row, Verdict::Refused) || is(row, Verdict::ApiOff)))
            return ExitStatus::problem;
        if (is(row, Verdict::Inconclusive) && !unanswered)
            unanswered = &*row.error;
    }
    return unanswered && !isAnyAllowed ? exitStatus(outcomeOf(*unanswered)) : 0;
}

std::optional<bool> hasEnded(const QDateTime& end, const QDateTime& now)
{
    return end.isValid() ? std::optional(end <= now) : std::nullopt;
}

} // namespace

Result<QList<ScopeAccess>> readAccess(
    const SignIn& signIn, const Grant& grant, const ScopeSet& scopes, Session& session)
{
    AccessReads reads(session.network, session.catalogue,
        {.apiRoot = signIn.source.apiRoot,
            .scopes = scopes,
            .granted = grant.tokens.granted,
            .accessToken = signIn.tokens.accessToken,
            .hasTokenEnded = hasEnded(signIn.tokens.expiresAt(), session.clock())});
    QObject::connect(&reads, &AccessReads::progressed, &reads, [&] {
        session.terminal.progress(
            u"%1 of %2 scopes read."_s.arg(reads.rows().size() - reads.waiting()).arg(reads.rows().size()));
    });
    const auto read =
        untilFinished<qint64>(reads, session.interrupt, Step::Access, [&reads] { reads.start(); });
    return read.map([&reads](qint64) { return reads.rows(); });
}

Result<Answer> run(const AccessCommand&, Session& session)
{
    const QString& profileFile = session.line.source.profileFile;
    const auto profile = profileFile.isEmpty() ? Result<Profile>(Profile()) : Profile::read(profileFile);
    if (!profile)
        return tl::unexpected(profile.error());
    const auto signIn = signInOf(session);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const auto grant = grantOf(signIn->source, signIn->tokens, session);
    if (!grant)
        return tl::unexpected(grant.error());
    const ScopeSet scopes =
        grant->requested.united(grant->tokens.granted).united(scopesOfAccess(*profile, session.catalogue));
    if (scopes.isEmpty())
        return fail(Step::Access, u"no_scopes"_s);
    const auto rows = readAccess(*signIn, *grant, scopes, session);
    if (!rows)
        return tl::unexpected(rows.error());
    const Expectations expected = checkAccess(*profile, *rows, session.catalogue);
    const int unexpected = areMet(expected) ? 0 : ExitStatus::problem;
    return Answer{.json = {{u"access"_s, toJson(*rows, session.context)}},
        .text = toText(*rows, session),
        .status = expected.isEmpty() ? statusOf(*rows, grant->requested) : unexpected};
}

} // namespace scopelight
