// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "oauth/oauthclient.h"

namespace scopelight {

/// What the members of the file say, worst first: those of redirectFindings(), and codes other_server (fact
/// origins), endpoints_of_two_servers, google_look_alike (facts member, found), former_token_endpoint,
/// unusual_client_id, no_client_secret, masked_client_secret, client_secret_characters, unknown_members (fact
/// members). `wantedRedirect` is the one the user asked for, or empty.
Findings clientFindings(const OAuthClient& client, const QString& wantedRedirect);

/// What the redirect URIs say: no_redirect_uris, production_client (only public https ones), mixed_client
/// (public and loopback), near_miss_redirect (facts of RedirectDifference), redirect_not_in_file,
/// no_loopback_redirect, and for Google's clients the codes of brokenRedirectRule() (fact redirect_uri).
/// Without a wanted one, a near miss of the usual `http://localhost:8080` is worth a look only: the listed
/// one is used. Nobody is told to add localhost to a client that has public redirect URIs.
Findings redirectFindings(const OAuthClient& client, const QString& wantedRedirect);

/// What somebody who reads a file gets.
enum class FileHolds { NoSecret, ClientSecret, Tokens };

/// What the place of a file says, worst first: tracked_by_git (in the last commit), added_to_git (in the
/// index alone), not_ignored_by_git (fact path), readable_by_others, writable_by_others (facts of
/// FileAccess); all with the fact holds (client_secret, tokens; not there for no secret). Who may read a file
/// without a secret is worth a note only. Asks `git` where the file lies in a work tree; when that cannot be,
/// git_not_checked (fact reason: not_installed, timeout, refused). It waits for git, at most a few seconds:
/// call it outside the window's thread.
Findings fileFindings(const QString& path, FileHolds holds);

} // namespace scopelight
