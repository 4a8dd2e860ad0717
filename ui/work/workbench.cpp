// SPDX-License-Identifier: Apache-2.0
#include "work/workbench.h"

#include "scopes/scopefindings.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// What makes a client the same one: its ID and where it signs in. Its secret and its redirect URIs may
/// change.
QStringList identityOf(const std::optional<OAuthClient>& client)
{
    return client ? QStringList{client->clientId, client->authUri, client->tokenUri} : QStringList();
}

} // namespace

Workbench::Workbench(Parts parts, QObject* parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_practice(m_parts.practiceProgram, m_parts.practiceArguments)
    , m_signIn(m_parts.network, m_parts.flow, m_parts.clock)
    , m_grant(m_parts.network, m_parts.flow, m_parts.clock, GrantCount(m_parts.countFile))
    , m_drive(m_parts.network)
    , m_access(m_parts.network)
    , m_online(m_parts.network, m_parts.clock)
    , m_classStore(m_parts.classFile)
{
    connect(&m_clientFile, &ClientFile::changed, this, &Workbench::forgetWhatFollowsTheClient);
    connect(&m_practice, &Practice::started, this, [this](const QString&, const QString& file) {
        m_clientFile.open(file);
        if (m_scopes.isEmpty())
            setScopes(Practice::scopes());
    });
    connect(&m_signIn, &SignIn::succeeded, this, [this](const Grant& grant) {
        m_drive.clear();
        m_access.clear();
        m_isAfterRevoking = std::exchange(m_startsClean, false);
        m_grant.take(grant, m_signIn.plan().client, m_signIn.server());
    });
    connect(&m_grant, &GrantWork::revoked, &m_drive, &DriveWork::clear);
    connect(&m_grant, &GrantWork::revoked, &m_access, &AccessWork::clear);
    connect(&m_grant, &GrantWork::revoked, this, [this] {
        if (!m_signIn.isRunning())
            m_signIn.reset(); // what it gave is over
        if (m_startsClean)
            startSignIn();
    });
    connect(
        &m_grant, &GrantWork::changed, this, [this] { m_startsClean = m_startsClean && !m_grant.error(); });
    for (const auto signal : {&Workbench::scopesChanged, &Workbench::optionsChanged}) {
        connect(this, signal, &m_online, &OnlineWork::clear);
        connect(this, signal, this, &Workbench::changed);
    }
    connect(&m_signIn, &SignIn::changed, this, &Workbench::noteRefusedScopes);
    connect(&m_online, &OnlineWork::changed, this, &Workbench::noteRefusedScopes);
    connect(this, &Workbench::scopesChanged, this, &Workbench::noteRefusedScopes);
    connect(&m_clientFile, &ClientFile::changed, this, &Workbench::changed);
    connect(&m_practice, &Practice::started, this, &Workbench::changed);
    connect(&m_practice, &Practice::failed, this, &Workbench::changed);
    connect(&m_signIn, &SignIn::changed, this, &Workbench::changed);
    connect(&m_grant, &GrantWork::changed, this, &Workbench::changed);
    connect(&m_drive, &DriveWork::changed, this, &Workbench::changed);
    connect(&m_access, &AccessWork::changed, this, &Workbench::changed);
    connect(&m_online, &OnlineWork::changed, this, &Workbench::changed);
    connect(&m_parts.trace, &HttpTrace::recorded, this, &Workbench::changed);
    m_history = new History(*this, RunStore(m_parts.runFolder));
    connect(m_history, &History::changed, this, &Workbench::changed);
}

void Workbench::setScopes(const ScopeSet& scopes)
{
    if (m_scopes.scopes() == scopes.scopes())
        return;
    m_scopes = scopes;
    m_scopeFindings = ::scopelight::scopeFindings(m_scopes.scopes(), {}, catalogue());
    Q_EMIT scopesChanged();
}

/// A file that cannot be read counts for nothing; who adds to it is told.
const ScopeCatalogue& Workbench::catalogue() const
{
    if (!m_catalogue)
        m_catalogue.emplace(m_classStore.read().value_or(ToldClasses()));
    return *m_catalogue;
}

Result<void> Workbench::takeClasses(const QString& consolePage)
{
    const auto kept = classesOnConsolePage(consolePage, now().toLocalTime().date(), catalogue())
                          .and_then([this](const ToldClasses& told) { return m_classStore.add(told); });
    if (!kept)
        return tl::unexpected(kept.error());
    useClasses(*kept);
    return {};
}

Result<void> Workbench::forgetClasses()
{
    auto forgotten = m_classStore.remove();
    if (forgotten)
        useClasses({});
    return forgotten;
}

void Workbench::useClasses(const ToldClasses& told)
{
    m_catalogue = ScopeCatalogue(told);
    m_scopeFindings = ::scopelight::scopeFindings(m_scopes.scopes(), {}, catalogue());
    Q_EMIT classesChanged();
    Q_EMIT scopesChanged();
}

void Workbench::noteRefusedScopes()
{
    QList<Error> errors;
    if (m_signIn.error())
        errors.append(*m_signIn.error());
    for (const OnlineCheck& check : m_online.checks()) {
        if (check.error)
            errors.append(*check.error);
    }
    QStringList refused;
    for (const Error& error : errors)
        refused += error.facts.value(u"refused_scopes"_s).split(u' ', Qt::SkipEmptyParts);
    refused.removeIf([this](const QString& scope) { return !m_scopes.contains(scope); });
    refused.removeDuplicates();
    if (std::exchange(m_refusedScopes, refused) != refused)
        Q_EMIT refusedScopesChanged();
}

Findings Workbench::scopeFindings() const
{
    Findings findings;
    for (const QString& scope : m_refusedScopes)
        findings.append({Finding::Level::Problem, u"scope_refused"_s,
            {{u"scope"_s, ScopeCatalogue::shortName(scope)}, {u"full_scope"_s, scope}}});
    return areScopesGoogles() ? findings + m_scopeFindings : findings;
}

void Workbench::setOptions(const AuthorizationOptions& options)
{
    if (m_options == options)
        return;
    m_options = options;
    Q_EMIT optionsChanged();
}

void Workbench::setRedirectUri(const QString& uri, bool useAnyway)
{
    if (m_redirectUri == uri && m_useAnyway == useAnyway)
        return;
    m_redirectUri = uri;
    m_useAnyway = useAnyway;
    Q_EMIT optionsChanged();
}

void Workbench::setServer(const QString& issuer, const QString& apiRoot)
{
    if (m_issuer == issuer && m_apiRoot == apiRoot)
        return;
    m_issuer = issuer;
    m_apiRoot = apiRoot;
    Q_EMIT optionsChanged();
}

void Workbench::startPractice()
{
    m_practice.start();
}

void Workbench::startClean()
{
    if (!m_grant.grant() || m_grant.doing() != GrantWork::Doing::Nothing || m_signIn.isRunning())
        return;
    m_startsClean = true;
    m_grant.revoke();
}

bool Workbench::isPractice() const
{
    const auto& client = m_clientFile.client();
    return m_practice.isRunning() && client && originOf(client->authUri) == m_practice.origin();
}

ServerKind Workbench::serverKind() const
{
    if (isPractice())
        return ServerKind::Practice;
    const auto& client = m_clientFile.client();
    return client && client->isGoogle() ? ServerKind::Google : ServerKind::Other;
}

ExplainContext Workbench::context() const
{
    const auto& client = m_clientFile.client();
    if (!client)
        return {.surface = Surface::Window};
    // What a failure is about was asked for then; what is chosen may have changed.
    const bool isOfAttempt = m_signIn.error() && m_online.state() == OnlineWork::State::Idle;
    return {.clientId = client->clientId,
        .project = client->project(),
        .scopes = (isOfAttempt ? m_signIn.plan().scopes : m_scopes).toWire(),
        .server = serverKind(),
        .surface = Surface::Window};
}

bool Workbench::isCounting() const
{
    return m_signIn.isRunning() || m_drive.state() == DriveWork::State::Listing
        || m_grant.remainingMs().value_or(0) > 0;
}

void Workbench::trust(const QStringList& origins)
{
    QStringList& trusted = m_trusted[m_identity];
    trusted += origins;
    trusted.removeDuplicates();
    Q_EMIT changed();
}

QStringList Workbench::trustedOrigins() const
{
    QStringList trusted = m_trusted.value(m_identity);
    if (isPractice())
        trusted.append(m_practice.origin());
    return trusted;
}

SignIn::Plan Workbench::plan() const
{
    return {.client = *m_clientFile.client(),
        .redirectUri = m_redirectUri,
        .useAnyway = m_useAnyway,
        .scopes = m_scopes,
        .options = m_options,
        .issuer = m_issuer,
        .trusted = trustedOrigins(),
        .browser = m_browser};
}

void Workbench::checkOnline()
{
    if (m_clientFile.client() && !m_scopes.isEmpty() && m_online.state() != OnlineWork::State::Asking)
        m_online.ask(plan());
}

void Workbench::startSignIn()
{
    if (!m_clientFile.client() || m_scopes.isEmpty() || m_signIn.isRunning() || m_parts.flow.isRunning())
        return;
    m_signIn.start(plan());
}

void Workbench::askAgainFor(const ScopeSet& missing)
{
    if (!m_clientFile.client() || m_signIn.isRunning() || m_parts.flow.isRunning())
        return;
    SignIn::Plan again = plan();
    again.scopes = missing;
    again.options.includeGrantedScopes = true;
    // Another account would add to nothing, and what it had granted before would come as left-overs. openid
    // is not asked for again: it comes with what was granted, and userinfo names the account then.
    const auto& grant = m_grant.grant();
    if (grant && grant->account && !grant->account->email.isEmpty())
        again.options.loginHint = grant->account->email;
    m_signIn.start(again);
}

/// Another client means another sign-in: nothing of the one before is shown beside it. The same one, read
/// again, keeps what it has.
void Workbench::forgetWhatFollowsTheClient()
{
    const QStringList identity = identityOf(m_clientFile.client());
    const bool isAnother = m_clientFile.client() != m_client;
    m_client = m_clientFile.client();
    if (isAnother)
        m_online.clear(); // its place may be looked at meanwhile: that changes nothing of what was asked
    if (isAnother && m_signIn.state() == SignIn::State::Failed)
        m_signIn.reset(); // what failed may have been mended in the file
    if (identity == m_identity)
        return;
    m_identity = identity;
    m_redirectUri.clear();
    m_useAnyway = false;
    m_issuer.clear();
    m_apiRoot.clear();
    m_startsClean = m_isAfterRevoking = false;
    m_signIn.reset();
    m_grant.clear();
    m_drive.clear();
    m_access.clear();
}

} // namespace scopelight
