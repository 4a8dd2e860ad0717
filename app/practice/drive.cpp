// SPDX-License-Identifier: Apache-2.0
#include "practice/drive.h"

#include "practice/accounts.h"
#include "practice/apierrors.h"
#include "practice/drivemethods.h"
#include "practice/responses.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

bool isKnownOrder(const QString& orderBy)
{
    static const QStringList known{u"createdTime"_s, u"folder"_s, u"modifiedByMeTime"_s, u"modifiedTime"_s,
        u"name"_s, u"name_natural"_s, u"quotaBytesUsed"_s, u"recency"_s, u"sharedWithMeTime"_s, u"starred"_s,
        u"viewedByMeTime"_s};
    const QStringList keys = orderBy.split(u',');
    return std::all_of(keys.cbegin(), keys.cend(), [](QString key) {
        key = key.trimmed();
        return known.contains(key.endsWith(u" desc") ? key.chopped(5).trimmed() : key);
    });
}

/// A page token holds for the listing it came from: same query, same order, same account.
QByteArray listingContext(const FormParameters& parameters, const QString& sub)
{
    return FormParameters{{u"q"_s, parameters.valueOr(u"q", {})},
        {u"orderBy"_s, parameters.valueOr(u"orderBy", {})}, {u"sub"_s, sub}}
        .encoded();
}

HttpResponse invalidFields(const QString& fields)
{
    return invalidParameter(u"invalidParameter"_s, u"fields"_s, u"Invalid field selection "_s + fields);
}

HttpResponse rateLimited(int code)
{
    HttpResponse response = apiError({.code = code,
        .status = u"RESOURCE_EXHAUSTED"_s,
        .message = u"Rate Limit Exceeded"_s,
        .reason = code == 429 ? u"rateLimitExceeded"_s : u"userRateLimitExceeded"_s,
        .domain = u"usageLimits"_s});
    if (code == 429)
        response.headers.append("Retry-After", "1");
    return response;
}

} // namespace

Drive::Drive(ServerState& server)
    : m_server(server)
    , m_files(server.options.files, server.options.seed)
{
}

HttpResponse Drive::list(const ServerRequest& request)
{
    const auto token = open(request, filesMethod(u"List"_s));
    if (!token)
        return token.error();
    const FormParameters parameters = FormParameters::parse(request.query());
    const auto listing = parseListing(parameters, token->authorization);
    if (!listing)
        return listing.error();
    if (m_server.plays(PracticeScenario::ExpireMidListing) && listing->first > 0 && token->fromCode)
        return invalidCredentials();
    const bool isAppData = parameters.value(u"spaces") == u"appDataFolder"_s;
    if (isAppData && !hasDriveScope(token->authorization.scopes, {u"drive.appdata"_s}))
        return insufficientScope(driveMethod(u"DriveFiles.List"_s, {u"drive.appdata"_s}));
    const QByteArray context = listingContext(parameters, token->authorization.sub);
    const QJsonObject files = isAppData ? QJsonObject{{u"kind"_s, u"drive#fileList"_s},
                                  {u"incompleteSearch"_s, false}, {u"files"_s, QJsonArray()}}
                                        : page(*listing, token->authorization, context);
    return jsonResponse(200, listing->fields.apply(files));
}

HttpResponse Drive::get(const ServerRequest& request)
{
    const auto token = open(request, filesMethod(u"Get"_s));
    if (!token)
        return token.error();
    const QString fields =
        FormParameters::parse(request.query()).valueOr(u"fields", u"kind,id,name,mimeType"_s);
    const std::optional<FieldsMask> mask = FieldsMask::parse(fields);
    if (!mask)
        return invalidFields(fields);
    const QString fileId = QString::fromLatin1(request.path().split('/').last());
    const std::optional<qint64> index = m_files.find(fileId);
    if (!index || !isVisibleFile(token->authorization.scopes, m_files.mimeType(*index)))
        return apiError({.code = 404,
            .status = u"NOT_FOUND"_s,
            .message = u"File not found: %1."_s.arg(fileId),
            .reason = u"notFound"_s,
            .locationType = u"parameter"_s,
            .location = u"fileId"_s});
    return jsonResponse(
        200, mask->apply(m_files.toJson(*index, findAccount(token->authorization.sub)->email)));
}

