// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "base/secret.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace scopelight {

/// A client as its client secrets file describes it (RFC 6749 §2; Google's client_secret.json). The redirect
/// URIs are kept byte for byte, because Google compares them character by character. A file is a snapshot of
/// the console.
struct OAuthClient {
    enum class Type { Web, Installed };

    Type type = Type::Web;
    QString clientId = {};
    std::optional<Secret> clientSecret = {};
    QString projectId = {}; ///< empty when the file has none
    QString authUri = {};
    QString tokenUri = {};
    QStringList redirectUris = {};
    bool listsRedirectUris = false; ///< downloads of clients with JavaScript origins only have no such member
    QStringList javascriptOrigins = {};
    QStringList unknownMembers = {}; ///< names that no known file has; kept to be listed, otherwise ignored

    /// The digits before the first '-' of a Google client ID: the project number. Empty for other forms.
    QString projectNumber() const;
    /// Project ID, else project number: what console links are made with. May be empty.
    QString project() const;
    /// Whether both endpoints are Google's own, current or former.
    bool isGoogle() const;
    bool operator==(const OAuthClient&) const = default;

    /// Reads a client secrets file. Codes beside those of parseStrictJson(): wrong_file (fact kind:
    /// service_account, authorized_user, external_account, external_account_authorized_user,
    /// impersonated_service_account, gdch_service_account, token, google_services, api_key, property_list,
    /// profile, unknown), both_types, missing_member, wrong_type (facts member, found, expected),
    /// endpoint_not_https, bad_client_id. Nothing of a wrong file is retained.
    static Result<OAuthClient> parse(const QByteArray& json);
    /// The file at `path`; codes of readSmallFile() and parse().
    static Result<OAuthClient> read(const QString& path);
};

/// "web" or "installed".
QString toString(OAuthClient::Type type);

} // namespace scopelight
