// SPDX-License-Identifier: Apache-2.0
#include "cli/practiceprocess.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int startMs = 10'000;
constexpr int endMs = 3'000;

} // namespace

Result<std::unique_ptr<PracticeProcess>> PracticeProcess::start(const QStringList& arguments)
{
    std::unique_ptr<PracticeProcess> provider(new PracticeProcess);
    QProcess& process = provider->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(
        QCoreApplication::applicationFilePath(), QStringList{u"practice"_s, u"--with-parent"_s} + arguments);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(startMs))
            return fail(Step::Practice, u"practice_not_started"_s, {{u"reason"_s, process.errorString()}});
    }
    const QJsonObject announcement = QJsonDocument::fromJson(process.readLine()).object();
    provider->m_origin = announcement.value(u"origin").toString();
    provider->m_clientFile = announcement.value(u"client_file").toString();
    return provider;
}

PracticeProcess::~PracticeProcess()
{
    m_process.closeWriteChannel(); // --with-parent: it ends by itself, and removes its folder
    if (!m_process.waitForFinished(endMs))
        m_process.kill();
}

} // namespace scopelight
