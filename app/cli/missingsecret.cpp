// SPDX-License-Identifier: Apache-2.0
#include "cli/missingsecret.h"

#include "base/strictjson.h"
#include "cli/standardinput.h"
#include "cli/terminalmode.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr const char* variable = "SCOPELIGHT_CLIENT_SECRET_FILE";
constexpr qsizetype maxSecretBytes = 4096;

std::optional<Secret> secretIn(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes).trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(Secret(text));
}

Result<std::optional<Secret>> fromFile(const QString& path)
{
    const auto bytes = readSmallFile(path, Step::ClientFile, maxSecretBytes);
    if (!bytes) {
        return fail(Step::ClientFile, u"secret_file_not_readable"_s,
            {{u"path"_s, path}, {u"variable"_s, QString::fromLatin1(variable)}});
    }
    // It was named on purpose: going on without a secret is for whoever says so.
    if (bytes->trimmed().isEmpty()) {
        return fail(Step::ClientFile, u"secret_file_empty"_s,
            {{u"path"_s, path}, {u"variable"_s, QString::fromLatin1(variable)}});
    }
    return secretIn(*bytes);
}

Result<std::optional<Secret>> fromTerminal(Terminal& terminal, const Interrupt& interrupt)
{
    terminal.ask(u"The file has no client secret. Client secret (Return for none): "_s);
    const TerminalMode unseen(TerminalMode::Keys::Unseen);
    const auto line = readLine(Step::ClientFile, interrupt);
    terminal.say({}); // the Return was not seen either
    return line.map(secretIn);
}

} // namespace

Result<std::optional<Secret>> missingSecret(Terminal& terminal, const Interrupt& interrupt)
{
    const QString path = qEnvironmentVariable(variable);
    if (!path.isEmpty())
        return fromFile(path);
    if (!terminal.hasInput())
        return std::nullopt;
    return fromTerminal(terminal, interrupt);
}

} // namespace scopelight
