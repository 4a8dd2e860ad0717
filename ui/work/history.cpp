// SPDX-License-Identifier: Apache-2.0
#include "work/history.h"

#include "base/whenfinished.h"
#include "run/report.h"
#include "work/workbench.h"

#include <QUrlQuery>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

History::History(Workbench& workbench, RunStore store)
    : QObject(&workbench)
    , m_workbench(workbench)
    , m_store(std::move(store))
{
    m_writer.setMaxThreadCount(1); // in order
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

/// What failed on this machine or its network, was cancelled here, or waits for trust says nothing about the
/// configuration.
bool History::isWorthKeeping(const Error& error)
{
    const Outcome outcome = outcomeOf(error);
    const bool isCancelled = error.code == u"cancelled" && !error.isServersWord;
    return error.step != Step::Trust && !isCancelled && outcome != Outcome::MachineInTheWay
        && outcome != Outcome::ServerUnavailable && outcome != Outcome::Interrupted;
}

/// In words that name no account and no folder.
QString History::words(const Error& error) const
{
    return explain(forOthers(error), m_workbench.context()).headline;
}

void History::followTheSignIn()
{
    const SignIn& signIn = m_workbench.signIn();
    if (signIn.state() != SignIn::State::Failed)
        return m_failure.reset();
    // An attempt that was given up may still be told what the browser showed.
    if (std::exchange(m_failure, signIn.error()) == signIn.error() || !isWorthKeeping(*signIn.error()))
        return;
    const SignIn::Plan& plan = signIn.plan();
    add({.clientId = plan.client.clientId,
        .server = m_workbench.serverKind(),
        .redirectUri =
            QUrlQuery(signIn.address())
                .queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded), // as it was sent, if it was
        .isAfterRevoking = m_workbench.isStartingClean(),
        .requested = plan.scopes,
        .failure = words(*signIn.error())});
}

void History::signedIn()
{
    m_current.reset();
    RunRecord run = recordOf(*m_workbench.grant().grant());
    run.isAfterRevoking = m_workbench.isAfterRevoking();
    add(run);
}

void History::followTheGrant()
{
    const GrantWork& work = m_workbench.grant();
    const bool isRefreshing = work.doing() == GrantWork::Doing::Refreshing;
    const bool hasEnded = std::exchange(m_wasRefreshing, isRefreshing) && !isRefreshing;
    if (!hasEnded || !work.grant() || (work.error() && !isWorthKeeping(*work.error())))
        return;
    RunRecord run = recordOf(*work.grant());
    run.kind = RunRecord::Kind::Refresh;
    if (work.error()) {
        run.areScopesKnown = false;
        run.outcomes.clear();
        run.failure = words(*work.error());
    }
    add(run);
}

void History::followTheListing()
{
    const DriveWork& drive = m_workbench.drive();
    if (!m_current || drive.state() != DriveWork::State::Done || !drive.query().query.isEmpty())
        return;
    const qint64 files = drive.progress().files;
    if (std::exchange(m_current->driveFiles, files) != files)
        update(*m_current);
}

/// What the workbench knows of how it was asked. Two runs of one millisecond stand one after the other.
void History::add(RunRecord run)
{
    run.at = m_workbench.now();
    while (run.at == m_lastAt || m_store.holds(run.at))
        run.at = run.at.addMSecs(1);
    m_lastAt = run.at;
    if (const auto& client = m_workbench.clientFile().client())
        run.project = client->project();
    run.options = m_workbench.signIn().plan().options;
    run.options.loginHint.clear();
    if (run.failure.isEmpty())
        m_current = run;
    runs();
    m_runs->append(run);
    std::stable_sort(m_runs->begin(), m_runs->end(),
        [](const RunRecord& left, const RunRecord& right) { return left.at > right.at; });
    if (m_runs->size() > RunStore::mostRuns)
        m_runs->resize(RunStore::mostRuns);
    write(run, false);
}

/// What was forgotten meanwhile does not come back.
void History::update(const RunRecord& run)
{
    runs();
    const auto same = std::ranges::find(*m_runs, run.at, &RunRecord::at);
    if (same == m_runs->end())
        return m_current.reset();
    *same = run;
    write(run, true);
}

/// A disk may take its time: one after the other, where nobody waits. What was forgotten meanwhile, by
/// another window, does not come back.
void History::write(const RunRecord& run, bool mustBeThere)
{
    const auto save = [store = m_store, run, mustBeThere]() -> Result<void> {
        return mustBeThere && !store.holds(run.at) ? Result<void>() : store.save(run);
    };
    whenFinished(QtConcurrent::run(&m_writer, save), this, [this](const Result<void>& done) { note(done); });
    Q_EMIT changed();
}

void History::readAgain()
{
    m_writer.waitForDone();
    m_runs = m_store.read();
}

void History::forget(const RunRecord& run)
{
    runs();
    if (m_current && m_current->at == run.at)
        m_current.reset(); // what is listed later does not bring it back
    m_writer.waitForDone(); // what is still written would come back
    const auto done = m_store.forget(run);
    if (done)
        m_runs->removeIf([&run](const RunRecord& other) { return other.at == run.at; });
    note(done);
}

void History::forgetAll()
{
    m_current.reset();
    m_writer.waitForDone();
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
