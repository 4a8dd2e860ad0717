// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "provoked.h"

/// Each makes the failures of some files of the data happen, in the code that makes them for users.
/// A current folder to write into is there.
void provokeFiles(Provoked& rows); ///< client, key, token and profile files
void provokeAnswers(Provoked& rows); ///< of authorization servers
void provokePages(Provoked& rows); ///< what a browser brings: redirects and error pages
void provokeApis(Provoked& rows); ///< answers of Drive and of other APIs
void provokeNetwork(Provoked& rows); ///< ways to get no answer, and to listen in vain
void provokeClientFindings(Provoked& rows);
void provokeScopes(Provoked& rows); ///< findings about scopes, and what the catalogue cannot do
void provokeIdTokens(Provoked& rows);
void provokeGrants(Provoked& rows); ///< reasons of a comparison, of expectations, of a refresh token's life
void provokeChecks(Provoked& rows); ///< reasons of what is looked at before a sign-in
void provokeTexts(Provoked& rows); ///< reasons that stand among the terminal's own words
void provokePrograms(Provoked& rows); ///< what only a running program comes to
