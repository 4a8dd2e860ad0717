// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QUrl>

#include <memory>

/// scopelight-cli on a terminal: standard input, output and error are a pseudo-terminal of its own, as a
/// person sees and types it. Every wait is bounded; it never outlives this object.
class TerminalProgram {
public:
    /// What the shell leads into files: `> output`, `2> errors`.
    struct Files {
        QString output = {};
        QString errors = {};
    };
    /// `variables` are NAME=VALUE, for its environment.
    explicit TerminalProgram(const QStringList& arguments, const QStringList& variables = {});
    TerminalProgram(const QStringList& arguments, const QStringList& variables, const Files& files);
    /// As a shell's job that is not in the foreground: `sh -c "timeout 60 scopelight-cli …"`.
    static std::unique_ptr<TerminalProgram> inBackground(const QStringList& arguments);
    ~TerminalProgram();
    Q_DISABLE_COPY_MOVE(TerminalProgram)

    /// Whether that has come on the screen.
    bool shows(const QByteArray& text);
    /// The address of the line `Open: URL`.
    QUrl addressToOpen();
    void type(const QByteArray& keys);
    /// Makes the terminal so many columns wide; it has 80 to begin with.
    void resize(unsigned short columns);
    /// A signal from elsewhere than the keyboard.
    void send(int signal);
    /// Whether Ctrl-C is the program's to hear by now; before that it ends any program.
    bool hearsCtrlC() const;
    /// Whether the terminal shows what is typed, and whether it hands over whole lines.
    bool echoes() const;
    bool takesLines() const;
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// The exit status; -1 when it did not end by itself.
    int finish();
    /// All that has come, control sequences included.
    const QByteArray& screen() const { return m_screen; }

private:
    TerminalProgram(const QString& program, const QStringList& arguments, const QStringList& variables,
        const Files& files);
    void read(int waitMs);

    int m_master = -1;
    int m_slave = -1; ///< kept open, so that the modes can be asked for after the end
    QProcess m_process;
    QByteArray m_screen;
};
