// SPDX-License-Identifier: Apache-2.0
#include "work/practice.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int endMs = 3'000;

} // namespace

Practice::Practice(QString program, QStringList more, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_more(std::move(more))
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Practice::readAnnouncement);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(
                {Step::Practice, u"practice_not_started"_s, {{u"reason"_s, m_process.errorString()}}});
    });
    connect(&m_process, &QProcess::finished, this, &Practice::ended);
}

Practice::~Practice()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel(); // --with-parent: it ends by itself, and removes its folder
    if (!m_process.waitForFinished(endMs))
        m_process.kill();
}

ScopeSet Practice::scopes()
{
    return {u"openid"_s, u"email"_s, u"https://www.googleapis.com/auth/drive.metadata.readonly"_s};
}

void Practice::start()
{
    if (isRunning())
        Q_EMIT started(m_origin, m_clientFile);
    else if (m_process.state() == QProcess::NotRunning)
        m_process.start(m_program, QStringList{u"practice"_s, u"--with-parent"_s} + m_more);
}

void Practice::ended()
{
    const bool wasRunning = isRunning();
    m_origin.clear();
    const bool hasReason = !wasRunning || m_process.exitStatus() == QProcess::CrashExit;
    Q_EMIT failed({Step::Practice, wasRunning ? u"practice_ended"_s : u"practice_not_started"_s,
        {{u"reason"_s, hasReason ? m_process.errorString() : QString()}}});
}

void Practice::readAnnouncement()
{
    if (isRunning() || !m_process.canReadLine())
        return;
    const QJsonObject announcement = QJsonDocument::fromJson(m_process.readLine()).object();
    m_origin = announcement.value(u"origin").toString();
    m_clientFile = announcement.value(u"client_file").toString();
    Q_EMIT started(m_origin, m_clientFile);
}

} // namespace scopelight
