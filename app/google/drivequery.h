// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "google/drivepage.h"
#include "google/retryschedule.h"
#include "http/httpmessage.h"

#include <functional>

namespace scopelight {

/// Where Google's APIs are.
inline const QString googleApiRoot = QStringLiteral("https://www.googleapis.com");

/// What a listing may cost at most, and how patient it is.
struct DriveLimits {
    RetrySchedule retry = {};
    std::function<double()> jitter = {}; ///< random number in [0, 1); empty: Qt's generator
    int pages = 10'000; ///< Drive may answer short and even empty pages, but not for ever
    int pagesUnderWay = 3; ///< requested and not yet parsed: bounds the memory
};

/// What to list.
struct DriveQuery {
    QUrl apiRoot = {}; ///< googleApiRoot or a replacement
    QString query = {}; ///< `q`, as Drive takes it
    qint64 maxFiles = 0; ///< 0: to the end
    bool countOnly = false; ///< keep no list; the field mask asks for ids alone
    int pageSize = 1000; ///< Drive takes 1 to 1000
    Facts scopes = {}; ///< driveScopeFacts(): a refusal for want of a scope names them
    DriveLimits limits = {};
};

/// How many files a page is asked to hold: within Drive's bounds, and no more than are wanted in all.
qint64 pageSize(const DriveQuery& query);

/// The request for one page of files.list (Drive API v3); an empty page token asks for the first. The token
/// travels in the Authorization header alone (RFC 6750 §2.1).
HttpRequest drivePageRequest(const DriveQuery& query, const QString& pageToken, const Secret& accessToken);

} // namespace scopelight
