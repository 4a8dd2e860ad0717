// SPDX-License-Identifier: Apache-2.0
#include "oauth/gitstatus.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int timeoutMs = 3000;

tl::unexpected<Error> notChecked(const QString& reason)
{
    return fail(Step::ClientFile, u"git_not_checked"_s, {{u"reason"_s, reason}});
}

/// A folder for a work tree of its own, a file for a linked one or a submodule.
bool isInWorkTree(QDir folder)
{
    do {
        if (folder.exists(u".git"_s))
            return true;
    } while (folder.cdUp());
    return false;
}

/// The caller's own repository, and what it makes git do, must not answer for the file's.
QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) {
        if (name.startsWith(u"GIT_"))
            environment.remove(name);
    }
    environment.insert(u"GIT_OPTIONAL_LOCKS"_s, u"0"_s);
    return environment;
}

/// The exit code of git in that folder. No setting of the repository may start a program.
Result<int> runGit(const QString& git, const QString& folder, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(cleanEnvironment());
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(git, QStringList{u"-c"_s, u"core.fsmonitor=false"_s} + arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(timeoutMs);
        return notChecked(u"timeout"_s);
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() > 1)
        return notChecked(u"refused"_s);
    return process.exitCode();
}

/// Of a file that the index has.
Result<GitStatus> statusOfTracked(const QString& git, const QFileInfo& file)
{
    return runGit(
        git, file.path(), {u"rev-parse"_s, u"--verify"_s, u"--quiet"_s, u"HEAD:./"_s + file.fileName()})
        .map([](int exitCode) { return exitCode == 0 ? GitStatus::Committed : GitStatus::Added; });
}

} // namespace

Result<GitStatus> gitStatus(const QString& path)
{
    // The file that a link leads to holds the secret.
    const QFileInfo file(QFileInfo(path).canonicalFilePath());
    if (file.filePath().isEmpty() || !isInWorkTree(file.dir()))
        return GitStatus::Outside;
    // Looked up in PATH alone: Windows would start a git.exe of the file's own folder first.
    const QString git = QStandardPaths::findExecutable(u"git"_s);
    if (git.isEmpty())
        return notChecked(u"not_installed"_s);
    const QString folder = file.path();
    // A name may begin with '-' or hold '*': the first command has a switch for that, the second has none but
    // takes a path as it is once it does not begin with ':'.
    const auto tracked = runGit(git, folder,
        {u"--literal-pathspecs"_s, u"ls-files"_s, u"--error-unmatch"_s, u"--"_s, file.fileName()});
    if (!tracked)
        return tl::unexpected(tracked.error());
    if (*tracked == 0)
        return statusOfTracked(git, file);
    const auto ignored =
        runGit(git, folder, {u"check-ignore"_s, u"--quiet"_s, u"--"_s, u"./"_s + file.fileName()});
    if (!ignored)
        return tl::unexpected(ignored.error());
    return *ignored == 0 ? GitStatus::Ignored : GitStatus::NotIgnored;
}

} // namespace scopelight
