// SPDX-License-Identifier: Apache-2.0
#include "oauth/postform.h"

namespace scopelight {

HttpRequest postForm(const QString& endpoint, const FormParameters& parameters)
{
    return {.method = "POST",
        .url = QUrl(endpoint, QUrl::StrictMode),
        .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}},
        .body = parameters.encoded()};
}

} // namespace scopelight
