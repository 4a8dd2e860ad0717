// SPDX-License-Identifier: Apache-2.0
#include "cli/savedtokens.h"

#include "base/strictjson.h"
#include "cli/await.h"
#include "run/keychain.h"
#include "run/tokenfile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxTokenFileBytes = 64 * 1024;
constexpr int keychainMs = 5'000;

Result<QByteArray> readTokenBytes(const QString& path)
{
    if (path != u"-")
        return readSmallFile(path, Step::TokenFile, maxTokenFileBytes);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(Step::TokenFile, u"file_not_readable"_s, {{u"path"_s, path}});
    return input.read(maxTokenFileBytes);
}

Result<void> readTokenFile(const QString& path, Session& session, Source& source)
{
    const auto bytes = readTokenBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto file = TokenFile::parse(*bytes, session.clock());
    if (!file)
        return tl::unexpected(file.error());
    source.tokens = std::move(file->tokens);
    if (source.clientFile.isEmpty() && file->client)
        source.client = std::move(*file->client);
    return {};
}

Result<void> loadRemembered(Session& session, Source& source)
{
    const auto secret =
        await(Keychain(keychainMs).load(Keychain::key(source.client.clientId, {})), session.interrupt);
    if (!secret)
        return tl::unexpected(secret.error());
    source.tokens = TokenSet{.refreshToken = *secret};
    return {};
}

} // namespace

Result<void> readSavedTokens(const SourceOptions& given, Session& session, Source& source)
{
    if (!given.tokenFile.isEmpty())
        return readTokenFile(given.tokenFile, session, source);
    if (given.remembered)
        return loadRemembered(session, source);
    return {};
}

Result<void> saveTokens(
    const QString& path, const Source& source, const TokenSet& tokens, const QString& account)
{
    const auto json = TokenFile{.tokens = tokens, .client = source.client, .account = account}.toJson();
    if (!json)
        return tl::unexpected(json.error());
    return savePrivately(path, *json);
}

Result<void> rememberTokens(const Source& source, const TokenSet& tokens, Session& session)
{
    if (tokens.refreshToken.isEmpty())
        return fail(Step::Keychain, u"no_refresh_token"_s);
    const QString key = Keychain::key(source.client.clientId, {});
    return await(Keychain(keychainMs).save(key, tokens.refreshToken), session.interrupt);
}

} // namespace scopelight
