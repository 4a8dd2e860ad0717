// SPDX-License-Identifier: Apache-2.0
#include "cli/source.h"

#include "base/strictjson.h"
#include "cli/await.h"
#include "cli/failuretext.h"
#include "cli/missingsecret.h"
#include "cli/savedtokens.h"
#include "google/drivequery.h"
#include "oauth/trustedserver.h"
#include "run/profile.h"
#include "scopes/scopecatalogue.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What the command line and the profile together ask for.
struct Wanted {
    QString clientFile = {};
    QStringList scopes = {};
    QStringList trusted = {};
    QString issuer = {};
    QString apiRoot = {};
};

/// The command line's own words go before the profile's.
void applyProfile(const Profile& profile, Wanted& wanted, Source& source)
{
    if (wanted.clientFile.isEmpty())
        wanted.clientFile = profile.clientFile;
    if (wanted.scopes.isEmpty())
        wanted.scopes = profile.scopes;
    if (wanted.issuer.isEmpty())
        wanted.issuer = profile.issuer;
    if (wanted.apiRoot.isEmpty())
        wanted.apiRoot = profile.apiRoot;
    if (source.redirectUri.isEmpty())
        source.redirectUri = profile.redirectUri;
    wanted.trusted += profile.trustedHere();
    source.options = profile.options;
}

void applyOptions(const SourceOptions& given, AuthorizationOptions& options)
{
    options.accessType = given.accessType.value_or(options.accessType);
    options.prompt = given.prompt.value_or(options.prompt);
    if (!given.loginHint.isEmpty())
        options.loginHint = given.loginHint;
    options.includeGrantedScopes = options.includeGrantedScopes || given.includeGrantedScopes;
}

/// The provider's client and API stand in for those of a profile; what the profile asks for stays.
Result<void> startPractice(const SourceOptions& given, Wanted& wanted, Source& source)
{
    QStringList arguments;
    if (given.autoConsent)
        arguments.append(u"--auto-consent"_s);
    if (!source.redirectUri.isEmpty())
        arguments.append({u"--redirect-uri"_s, source.redirectUri});
    auto process = PracticeProcess::start(arguments);
    if (!process)
        return tl::unexpected(process.error());
    source.practice = std::move(*process);
    wanted.clientFile = source.practice->clientFile();
    wanted.trusted.append(source.practice->origin());
    wanted.issuer.clear();
    wanted.apiRoot = source.practice->origin();
    if (wanted.scopes.isEmpty())
        wanted.scopes = QStringList{u"openid"_s, u"email"_s, u"drive.metadata.readonly"_s};
    return {};
}

Result<void> readClient(const QString& path, Session& session, Source& source)
{
    auto client = OAuthClient::read(path);
    if (!client)
        return tl::unexpected(client.error());
    source.client = std::move(*client);
    source.clientFile = path;
    const auto* preflight = std::get_if<PreflightCommand>(&session.line.command);
    const bool isOnlyLookedAt = preflight != nullptr && !preflight->online; // the secret goes nowhere
    if (source.client.clientSecret || isOnlyLookedAt)
        return {};
    const auto secret = missingSecret(session.terminal, session.interrupt);
    if (!secret)
        return tl::unexpected(secret.error());
    source.client.clientSecret = *secret;
    return {};
}

Result<void> readServiceAccount(const QString& path, Source& source)
{
    const auto bytes = readSmallFile(path, Step::ServiceAccount);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto account = ServiceAccount::parse(*bytes);
    if (!account)
        return tl::unexpected(account.error());
    source.client.clientId = account->clientId;
    source.client.projectId = account->projectId;
    source.client.tokenUri = account->tokenUri;
    source.serviceAccount = std::move(*account);
    return {};
}

/// A foreign token never goes to Google's APIs, nor Google's to a stranger's.
Result<QUrl> findApiRoot(const Wanted& wanted, const Source& source, const SourceOptions& given)
{
    if (wanted.apiRoot.isEmpty())
        return source.server.isGoogle() ? QUrl(googleApiRoot) : QUrl();
    const QString origin = originOf(wanted.apiRoot);
    const bool isTrusted = !given.apiRoot.isEmpty() || isGoogleOrigin(origin)
        || wanted.trusted.contains(origin) || isLoopbackHost(QUrl(wanted.apiRoot).host());
    if (!isTrusted)
        return fail(Step::Trust, u"untrusted_server"_s,
            {{u"origins"_s, origin}, {u"origin"_s, origin}, {u"would_get"_s, u"access_token"_s}});
    return QUrl(wanted.apiRoot);
}

