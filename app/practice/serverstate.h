// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/rs256.h"
#include "practice/clientregistry.h"
#include "practice/practiceoptions.h"
#include "practice/practicescopes.h"
#include "practice/tokenstore.h"

namespace scopelight::practice {

/// What the endpoints of one practice provider share.
struct ServerState {
    ServerState(
        const PracticeOptions& practiceOptions, ScopeLookup scopeLookup, RsaKeyPair signingKey, Clock now)
        : options(practiceOptions)
        , scopes(std::move(scopeLookup))
        , key(std::move(signingKey))
        , clock(std::move(now))
        , clients(options.redirectUris)
        , grants(clock)
        , tokens(grants, clock)
    {
    }

    bool plays(PracticeScenario scenario) const { return options.scenarios.testFlag(scenario); }

    PracticeOptions options;
    ScopeLookup scopes;
    RsaKeyPair key;
    Clock clock;
    QString issuer; ///< the origin, known once it listens
    ClientRegistry clients;
    GrantStore grants;
    TokenStore tokens;
};

} // namespace scopelight::practice
