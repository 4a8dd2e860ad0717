// SPDX-License-Identifier: Apache-2.0
#include "run/runrecord.h"

#include "base/jsonvalue.h"
#include "base/memberreader.h"
#include "base/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr std::array kinds = {RunRecord::Kind::SignIn, RunRecord::Kind::Refresh};
constexpr std::array servers = {ServerKind::Google, ServerKind::Practice, ServerKind::Other};
constexpr std::array states = {
    ScopeOutcome::State::Granted, ScopeOutcome::State::Missing, ScopeOutcome::State::Extra};

/// The one of `values` that the member spells as toString() does.
auto valueOf(const auto& values, MemberReader& reader, const QString& member)
{
    const QString text = reader.requiredText(member);
    const auto found = std::ranges::find_if(values, [&](auto value) { return toString(value) == text; });
    if (found != values.end())
        return *found;
    reader.refuse(u"unknown_value"_s, {{u"member"_s, reader.pathOf(member)}, {u"found"_s, text}});
    return values.front();
}

QJsonArray arrayOf(const QList<ScopeOutcome>& outcomes)
{
    QJsonArray array;
    for (const ScopeOutcome& outcome : outcomes) {
        array.append(QJsonObject{{u"scope"_s, outcome.scope}, {u"state"_s, toString(outcome.state)},
            {u"reason"_s, outcome.reason}});
    }
    return array;
}

Result<QList<ScopeOutcome>> outcomesIn(const QJsonArray& array)
{
    QList<ScopeOutcome> outcomes;
    for (const QJsonValue value : array) {
        MemberReader reader(value.toObject(), u"outcomes"_s, Step::Output);
        outcomes.append({.scope = reader.requiredText(u"scope"_s),
            .state = valueOf(states, reader, u"state"_s),
            .reason = reader.text(u"reason"_s)});
        if (reader.error())
            return tl::unexpected(*reader.error());
    }
    return outcomes;
}

std::optional<qint64> numberIn(const QJsonObject& object, const QString& name)
{
    const QJsonValue value = object.value(name);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

} // namespace

QString toString(RunRecord::Kind kind)
{
    switch (kind) {
    case RunRecord::Kind::SignIn:
        return u"sign_in"_s;
    case RunRecord::Kind::Refresh:
        return u"refresh"_s;
    }
    Q_UNREACHABLE();
}

qsizetype RunRecord::grantedCount() const
{
    return std::ranges::count(outcomes, ScopeOutcome::State::Granted, &ScopeOutcome::state);
}

qsizetype RunRecord::leftOverCount() const
{
    return std::ranges::count_if(outcomes, &ScopeOutcome::isLeftOver);
}

QByteArray RunRecord::toJson() const
{
    const QJsonObject parameters{{u"access_type"_s, options.accessType}, {u"prompt"_s, options.prompt},
        {u"include_granted_scopes"_s, options.includeGrantedScopes}};
    return QJsonDocument(
        QJsonObject{{u"scopelight_run"_s, 1}, {u"at"_s, at.toUTC().toString(Qt::ISODateWithMs)},
            {u"kind"_s, toString(kind)}, {u"client_id"_s, clientId}, {u"project"_s, project},
            {u"server"_s, toString(server)}, {u"redirect_uri"_s, redirectUri}, {u"parameters"_s, parameters},
            {u"after_revoking"_s, isAfterRevoking}, {u"account"_s, account},
            {u"requested"_s, QJsonArray::fromStringList(requested.scopes())},
            {u"scopes_known"_s, areScopesKnown}, {u"outcomes"_s, arrayOf(outcomes)},
            {u"has_refresh_token"_s, hasRefreshToken},
            {u"refresh_token_expires_in"_s, orNull(refreshTokenExpiresIn)},
            {u"drive_files"_s, orNull(driveFiles)}, {u"failure"_s, failure}})
        .toJson();
}

Result<RunRecord> RunRecord::parse(const QByteArray& bytes)
{
    const auto document = parseStrictJson(bytes, Step::Output);
    if (!document)
        return tl::unexpected(document.error());
    MemberReader reader(*document, {}, Step::Output);
    MemberReader parameters(reader.object(u"parameters"_s), u"parameters"_s, Step::Output);
    RunRecord run{.at = QDateTime::fromString(reader.requiredText(u"at"_s), Qt::ISODateWithMs).toUTC(),
        .kind = valueOf(kinds, reader, u"kind"_s),
        .clientId = reader.text(u"client_id"_s),
        .project = reader.text(u"project"_s),
        .server = valueOf(servers, reader, u"server"_s),
        .redirectUri = reader.text(u"redirect_uri"_s),
        .options = {.accessType = parameters.text(u"access_type"_s),
            .prompt = parameters.text(u"prompt"_s),
            .includeGrantedScopes = parameters.boolean(u"include_granted_scopes"_s, false)},
        .isAfterRevoking = reader.boolean(u"after_revoking"_s, false),
        .account = reader.text(u"account"_s),
        .requested = ScopeSet(reader.texts(u"requested"_s)),
        .areScopesKnown = reader.boolean(u"scopes_known"_s, false),
        .hasRefreshToken = reader.boolean(u"has_refresh_token"_s, false),
        .refreshTokenExpiresIn = numberIn(*document, u"refresh_token_expires_in"_s),
        .driveFiles = numberIn(*document, u"drive_files"_s),
        .failure = reader.text(u"failure"_s)};
    if (document->value(u"scopelight_run"_s).toInt() != 1)
        reader.refuse(u"unknown_value"_s, {{u"member"_s, u"scopelight_run"_s}});
    if (!run.at.isValid())
        reader.refuse(u"unknown_value"_s, {{u"member"_s, u"at"_s}});
    for (const MemberReader* of : {&reader, &parameters}) {
        if (of->error())
            return tl::unexpected(*of->error());
    }
    auto outcomes = outcomesIn(document->value(u"outcomes"_s).toArray());
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    run.outcomes = *outcomes;
    return run;
}

RunRecord recordOf(const Grant& grant)
{
    return {.clientId = grant.clientId,
        .server = grant.server,
        .redirectUri = grant.redirectUri,
        .account = grant.accountName(),
        .requested = grant.requested,
        .areScopesKnown = grant.areScopesKnown(),
        .outcomes = grant.outcomes(),
        .hasRefreshToken = !grant.tokens.refreshToken.isEmpty(),
        .refreshTokenExpiresIn = grant.tokens.refreshTokenExpiresIn};
}

} // namespace scopelight
