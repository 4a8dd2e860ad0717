// SPDX-License-Identifier: Apache-2.0
#include "base/jsonvalue.h"
#include "cli/exitstatus.h"
#include "cli/failuretext.h"
#include "cli/session.h"
#include "doctor/diagnosis.h"
#include "oauth/clientfindings.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QJsonObject clientJson(const OAuthClient& client)
{
    QStringList redirectUris = client.redirectUris;
    redirectUris.sort();
    QStringList origins = client.javascriptOrigins;
    origins.sort();
    return {{u"type"_s, toString(client.type)}, {u"client_id"_s, client.clientId},
        {u"project_id"_s, orNull(client.projectId)}, {u"project_number"_s, orNull(client.projectNumber())},
        {u"auth_uri"_s, client.authUri}, {u"token_uri"_s, client.tokenUri},
        {u"is_google"_s, client.isGoogle()}, {u"has_client_secret"_s, client.clientSecret.has_value()},
        {u"redirect_uris"_s, QJsonArray::fromStringList(redirectUris)},
        {u"javascript_origins"_s, QJsonArray::fromStringList(origins)}};
}

QString line(const QString& name, const QString& value)
{
    return value.isEmpty() ? QString() : u"\n%1 %2"_s.arg(name.leftJustified(14), shownText(value));
}

QString clientText(const OAuthClient& client, const TextStyle& style)
{
    const bool isWeb = client.type == OAuthClient::Type::Web;
    QString text = style.bold(isWeb ? u"Web application client"_s : u"Desktop client"_s);
    text += line(u"Client ID"_s, client.clientId) + line(u"Project"_s, client.project());
    text += line(u"Client secret"_s,
        client.clientSecret ? u"in the file, %1 characters"_s.arg(client.clientSecret->length())
                            : u"not in the file"_s);
    for (const QString& uri : client.redirectUris)
        text += line(u"Redirect URI"_s, uri);
    return text + line(u"Signs in at"_s, client.authUri) + line(u"Tokens from"_s, client.tokenUri);
}

bool hasProblem(const Findings& findings)
{
    return std::any_of(findings.begin(), findings.end(),
        [](const Finding& finding) { return finding.level == Finding::Level::Problem; });
}

} // namespace

Result<Answer> run(const InspectCommand& command, Session& session)
{
    const auto client = OAuthClient::read(command.file);
    if (!client)
        return tl::unexpected(client.error());
    session.context = {.clientId = client->clientId,
        .project = client->project(),
        .server = client->isGoogle() ? ServerKind::Google : ServerKind::Other};
    const QString wanted = command.redirectUri.isEmpty() ? u"http://localhost:8080"_s : command.redirectUri;
    const FileHolds holds = client->clientSecret ? FileHolds::ClientSecret : FileHolds::NoSecret;
    const Findings findings = clientFindings(*client, wanted) + fileFindings(command.file, holds);
    const TextStyle& style = session.terminal.answerStyle();
    QJsonObject json = clientJson(*client);
    json.insert(u"findings"_s, findingsJson(findings, session.context));
    return Answer{.json = json,
        .text = clientText(*client, style) + findingsText(findings, session.context, style),
        .status = hasProblem(findings) ? ExitStatus::problem : 0};
}

} // namespace scopelight
