// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "oauth/oauthclient.h"

namespace scopelight {

/// What the members of the file say: redirect URIs that Google's rules refuse or that nearly match the wanted
/// one (near_miss_redirect with facts wanted, listed, difference: slash, scheme, host, port, case, path),
/// production client (only public https redirects), mixed client (public and loopback), no redirect URIs,
/// missing secret, former token endpoint, unknown members. `wantedRedirect` is the one that the sign-in is to
/// use.
Findings clientFindings(const OAuthClient& client, const QString& wantedRedirect);

/// What the place of a file with a secret says: readable by others (fact mode), tracked by git, in a work
/// tree and not ignored. Asks `git` where it is installed; without it, git_not_checked.
Findings fileFindings(const QString& path);

} // namespace scopelight
