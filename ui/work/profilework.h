// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/expectations.h"
#include "work/workbench.h"

namespace scopelight {

/// The profile that the window works on: its file, and what only a profile has. Client, scopes and parameters
/// are the workbench's; a profile that is opened sets them, one that is saved takes them.
class ProfileWork : public QObject {
    Q_OBJECT

public:
    explicit ProfileWork(Workbench& workbench, QObject* parent = nullptr);

    /// Whether a file is to be opened as a profile, by its name or by what is in it.
    static bool isProfile(const QString& path);

    /// Reads a profile and sets the window up as it says. One that cannot be read changes nothing but
    /// problem().
    void open(const QString& path);
    /// One without a file, in place of what was here. It expects what is asked for.
    void begin();
    /// Writes it there; where that fails problem() says why.
    void save(const QString& path);

    /// Whether there is one, with a file or without.
    bool isOpen() const { return m_isOpen; }
    /// Its file; empty where it has none yet.
    const QString& path() const { return m_path; }
    /// Whether its file says something else.
    bool isChanged() const;
    /// Whether it would be lost with what is set up: its file says something else, or it has none and a name,
    /// declared scopes or expectations were set.
    bool isUnsaved() const;
    /// As it would be written to that file: what is set up in the window with what is set here.
    Profile profileFor(const QString& path) const;
    QString name() const { return m_profile.name; }
    QStringList declared() const { return m_profile.declared; }
    const QJsonObject& expectations() const { return m_profile.expectations; }
    const std::optional<Error>& problem() const { return m_problem; }

    void setName(const QString& name);
    /// As they are written: short names allowed.
    void setDeclared(const QStringList& scopes);
    /// Sets a member of `expect`; an undefined or empty value takes it away.
    void setExpectation(const QString& member, const QJsonValue& value);

    enum class Wanted { Either, Granted, NotGranted };
    /// What is expected of a scope, in wire form.
    Wanted wanted(const QString& scope) const;
    void setWanted(const QString& scope, Wanted wanted);
    /// The scopes asked for, and those that something is expected of, in wire form.
    QStringList scopes() const;

    /// Those whose reads something is expected of, in wire form.
    ScopeSet scopesOfAccess() const;
    /// That, held against the reads so far.
    Expectations accessOutcomes() const;
    /// Everything expected, held against the present grant, listing and reads.
    Expectations outcomes() const;
    /// The same check as a command of scopelight-cli for a POSIX shell; empty without a file.
    QString command() const;

Q_SIGNALS:
    void changed();

private:
    void take(const Profile& profile, const QString& path);
    void setUp(const Profile& profile);
    Expectation checkListing(qint64 wanted) const;

    Workbench& m_workbench;
    Profile m_profile;
    QString m_path;
    QJsonObject m_saved; ///< what the file says
    Profile m_kept; ///< as it was opened, begun or saved
    bool m_isOpen = false;
    std::optional<Error> m_problem;
};

} // namespace scopelight
