// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

/// Values of the forms that Google's have, from the system's random generator.
namespace scopelight::practice {

/// `octets` random octets in base64url.
QString randomText(int octets);

Secret newClientSecret(); ///< GOCSPX- and 28 characters
Secret newAuthorizationCode(); ///< 4/0A…
Secret newAccessToken(); ///< ya29.…
Secret newRefreshToken(); ///< 1//0…

} // namespace scopelight::practice
