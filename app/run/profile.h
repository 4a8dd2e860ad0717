// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "oauth/authorizationrequest.h"

#include <QJsonObject>

namespace scopelight {

/// What to test: NAME.scopelight.json, without secrets, meant for git. Schema:
/// resources/schemas/profile.schema.json.
struct Profile {
    QString name = {};
    QString clientFile = {}; ///< absolute, resolved against the profile's folder
    QString redirectUri = {}; ///< empty: chosen
    QStringList scopes = {}; ///< as written: short names allowed
    QStringList declared = {}; ///< what the project's consent screen declares
    AuthorizationOptions options = {};
    QStringList trust = {}; ///< origins it declares; each still needs the user's own trust, loopback apart
    QString issuer = {};
    QString apiRoot = {};
    QJsonObject expectations = {}; ///< the member `expect`, as written
    QJsonObject document = {}; ///< the whole file: unknown keys survive a save

    /// Codes beside those of parseStrictJson() and checkEndpoint(): missing_member, wrong_type,
    /// unsupported_version (fact found), unknown_value (facts member, found, known).
    static Result<Profile> parse(const QByteArray& json, const QString& folder);
    /// The same from a file; codes of readSmallFile(), too.
    static Result<Profile> read(const QString& path);

    /// Members that change nothing, "server.isuer": a slip, or another version's. Those of `expect` are told
    /// by a check.
    QStringList unknownMembers() const;
    /// The origins of `trust` that need no user's own word: this machine's.
    QStringList trustedHere() const;
    /// As a file in that folder: what is set here over `document`, whose other members stay. What goes
    /// without saying is left out unless the document had it.
    QByteArray toJson(const QString& folder) const;
    /// Writes the file whole, or leaves what was there. Code file_not_writable (facts path and a reason:
    /// folder_missing, not_permitted, write_failed).
    Result<void> save(const QString& path) const;
};

} // namespace scopelight
