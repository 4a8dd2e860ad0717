// SPDX-License-Identifier: Apache-2.0
#include "work/history.h"

#include "work/workbench.h"

#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

History::History(Workbench& workbench, RunStore store)
    : QObject(&workbench)
    , m_workbench(workbench)
    , m_store(std::move(store))
{
    connect(&workbench.signIn(), &SignIn::changed, this, &History::followTheSignIn);
    connect(&workbench.signIn(), &SignIn::succeeded, this, &History::signedIn);
    connect(&workbench.grant(), &GrantWork::changed, this, &History::followTheGrant);
    connect(&workbench.grant(), &GrantWork::revoked, this, [this] { m_current.reset(); });
    connect(&workbench.drive(), &DriveWork::changed, this, &History::followTheListing);
}

const QList<RunRecord>& History::runs() const
{
    if (!m_runs)
        m_runs = m_store.read();
    return *m_runs;
}

qsizetype History::count() const
{
    if (m_runs)
        return m_runs->size();
    if (m_count < 0)
        m_count = m_store.count();
    return m_count;
}

/// A sign-in that somebody cancelled, or that waits for trust, says nothing about the configuration.
void History::followTheSignIn()
{
    const SignIn& signIn = m_workbench.signIn();
    const bool hasFailed = signIn.state() == SignIn::State::Failed;
    const bool isNew = hasFailed && !std::exchange(m_hasFailed, hasFailed);
    m_hasFailed = hasFailed;
    if (!isNew || signIn.error()->step == Step::Trust || signIn.error()->code == u"cancelled")
        return;
    const SignIn::Plan& plan = signIn.plan();
    add({.clientId = plan.client.clientId,
        .server = m_workbench.serverKind(),
        .redirectUri =
            QUrlQuery(signIn.address())
                .queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), // as it was sent, if it was
        .requested = plan.scopes,
        .failure = explain(*signIn.error(), m_workbench.context()).headline});
}

void History::signedIn()
{
    m_current.reset();
    add(recordOf(*m_workbench.grant().grant()));
}

void History::followTheGrant()
{
    const GrantWork& work = m_workbench.grant();
    const bool isRefreshing = work.doing() == GrantWork::Doing::Refreshing;
    const bool isRefreshed = std::exchange(m_wasRefreshing, isRefreshing) && !isRefreshing && !work.error();
    if (!isRefreshed || !work.grant())
        return;
    RunRecord run = recordOf(*work.grant());
    run.kind = RunRecord::Kind::Refresh;
    add(run);
}

void History::followTheListing()
{
    const DriveWork& drive = m_workbench.drive();
    if (!m_current || drive.state() != DriveWork::State::Done || !drive.query().query.isEmpty())
        return;
    const qint64 files = drive.progress().files;
    if (std::exchange(m_current->driveFiles, files) != files)
        keep(*m_current);
}

/// What the workbench knows of how it was asked.
void History::add(RunRecord run)
{
    run.at = m_workbench.now();
    while (!runs().isEmpty() && run.at <= runs().first().at)
        run.at = runs().first().at.addMSecs(1); // a clock may have been set back
    if (const auto& client = m_workbench.clientFile().client())
        run.project = client->project();
    run.options = m_workbench.signIn().plan().options;
    run.options.loginHint.clear();
    run.isAfterRevoking = m_workbench.isAfterRevoking();
    if (run.failure.isEmpty())
        m_current = run;
    keep(run);
}

void History::keep(const RunRecord& run)
{
    runs();
    const auto same =
        std::ranges::find_if(*m_runs, [&run](const RunRecord& other) { return other.at == run.at; });
    if (same != m_runs->end())
        *same = run;
    else
        m_runs->prepend(run);
    note(m_store.save(run));
}

void History::forget(const RunRecord& run)
{
    runs();
    if (m_current && m_current->at == run.at)
        m_current.reset(); // what is listed later does not bring it back
    const auto done = m_store.forget(run);
    if (done)
        m_runs->removeIf([&run](const RunRecord& other) { return other.at == run.at; });
    note(done);
}

void History::forgetAll()
{
    m_current.reset();
    const auto done = m_store.forgetAll();
    m_runs = m_store.read(); // what is left, if something is
    note(done);
}

void History::note(const Result<void>& done)
{
    m_error = done ? std::nullopt : std::optional(done.error());
    Q_EMIT changed();
}

} // namespace scopelight
