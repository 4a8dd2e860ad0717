// SPDX-License-Identifier: Apache-2.0
#include "cli/savedtokens.h"

#include "base/strictjson.h"
#include "cli/await.h"
#include "cli/failuretext.h"
#include "cli/standardinput.h"
#include "oauth/clientfindings.h"
#include "run/rememberedsignins.h"
#include "run/tokenfile.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int keychainMs = 5'000;

Result<void> readTokenFile(const QString& path, Session& session, Source& source)
{
    const auto bytes = path == u"-" ? readStandardInput(Step::TokenFile, session.interrupt)
                                    : readSmallFile(path, Step::TokenFile);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (bytes->trimmed().isEmpty())
        return fail(
            Step::TokenFile, u"empty_token_file"_s, path == u"-" ? Facts() : Facts{{u"path"_s, path}});
    auto file = TokenFile::parse(*bytes, session.clock());
    if (!file)
        return tl::unexpected(file.error());
    source.tokens = std::move(file->tokens);
    source.account = std::move(file->account);
    if (source.clientFile.isEmpty() && file->client)
        source.client = std::move(*file->client);
    return {};
}

Result<void> loadRemembered(const QString& account, Session& session, Source& source)
{
    const auto signIn =
        await(RememberedSignIns(keychainMs).load(source.client.clientId, account), session.interrupt);
    if (!signIn)
        return tl::unexpected(signIn.error());
    source.tokens = TokenSet{.refreshToken = signIn->refreshToken};
    source.account = signIn->account;
    source.isRemembered = true;
    return {};
}

} // namespace

Result<void> readSavedTokens(const SourceOptions& given, Session& session, Source& source)
{
    if (!given.tokenFile.isEmpty())
        return readTokenFile(given.tokenFile, session, source);
    if (given.remembered)
        return loadRemembered(given.loginHint, session, source);
    return {};
}

Result<void> saveTokens(const Source& source, const Grant& grant, const Session& session)
{
    const QString& path = session.line.output.saveTokenFile;
    if (path.isEmpty())
        return {};
    const TokenFile file{.tokens = grant.tokens, .client = source.client, .account = grant.accountName()};
    const auto json = file.toJson();
    if (!json) {
        Error error = json.error();
        error.facts.insert(grant.life.facts(grant.tokens, session.clock()));
        return tl::unexpected(error);
    }
    if (auto saved = savePrivately(path, *json); !saved)
        return saved;
    sayFindings(fileFindings(path, FileHolds::Tokens), session);
    return {};
}

Result<void> rememberTokens(const Source& source, const Grant& grant, Session& session)
{
    if (grant.tokens.refreshToken.isEmpty())
        return fail(Step::Keychain, u"no_refresh_token"_s);
    return await(RememberedSignIns(keychainMs)
                     .save(source.client.clientId, grant.accountName(), grant.tokens.refreshToken),
        session.interrupt);
}

void keepReplacedToken(const Source& source, const TokenSet& renewed, Session& session)
{
    if (!source.isRemembered)
        return session.terminal.say(explainReason(u"refresh_token_replaced"_s));
    const auto saved = await(
        RememberedSignIns(keychainMs).save(source.client.clientId, source.account, renewed.refreshToken),
        session.interrupt);
    if (!saved)
        sayFailure(saved.error(), session);
}

Result<void> forgetRemembered(const Source& source, Session& session)
{
    if (!source.isRemembered)
        return {};
    return await(
        RememberedSignIns(keychainMs).forget(source.client.clientId, source.account), session.interrupt);
}

} // namespace scopelight
