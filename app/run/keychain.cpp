// SPDX-License-Identifier: Apache-2.0
#include "run/keychain.h"

#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString service()
{
    return u"Scopelight"_s;
}

QString nameOf(const QKeychain::Job& job)
{
    if (qobject_cast<const QKeychain::ReadPasswordJob*>(&job) != nullptr)
        return u"load"_s;
    return qobject_cast<const QKeychain::WritePasswordJob*>(&job) != nullptr ? u"save"_s : u"forget"_s;
}

/// QtKeychain 0.13 has no isAvailable() and names a missing keychain in several ways: what is not "no such
/// entry" is that.
tl::unexpected<Error> noKeychain(const QKeychain::Job& job)
{
    return fail(
        Step::Keychain, u"no_keychain"_s, {{u"job"_s, nameOf(job)}, {u"reason"_s, job.errorString()}});
}

/// A save that comes through when nobody waits any more: the user was told that nothing is kept.
void takeBack(const QString& key)
{
    auto* job = new QKeychain::DeletePasswordJob(service());
    job->setKey(key);
    job->start(); // deletes itself
}

/// Starts a job and answers with `read`, or with keychain_timeout. A job that overruns goes on by itself: its
/// back ends hold plain pointers to it, so that it must not be deleted before it has finished.
template <class T, class Job>
QFuture<Result<T>> run(Job* job, int timeoutMs, std::function<Result<T>(const Job&)> read,
    std::function<void(const Job&)> tooLate = {})
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](const Result<T>& result) {
        promise->addResult(result);
        promise->finish();
    };
    QObject::connect(job, &Job::finished, job, [promise, answer, job, read, tooLate] {
        if (!promise->future().isFinished())
            answer(read(*job));
        else if (tooLate)
            tooLate(*job);
    });
    QTimer::singleShot(timeoutMs, job, [promise, answer, job] {
        if (!promise->future().isFinished())
            answer(fail(Step::Keychain, u"keychain_timeout"_s, {{u"job"_s, nameOf(*job)}}));
    });
    job->setInsecureFallback(false); // never a plain file
    job->start();
    return promise->future();
}

} // namespace

QFuture<Result<void>> Keychain::save(const QString& key, const Secret& secret) const
{
    using Job = QKeychain::WritePasswordJob;
    auto* job = new Job(service());
    job->setKey(key);
    job->setTextData(secret.reveal());
    const auto read = [](const Job& finished) -> Result<void> {
        if (finished.error() != QKeychain::NoError)
            return noKeychain(finished);
        return {};
    };
    const auto tooLate = [](const Job& finished) {
        if (finished.error() == QKeychain::NoError)
            takeBack(finished.key());
    };
    return run<void, Job>(job, m_timeoutMs, read, tooLate);
}

QFuture<Result<Secret>> Keychain::load(const QString& key) const
{
    using Job = QKeychain::ReadPasswordJob;
    auto* job = new Job(service());
    job->setKey(key);
    const auto read = [](const Job& finished) -> Result<Secret> {
        if (finished.error() == QKeychain::EntryNotFound)
            return fail(Step::Keychain, u"not_remembered"_s);
        if (finished.error() != QKeychain::NoError)
            return noKeychain(finished);
        return Secret(finished.textData());
    };
    return run<Secret, Job>(job, m_timeoutMs, read);
}

QFuture<Result<void>> Keychain::forget(const QString& key) const
{
    using Job = QKeychain::DeletePasswordJob;
    auto* job = new Job(service());
    job->setKey(key);
    const auto read = [](const Job& finished) -> Result<void> {
        if (finished.error() != QKeychain::NoError && finished.error() != QKeychain::EntryNotFound)
            return noKeychain(finished);
        return {};
    };
    return run<void, Job>(job, m_timeoutMs, read);
}

QString Keychain::key(const QString& clientId, const QString& account)
{
    return clientId + u' ' + account;
}

} // namespace scopelight
