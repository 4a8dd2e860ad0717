// SPDX-License-Identifier: Apache-2.0
#include "work/profilework.h"

#include "base/shellword.h"
#include "base/strictjson.h"
#include "oauth/filekind.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QJsonObject asSaved(const Profile& profile, const QString& path)
{
    return QJsonDocument::fromJson(profile.toJson(QFileInfo(path).absolutePath())).object();
}

/// Short where that says the same, as people write profiles.
QString writtenScope(const ScopeCatalogue& catalogue, const QString& scope)
{
    const QString name = ScopeCatalogue::shortName(scope);
    return catalogue.expand(name) == scope ? name : scope;
}

QString wireScope(const ScopeCatalogue& catalogue, const QString& written)
{
    return catalogue.expand(written).value_or(written);
}

bool isSameScope(const QString& one, const QString& other)
{
    return canonicalScope(one) == canonicalScope(other);
}

} // namespace

ProfileWork::ProfileWork(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::changed, this, [this] {
        if (m_isOpen)
            Q_EMIT changed();
    });
}

bool ProfileWork::isProfile(const QString& path)
{
    if (path.endsWith(u".scopelight.json"))
        return true;
    const auto bytes = readSmallFile(path, Step::Profile);
    return bytes && kindOfObject(QJsonDocument::fromJson(*bytes).object()) == u"profile";
}

void ProfileWork::open(const QString& path)
{
    const auto profile = Profile::read(path);
    m_problem = profile ? std::nullopt : std::optional(profile.error());
    if (profile) {
        setUp(*profile);
        take(*profile, path);
    }
    Q_EMIT changed();
}

/// The client first: another one takes away what belonged to the one before.
void ProfileWork::setUp(const Profile& profile)
{
    m_workbench.clientFile().open(profile.clientFile);
    m_workbench.setRedirectUri(profile.redirectUri, false);
    m_workbench.setServer(profile.issuer, profile.apiRoot);
    m_workbench.setOptions(profile.options);
    QStringList scopes;
    for (const QString& scope : profile.scopes)
        scopes.append(wireScope(m_workbench.catalogue(), scope));
    m_workbench.setScopes(ScopeSet(scopes));
    m_workbench.trust(profile.trustedHere());
}

void ProfileWork::take(const Profile& profile, const QString& path)
{
    m_profile = profile;
    m_path = QFileInfo(path).absoluteFilePath();
    m_saved = asSaved(profileFor(m_path), m_path);
    m_kept = m_profile;
    m_isOpen = true;
}

void ProfileWork::begin()
{
    m_profile = {};
    m_path.clear();
    m_saved = {};
    m_problem.reset();
    m_isOpen = true;
    for (const QString& scope : m_workbench.scopes().scopes())
        setWanted(scope, Wanted::Granted);
    m_kept = m_profile;
    Q_EMIT changed();
}

void ProfileWork::save(const QString& path)
{
    const Profile profile = profileFor(path);
    const auto saved = profile.save(path);
    m_problem = saved ? std::nullopt : std::optional(saved.error());
    if (saved)
        take(profile, path);
    Q_EMIT changed();
}

bool ProfileWork::isChanged() const
{
    return asSaved(profileFor(m_path), m_path) != m_saved;
}

bool ProfileWork::isUnsaved() const
{
    if (!m_path.isEmpty())
        return isChanged();
    return m_isOpen
        && (m_profile.name != m_kept.name || m_profile.declared != m_kept.declared
            || m_profile.expectations != m_kept.expectations);
}

/// The practice provider's client ends with the provider: a profile names the client that it stands in for.
Profile ProfileWork::profileFor(const QString& path) const
{
    Profile profile = m_profile;
    if (!m_workbench.isPractice() && !m_workbench.clientFile().path().isEmpty())
        profile.clientFile = m_workbench.clientFile().path();
    if (profile.clientFile.isEmpty())
        profile.clientFile = QFileInfo(path).absoluteDir().filePath(u"client_secret.json"_s);
    if (!m_workbench.isPractice()) {
        profile.redirectUri = m_workbench.redirectUri();
        profile.issuer = m_workbench.issuer();
        profile.apiRoot = m_workbench.apiRoot();
    }
    profile.options = m_workbench.options();
    QStringList scopes;
    for (const QString& scope : m_workbench.scopes().scopes())
        scopes.append(writtenScope(m_workbench.catalogue(), scope));
    profile.scopes = scopes;
    return profile;
}

