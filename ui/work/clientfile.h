// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oauth/oauthclient.h"

#include <QFileSystemWatcher>
#include <QObject>

#include <optional>

namespace scopelight {

/// The client file that the window works on: read when it is opened, checked, and watched for changes. Its
/// secret stays in memory from then on, and is never written elsewhere.
class ClientFile : public QObject {
    Q_OBJECT

public:
    explicit ClientFile(QObject* parent = nullptr);

    /// Reads the file; what it is, or why it is none, is told by changed(), once. An earlier one is
    /// forgotten.
    void open(const QString& path);
    /// Reads the same file again.
    void reload();
    void close();
    /// For a file without a secret; gone when the file is read again. An empty one takes it back.
    void typeSecret(const Secret& secret);
    /// Takes the file from everybody but its owner. Code file_not_writable.
    Result<void> makePrivate();

    const QString& path() const { return m_path; }
    const std::optional<OAuthClient>& client() const { return m_client; }
    bool isSecretTyped() const { return m_isSecretTyped; }
    /// Why the file is no client file.
    const std::optional<Error>& problem() const { return m_problem; }
    /// Of its content at once, of the place where it lies a moment later; worst first.
    const Findings& findings() const { return m_findings; }
    /// Whether the place where it lies has been looked at.
    bool isPlaceChecked() const { return m_isPlaceChecked; }
    /// Whether the file has changed since it was read.
    bool isStale() const { return m_isStale; }

Q_SIGNALS:
    /// Another file, other findings, or it has changed on disk.
    void changed();

private:
    void forget();
    void read();
    void checkPlace();

    QString m_path;
    std::optional<OAuthClient> m_client;
    std::optional<Error> m_problem;
    Findings m_findings;
    bool m_isStale = false;
    bool m_isSecretTyped = false;
    bool m_isPlaceChecked = false;
    int m_readings = 0; ///< so that a late check of an earlier file is not taken for this one's
    QFileSystemWatcher m_watcher;
};

} // namespace scopelight
