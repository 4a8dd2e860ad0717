// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/practiceprocess.h"
#include "cli/session.h"
#include "oauth/serviceaccount.h"
#include "run/profile.h"

#include <memory>
#include <optional>

namespace scopelight {

/// A SOURCE, resolved: files read, names expanded, the server known and trusted. Nothing was sent but what
/// discovery needs.
struct Source {
    OAuthClient client = {};
    QString clientFile = {}; ///< where it was read from; empty when the client came with the tokens
    std::optional<ServiceAccount> serviceAccount = {};
    std::optional<TokenSet> tokens = {}; ///< of --token-file or --remembered
    QString account = {}; ///< whose tokens those are, where the file or the keychain says
    bool isRemembered = false; ///< the keychain gave them
    ScopeSet scopes = {};
    AuthorizationOptions options = {};
    QString redirectUri = {}; ///< wanted; empty: to be chosen
    bool useAnyway = false;
    ServerMetadata server = {};
    QUrl apiRoot = {}; ///< empty when there is none to be used
    std::unique_ptr<PracticeProcess> practice = {};
};

/// Codes: those of the files and of the keychain, no_source, no_scopes, untrusted_server (fact origins).
Result<Source> resolveSource(Session& session);

/// The scopes that the command line, or else the profile, asks for, in wire form; nothing is read or sent.
Result<ScopeSet> scopesAskedFor(const SourceOptions& given, const Profile& profile);
/// Scopes as written to their wire forms: short names are expanded where the catalogue has them, unless
/// `literally`. Code scope_characters.
Result<ScopeSet> expandScopes(const QStringList& written, bool literally);

} // namespace scopelight