void ProfileWork::setName(const QString& name)
{
    m_profile.name = name;
    Q_EMIT changed();
}

void ProfileWork::setDeclared(const QStringList& scopes)
{
    m_profile.declared = scopes;
    Q_EMIT changed();
}

void ProfileWork::setExpectation(const QString& member, const QJsonValue& value)
{
    if (value.isUndefined() || (value.isArray() && value.toArray().isEmpty()))
        m_profile.expectations.remove(member);
    else
        m_profile.expectations.insert(member, value);
    Q_EMIT changed();
}

ProfileWork::Wanted ProfileWork::wanted(const QString& scope) const
{
    const auto names = [&](const QString& member) {
        const QJsonArray written = expectations().value(member).toArray();
        return std::any_of(written.begin(), written.end(), [&](const QJsonValue& value) {
            return isSameScope(wireScope(m_workbench.catalogue(), value.toString()), scope);
        });
    };
    if (names(u"granted"_s))
        return Wanted::Granted;
    return names(u"not_granted"_s) ? Wanted::NotGranted : Wanted::Either;
}

void ProfileWork::setWanted(const QString& scope, Wanted wanted)
{
    const auto set = [&](const QString& member, bool isIn) {
        QJsonArray kept;
        for (const QJsonValue value : expectations().value(member).toArray()) {
            if (!isSameScope(wireScope(m_workbench.catalogue(), value.toString()), scope))
                kept.append(value);
        }
        if (isIn)
            kept.append(writtenScope(m_workbench.catalogue(), scope));
        setExpectation(member, kept);
    };
    set(u"granted"_s, wanted == Wanted::Granted);
    set(u"not_granted"_s, wanted == Wanted::NotGranted);
}

QStringList ProfileWork::scopes() const
{
    QStringList scopes = m_workbench.scopes().scopes();
    for (const QString& member : {u"granted"_s, u"not_granted"_s}) {
        for (const QJsonValue value : expectations().value(member).toArray()) {
            const QString scope = wireScope(m_workbench.catalogue(), value.toString());
            if (!ScopeSet(scopes).contains(scope))
                scopes.append(scope);
        }
    }
    return scopes;
}

ScopeSet ProfileWork::scopesOfAccess() const
{
    return scopelight::scopesOfAccess(m_profile, m_workbench.catalogue());
}

Expectations ProfileWork::accessOutcomes() const
{
    return checkAccess(m_profile, m_workbench.access().rows(), m_workbench.catalogue());
}

Expectations ProfileWork::outcomes() const
{
    const Profile profile = profileFor(m_path);
    Expectations lines = checkRequest(profile, m_workbench.scopes(), m_workbench.catalogue());
    const auto& grant = m_workbench.grant().grant();
    if (grant)
        lines += checkGrant(profile, *grant, m_workbench.catalogue()) + accessOutcomes();
    else
        lines += notChecked(profile, m_workbench.catalogue(), std::nullopt);
    if (const auto wanted = wantedDriveFiles(profile); grant && wanted)
        lines.append(checkListing(*wanted));
    for (Expectation& line : lines) {
        if (!grant && line.outcome == Expectation::Outcome::NotChecked && line.reason == u"not_tried")
            line.reason = u"not_signed_in"_s;
    }
    return lines;
}

/// What is on the Drive page: enough files prove it, too few only where nothing was left out.
Expectation ProfileWork::checkListing(qint64 wanted) const
{
    const DriveWork& drive = m_workbench.drive();
    const qint64 listed = drive.progress().files;
    if (listed < wanted && drive.state() == DriveWork::State::Failed)
        return checkDrive(wanted, tl::unexpected(*drive.error()));
    const bool isAll = drive.state() == DriveWork::State::Done && drive.query().query.isEmpty();
    if (listed >= wanted || isAll)
        return checkDrive(wanted, listed);
    return {.member = u"drive_files_at_least"_s,
        .reason = u"not_listed"_s,
        .facts = {{u"wanted"_s, QString::number(wanted)}}};
}

QString ProfileWork::command() const
{
    if (m_path.isEmpty())
        return {};
    QStringList words{u"scopelight-cli"_s, u"check"_s, u"--profile"_s, shellWord(m_path)};
    if (m_workbench.isPractice())
        words.append(u"--practice"_s);
    return words.join(u' ');
}

} // namespace scopelight
