// SPDX-License-Identifier: Apache-2.0
#include "work/clientfile.h"

#include "base/fileaccess.h"
#include "base/whenfinished.h"
#include "oauth/clientfindings.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace scopelight {

ClientFile::ClientFile(QObject* parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, [this] {
        m_isStale = true;
        Q_EMIT changed();
    });
}

void ClientFile::open(const QString& path)
{
    forget();
    m_path = path;
    read();
}

void ClientFile::reload()
{
    open(QString(m_path));
}

void ClientFile::close()
{
    forget();
    Q_EMIT changed();
}

void ClientFile::forget()
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    ++m_readings;
    m_path.clear();
    m_client.reset();
    m_problem.reset();
    m_findings.clear();
    m_isStale = false;
    m_isPlaceChecked = false;
    m_isSecretTyped = false;
}

void ClientFile::typeSecret(const Secret& secret)
{
    if (!m_client)
        return;
    m_client->clientSecret = secret.isEmpty() ? std::nullopt : std::optional(secret);
    m_isSecretTyped = !secret.isEmpty();
    Q_EMIT changed();
}

Result<void> ClientFile::makePrivate()
{
    if (!restrictToOwner(m_path))
        return fail(
            Step::Output, u"file_not_writable"_s, {{u"path"_s, m_path}, {u"reason"_s, u"write_failed"_s}});
    reload();
    return {};
}

void ClientFile::read()
{
    m_watcher.addPath(m_path);
    const auto client = OAuthClient::read(m_path);
    if (client) {
        m_client = *client;
        m_findings = worstFirst(clientFindings(*client, {}));
        checkPlace();
    } else {
        m_problem = client.error();
    }
    Q_EMIT changed();
}

/// It asks git, which may take a while.
void ClientFile::checkPlace()
{
    const FileHolds holds = m_client->clientSecret ? FileHolds::ClientSecret : FileHolds::NoSecret;
    whenFinished(QtConcurrent::run(fileFindings, QString(m_path), holds), this,
        [this, reading = m_readings](const Findings& findings) {
            if (reading != m_readings)
                return;
            m_findings = worstFirst(m_findings + findings);
            m_isPlaceChecked = true;
            Q_EMIT changed();
        });
}

} // namespace scopelight