HttpResponse Drive::about(const ServerRequest& request)
{
    const auto token = open(request, aboutMethod());
    if (!token)
        return token.error();
    const QString fields = FormParameters::parse(request.query()).valueOr(u"fields", {});
    if (fields.isEmpty())
        return invalidParameter(
            u"required"_s, u"fields"_s, u"The 'fields' parameter is required for this method."_s);
    const std::optional<FieldsMask> mask = FieldsMask::parse(fields);
    if (!mask)
        return invalidFields(fields);
    const Account& account = *findAccount(token->authorization.sub);
    return jsonResponse(200,
        mask->apply({
            {u"kind"_s, u"drive#about"_s},
            {u"user"_s,
                QJsonObject{{u"kind"_s, u"drive#user"_s}, {u"displayName"_s, account.name()},
                    {u"emailAddress"_s, account.email}, {u"permissionId"_s, account.sub}, {u"me"_s, true}}},
            {u"storageQuota"_s,
                QJsonObject{{u"limit"_s, u"16106127360"_s}, {u"usage"_s, u"4294967296"_s},
                    {u"usageInDrive"_s, u"4294967296"_s}, {u"usageInDriveTrash"_s, u"0"_s}}},
        }));
}

tl::expected<IssuedToken, HttpResponse> Drive::open(const ServerRequest& request, const ApiMethod& method)
{
    auto token = bearerToken(m_server, request, method);
    if (!token)
        return token;
    if (m_server.plays(PracticeScenario::ApiOff))
        return tl::unexpected(serviceDisabled(method));
    if (m_server.plays(PracticeScenario::RateLimit)) {
        // Of four requests the second and the third are too many.
        const int turn = ++m_requests % 4;
        if (turn == 2 || turn == 3)
            return tl::unexpected(rateLimited(turn == 2 ? 429 : 403));
    }
    return token;
}

tl::expected<Drive::Listing, HttpResponse> Drive::parseListing(
    const FormParameters& parameters, const Authorization& authorization) const
{
    static const QStringList members{
        u"*"_s, u"kind"_s, u"nextPageToken"_s, u"incompleteSearch"_s, u"files"_s};
    Listing listing;
    bool isNumber = false;
    listing.pageSize = qBound(1, parameters.valueOr(u"pageSize", u"100"_s).toInt(&isNumber), 1000);
    if (!isNumber)
        return tl::unexpected(invalidParameter(u"invalid"_s, u"pageSize"_s, u"Invalid Value"_s));
    const QString fields =
        parameters.valueOr(u"fields", u"kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)"_s);
    const std::optional<FieldsMask> mask = FieldsMask::parse(fields);
    if (!mask)
        return tl::unexpected(invalidFields(fields));
    for (const QString& name : mask->names()) {
        if (!members.contains(name))
            return tl::unexpected(invalidFields(name));
    }
    listing.fields = *mask;
    if (const QString q = parameters.valueOr(u"q", {}); !q.isEmpty()) {
        const std::optional<FileQuery> query = FileQuery::parse(q);
        if (!query)
            return tl::unexpected(invalidParameter(u"invalid"_s, u"q"_s, u"Invalid Value"_s));
        listing.query = *query;
    }
    if (const QString order = parameters.valueOr(u"orderBy", {}); !order.isEmpty() && !isKnownOrder(order))
        return tl::unexpected(invalidParameter(u"invalid"_s, u"orderBy"_s, u"Invalid Value"_s));
    if (const QString token = parameters.valueOr(u"pageToken", {}); !token.isEmpty()) {
        const auto first = m_pageTokens.parse(token, listingContext(parameters, authorization.sub));
        if (!first)
            return tl::unexpected(invalidParameter(u"invalid"_s, u"pageToken"_s, u"Invalid Value"_s));
        listing.first = *first;
    }
    return listing;
}

QJsonObject Drive::page(
    const Listing& listing, const Authorization& authorization, const QByteArray& context) const
{
    const QString email = findAccount(authorization.sub)->email;
    QJsonArray files;
    qint64 next = listing.first;
    const auto isListed = [&](qint64 index) {
        const QString mimeType = m_files.mimeType(index);
        return isVisibleFile(authorization.scopes, mimeType)
            && listing.query.matches(m_files.name(index), mimeType);
    };
    while (next < m_files.count() && !isListed(next))
        ++next;
    for (; next < m_files.count() && files.size() < listing.pageSize; ++next) {
        if (isListed(next))
            files.append(m_files.toJson(next, email));
    }
    while (next < m_files.count() && !isListed(next))
        ++next; // a token for an empty page would be true to Drive, and of no use here
    QJsonObject page{{u"kind"_s, u"drive#fileList"_s}, {u"incompleteSearch"_s, false}, {u"files"_s, files}};
    if (next < m_files.count())
        page.insert(u"nextPageToken"_s, m_pageTokens.seal(next, context));
    return page;
}

} // namespace scopelight::practice
