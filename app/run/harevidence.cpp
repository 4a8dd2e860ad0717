// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"
#include "google/requestaddress.h"
#include "run/codeevidence.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Browsers write archives with every answer in them.
constexpr qsizetype maxHarBytes = 64 * 1024 * 1024;

tl::unexpected<Error> notAHar(const QString& path, const QString& reason)
{
    return fail(Step::Scopes, u"not_a_har"_s, {{u"path"_s, path}, {u"reason"_s, reason}});
}

/// A path of a request is literal: what looks like a place for something is none.
QString literalPath(const QString& path)
{
    return QString(path).replace(u'{', u'_').replace(u'}', u'_');
}

} // namespace

Result<CodeEvidence> evidenceInHar(const QString& path, const MethodIndex& methods)
{
    const auto bytes = readSmallFile(path, Step::Scopes, maxHarBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return notAHar(path, u"not_json"_s);
    const QJsonValue entries = document[u"log"][u"entries"];
    if (!entries.isArray())
        return notAHar(path, u"no_entries"_s);
    CodeEvidence evidence{.filesRead = 1};
    qsizetype number = 0;
    for (const QJsonValue entry : entries.toArray()) {
        ++number;
        const QJsonValue request = entry[u"request"];
        const auto address = googleAddress(request[u"url"].toString());
        const QString verb = request[u"method"].toString().toUpper();
        if (!address || verb.isEmpty())
            continue;
        const QList<MethodRecord> fitting =
            methods.catalogue().methodsAt(verb, address->host, literalPath(address->path));
        for (const MethodRecord& method : fitting) {
            const SeenUse seen{
                .use = {.method = method, .how = u"rest_url"_s}, .file = shownPath(path), .entry = number};
            (fitting.size() == 1 ? evidence.found : evidence.possible).append(seen);
        }
    }
    return evidence;
}

} // namespace scopelight
