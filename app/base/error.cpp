// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString toString(Step step)
{
    switch (step) {
    case Step::Usage:
        return u"usage"_s;
    case Step::ClientFile:
        return u"client_file"_s;
    case Step::Profile:
        return u"profile"_s;
    case Step::TokenFile:
        return u"token_file"_s;
    case Step::Scopes:
        return u"scopes"_s;
    case Step::Trust:
        return u"trust"_s;
    case Step::Discovery:
        return u"discovery"_s;
    case Step::Listen:
        return u"listen"_s;
    case Step::Browser:
        return u"browser"_s;
    case Step::Authorization:
        return u"authorization"_s;
    case Step::ErrorPage:
        return u"error_page"_s;
    case Step::TokenExchange:
        return u"token_exchange"_s;
    case Step::Refresh:
        return u"refresh"_s;
    case Step::ServiceAccount:
        return u"service_account"_s;
    case Step::IdToken:
        return u"id_token"_s;
    case Step::UserInfo:
        return u"userinfo"_s;
    case Step::TokenInfo:
        return u"tokeninfo"_s;
    case Step::Revocation:
        return u"revocation"_s;
    case Step::Drive:
        return u"drive"_s;
    case Step::Access:
        return u"access"_s;
    case Step::Keychain:
        return u"keychain"_s;
    case Step::Output:
        return u"output"_s;
    case Step::Practice:
        return u"practice"_s;
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
