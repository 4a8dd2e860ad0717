// SPDX-License-Identifier: Apache-2.0
#include "base/jsonvalue.h"
#include "cli/failuretext.h"
#include "google/errorpage.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Without a file the page is taken for Google's, and its client for the one that asked.
Result<OAuthClient> clientOf(const DecodeErrorCommand& command)
{
    if (!command.clientFile.isEmpty())
        return OAuthClient::read(command.clientFile);
    const ServerMetadata google = ServerMetadata::google();
    return OAuthClient{.authUri = google.authorizationEndpoint, .tokenUri = google.tokenEndpoint};
}

QJsonObject toJson(const ErrorPage& page, const Explanation& words)
{
    QJsonArray causes;
    for (const Explanation::Cause& cause : words.causes) {
        causes.append(QJsonObject{{u"likelihood"_s, cause.likelihood}, {u"text"_s, orNull(cause.text)},
            {u"do"_s, QJsonArray::fromStringList(cause.actions)}});
    }
    QJsonArray links;
    for (const Explanation::Link& link : words.links)
        links.append(QJsonObject{{u"text"_s, link.text}, {u"address"_s, link.address}});
    return {{u"code"_s, page.code}, {u"description"_s, orNull(page.description)},
        {u"status"_s, page.status > 0 ? QJsonValue(page.status) : QJsonValue()},
        {u"client_id"_s, orNull(page.clientId)}, {u"help_address"_s, orNull(page.helpAddress)},
        {u"headline"_s, words.headline}, {u"detail"_s, orNull(words.detail)}, {u"causes"_s, causes},
        {u"links"_s, links}, {u"note"_s, orNull(words.note)},
        {u"refused_scopes"_s, QJsonArray::fromStringList(page.refusedScopes())}};
}

} // namespace

Result<Answer> run(const DecodeErrorCommand& command, Session& session)
{
    auto client = clientOf(command);
    if (!client)
        return tl::unexpected(client.error());
    const auto page = ErrorPage::parse(command.address, client->authUri);
    if (!page)
        return tl::unexpected(page.error());
    if (client->clientId.isEmpty())
        client->clientId = page->clientId;
    session.context = {.clientId = client->clientId,
        .project = client->project(),
        .server = client->isGoogle() ? ServerKind::Google : ServerKind::Other};
    const Error error = page->toError(*client, {});
    return Answer{.json = toJson(*page, explain(error, session.context)),
        .text = failureText(error, session.context, session.terminal.answerStyle())};
}

} // namespace scopelight
