// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "scopes/scopeset.h"

#include <QObject>
#include <QProcess>

namespace scopelight {

/// The practice provider as a child of this program: scopelight-cli practice, which ends with it.
class Practice : public QObject {
    Q_OBJECT

public:
    /// `program`: where scopelight-cli is; `more`: further arguments, such as scenarios.
    Practice(QString program, QStringList more, QObject* parent = nullptr);
    ~Practice() override;

    /// Starts it, or says at once where a running one is.
    void start();
    bool isRunning() const { return !m_origin.isEmpty(); }
    const QString& origin() const { return m_origin; }
    /// What to ask for where nothing is chosen. The provider knows all that Google publishes.
    static ScopeSet scopes();

Q_SIGNALS:
    void started(const QString& origin, const QString& clientFile);
    /// Codes practice_not_started (fact reason); practice_ended for one that ran (fact reason where it
    /// crashed).
    void failed(const scopelight::Error& error);

private:
    void ended();
    void readAnnouncement();

    QString m_program;
    QStringList m_more;
    QProcess m_process;
    QString m_origin;
    QString m_clientFile;
};

} // namespace scopelight
