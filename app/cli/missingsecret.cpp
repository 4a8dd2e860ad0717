// SPDX-License-Identifier: Apache-2.0
#include "cli/missingsecret.h"

#include "base/strictjson.h"

using namespace Qt::StringLiterals;

namespace scopelight {

std::optional<Secret> missingSecret(Terminal& terminal)
{
    constexpr qsizetype maxSecretBytes = 4096;
    const QString path = qEnvironmentVariable("SCOPELIGHT_CLIENT_SECRET_FILE");
    if (path.isEmpty())
        return terminal.askSecret(u"The file has no client secret. Client secret (Return for none): "_s);
    const auto bytes = readSmallFile(path, Step::ClientFile, maxSecretBytes);
    if (!bytes) {
        terminal.say(u"SCOPELIGHT_CLIENT_SECRET_FILE names a file that could not be read: %1"_s.arg(path));
        return std::nullopt;
    }
    return Secret(QString::fromUtf8(*bytes).trimmed());
}

} // namespace scopelight
