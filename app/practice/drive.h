// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/formparameters.h"
#include "practice/bearer.h"
#include "practice/drivefiles.h"
#include "practice/fieldsmask.h"
#include "practice/filequery.h"
#include "practice/pagetokens.h"

namespace scopelight::practice {

/// Drive API v3: files.list, files.get and about.get. Scopes decide what there is to see: `drive.file` and
/// `drive.appdata` see nothing, `drive.photos.readonly` sees pictures. `orderBy` is checked and not obeyed.
class Drive {
public:
    explicit Drive(ServerState& server);

    HttpResponse list(const ServerRequest& request); ///< GET /drive/v3/files
    HttpResponse get(const ServerRequest& request); ///< GET /drive/v3/files/{fileId}
    HttpResponse about(const ServerRequest& request); ///< GET /drive/v3/about

private:
    struct Listing {
        FileQuery query = {};
        FieldsMask fields = {};
        qint64 pageSize = 100;
        qint64 first = 0; ///< number of the first file to look at
    };
    tl::expected<IssuedToken, HttpResponse> open(const ServerRequest& request, const ApiMethod& method);
    tl::expected<Listing, HttpResponse> parseListing(
        const FormParameters& parameters, const Authorization& authorization) const;
    QJsonObject page(
        const Listing& listing, const Authorization& authorization, const QByteArray& context) const;

    ServerState& m_server;
    DriveFiles m_files;
    PageTokens m_pageTokens;
    int m_requests = 0; ///< for the scenario rate-limit
};

} // namespace scopelight::practice
