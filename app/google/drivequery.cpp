// SPDX-License-Identifier: Apache-2.0
#include "google/drivequery.h"

#include "http/formparameters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString fieldMask(bool countOnly)
{
    return countOnly ? u"nextPageToken,incompleteSearch,files(id)"_s
                     : u"nextPageToken,incompleteSearch,"
                       "files(id,name,mimeType,size,modifiedTime,owners(emailAddress,displayName))"_s;
}

} // namespace

qint64 pageSize(const DriveQuery& query)
{
    const qint64 size = std::clamp(query.pageSize, 1, 1000);
    return query.maxFiles > 0 ? std::min(size, query.maxFiles) : size;
}

HttpRequest drivePageRequest(const DriveQuery& query, const QString& pageToken, const Secret& accessToken)
{
    FormParameters parameters{
        {u"pageSize"_s, QString::number(pageSize(query))}, {u"fields"_s, fieldMask(query.countOnly)}};
    if (!query.query.isEmpty())
        parameters.append(u"q"_s, query.query);
    if (!pageToken.isEmpty())
        parameters.append(u"pageToken"_s, pageToken);
    QUrl url = query.apiRoot.adjusted(QUrl::StripTrailingSlash);
    url.setPath(url.path() + "/drive/v3/files"_L1);
    url.setQuery(QString::fromLatin1(parameters.encoded()));
    return {
        .method = "GET",
        .url = url,
        .headers = {{"Authorization", "Bearer " + accessToken.reveal().toLatin1()},
            {"Accept", "application/json"}},
        .body = {},
    };
}

} // namespace scopelight
