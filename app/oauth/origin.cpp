// SPDX-License-Identifier: Apache-2.0
#include "oauth/servermetadata.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString hostWithBrackets(const QUrl& url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return host.contains(u':') ? u'[' + host + u']' : host;
}

} // namespace

QString originOf(const QString& url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    const bool isHttp = parsed.scheme() == u"http"_s;
    if (!parsed.isValid() || parsed.host().isEmpty() || (!isHttp && parsed.scheme() != u"https"_s))
        return {};
    const int defaultPort = isHttp ? 80 : 443;
    QString origin = parsed.scheme() + u"://"_s + hostWithBrackets(parsed);
    if (parsed.port(defaultPort) == defaultPort)
        return origin;
    return origin + u':' + QString::number(parsed.port());
}

bool isGoogleOrigin(const QString& origin)
{
    if (origin == u"https://accounts.google.com"_s)
        return true;
    // Names with "storage" serve the files of customers: a page or a key set there is not Google's word.
    return origin.startsWith(u"https://"_s) && origin.endsWith(u".googleapis.com"_s)
        && !origin.contains(u"storage"_s);
}

QStringList untrustedOrigins(const ServerMetadata& metadata, const QStringList& trusted)
{
    QStringList trustedOrigins;
    for (const QString& url : trusted)
        trustedOrigins.append(originOf(url));
    QSet<QString> untrusted;
    for (const QString& endpoint :
        {metadata.issuer, metadata.authorizationEndpoint, metadata.tokenEndpoint, metadata.revocationEndpoint,
            metadata.userinfoEndpoint, metadata.tokeninfoEndpoint, metadata.jwksUri}) {
        const QString origin = originOf(endpoint);
        if (endpoint.isEmpty() || isGoogleOrigin(origin))
            continue;
        // What has no origin is no address to talk to, and so nothing that could be trusted.
        if (origin.isEmpty() || !trustedOrigins.contains(origin))
            untrusted.insert(origin.isEmpty() ? endpoint : origin);
    }
    QStringList sorted = untrusted.values();
    sorted.sort();
    return sorted;
}

} // namespace scopelight