Result<void> readFiles(const SourceOptions& given, Wanted& wanted, Session& session, Source& source)
{
    if (!given.profileFile.isEmpty()) {
        const auto profile = Profile::read(given.profileFile);
        if (!profile)
            return tl::unexpected(profile.error());
        applyProfile(*profile, wanted, source);
        if (const QStringList unknown = profile->unknownMembers(); !unknown.isEmpty())
            sayFindings({{Finding::Level::Look, u"profile_members_unknown"_s,
                            {{u"members"_s, unknown.join(u", "_s)}}}},
                session);
        // In CI the profile is at hand and its client file is not; a saved sign-in knows its client.
        if (!given.tokenFile.isEmpty() && given.clientFile.isEmpty() && !QFileInfo::exists(wanted.clientFile))
            wanted.clientFile.clear();
    }
    if (given.practice) {
        if (auto started = startPractice(given, wanted, source); !started)
            return started;
    }
    applyOptions(given, source.options);
    if (!given.serviceAccountFile.isEmpty())
        return readServiceAccount(given.serviceAccountFile, source);
    if (!wanted.clientFile.isEmpty()) {
        if (auto read = readClient(wanted.clientFile, session, source); !read)
            return read;
    }
    return readSavedTokens(given, session, source);
}

/// An empty word is no scope: what counts is what is left when the names are expanded.
Result<ScopeSet> completeScopes(const Wanted& wanted, const Source& source, bool literally)
{
    if (wanted.clientFile.isEmpty() && !source.tokens && !source.serviceAccount)
        return fail(Step::Usage, u"no_source"_s);
    auto scopes = expandScopes(wanted.scopes, literally);
    if (scopes && scopes->isEmpty() && !source.tokens)
        return fail(Step::Usage, u"no_scopes"_s);
    return scopes;
}

/// What a server that is not trusted would have been sent, for the words of a refusal.
Error withWouldGet(Error error, const Source& source)
{
    if (error.code == u"untrusted_server" && source.serviceAccount)
        error.facts.insert(u"would_get"_s, u"assertion"_s);
    else if (error.code == u"untrusted_server" && source.tokens)
        error.facts.insert(u"would_get"_s, u"tokens"_s);
    return error;
}

/// Which server and which API; the first that a byte is sent to, and only when trusted.
Result<void> findServers(const SourceOptions& given, const Wanted& wanted, Session& session, Source& source)
{
    const auto server = await(
        findTrustedServer(session.network, source.client, wanted.issuer, wanted.trusted), session.interrupt);
    if (!server)
        return tl::unexpected(withWouldGet(server.error(), source));
    source.server = *server;
    session.context.server = source.server.kind();
    const auto apiRoot = findApiRoot(wanted, source, given);
    if (!apiRoot)
        return tl::unexpected(apiRoot.error());
    source.apiRoot = *apiRoot;
    return {};
}

} // namespace

Result<ScopeSet> expandScopes(const QStringList& written, bool literally)
{
    if (literally)
        return ScopeSet::parse(written.join(u' ').trimmed());
    const ScopeCatalogue catalogue;
    QStringList expanded;
    for (const QString& scope : written.join(u' ').split(u' ', Qt::SkipEmptyParts))
        expanded.append(catalogue.expand(scope).value_or(scope));
    return ScopeSet::parse(expanded.join(u' '));
}

Result<ScopeSet> scopesAskedFor(const SourceOptions& given, const Profile& profile)
{
    return expandScopes(given.scopes.isEmpty() ? profile.scopes : given.scopes, given.literalScopes);
}

Result<Source> resolveSource(Session& session)
{
    const SourceOptions& given = session.line.source;
    Wanted wanted{.clientFile = given.clientFile,
        .scopes = given.scopes,
        .issuer = given.issuer,
        .apiRoot = given.apiRoot};
    for (const QString& server : given.trustedServers)
        wanted.trusted.append(originOf(server));

    Source source{.redirectUri = given.redirectUri, .useAnyway = given.useAnyway};
    if (const auto read = readFiles(given, wanted, session, source); !read)
        return tl::unexpected(read.error());
    const auto scopes = completeScopes(wanted, source, given.literalScopes);
    if (!scopes)
        return tl::unexpected(scopes.error());
    source.scopes = *scopes;
    session.context = {.clientId = source.client.clientId,
        .project = source.client.project(),
        .scopes = source.scopes.toWire(),
        .server = ServerKind::Other};
    if (const auto found = findServers(given, wanted, session, source); !found)
        return tl::unexpected(found.error());
    return source;
}

} // namespace scopelight
