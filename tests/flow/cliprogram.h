// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

/// What a run of scopelight-cli left behind.
struct CliResult {
    int status = -1; ///< -1: it did not end by itself
    QByteArray output = {};
    QByteArray errors = {};

    QJsonObject json() const;
    /// `code` of a failure printed as JSON.
    QString errorCode() const;
    QString errorHint() const;
    /// Everything for a message of a failing test.
    QByteArray all() const { return "exit " + QByteArray::number(status) + "\n" + output + errors; }
};

/// The program under test: as built, or SCOPELIGHT_CLI where that names another build of it.
QString cliProgramPath();

/// The entries of a HAR file that a run wrote; none when there is no such file.
QJsonArray harEntries(const QString& file);

/// scopelight-cli, without a terminal. Every wait is bounded; it never outlives this object.
class CliProgram {
public:
    /// `variables` are NAME=VALUE, for its environment; `output` is what the shell leads `> output` into.
    explicit CliProgram(
        const QStringList& arguments, const QStringList& variables = {}, const QString& output = {});
    ~CliProgram();
    Q_DISABLE_COPY_MOVE(CliProgram)

    /// The address of the line `Open: URL`; empty when the program ended without one.
    QUrl addressToOpen();
    /// The first line on standard output.
    QByteArray firstLine();
    /// Gives this as the whole of standard input.
    void write(const QByteArray& bytes);
    /// Ctrl-C.
    void interrupt();
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }
    /// Looks after the process for a moment.
    void waitALittle();
    CliResult finish();

    /// From start to end, without a browser.
    static CliResult run(const QStringList& arguments);
    /// Starts with --no-browser, opens the printed address in the tests' browser, and waits for the end.
    static CliResult signIn(const QStringList& arguments);

private:
    void collect();

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};
