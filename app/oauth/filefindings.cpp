// SPDX-License-Identifier: Apache-2.0
#include "oauth/clientfindings.h"
#include "oauth/gitstatus.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Level = Finding::Level;

/// What every finding here says.
Facts factsOf(const QString& path, FileHolds holds)
{
    Facts facts{{u"path"_s, path}};
    if (holds == FileHolds::ClientSecret)
        facts.insert(u"holds"_s, u"client_secret"_s);
    if (holds == FileHolds::Tokens)
        facts.insert(u"holds"_s, u"tokens"_s);
    return facts;
}

/// How bad it is that others may read the file.
Level readLevel(FileHolds holds)
{
    return holds == FileHolds::NoSecret ? Level::Note : Level::Problem;
}

Findings gitFindings(const QString& path, FileHolds holds)
{
    const auto status = gitStatus(path);
    if (!status)
        return {{Level::Note, status.error().code, status.error().facts}};
    const auto finding = [&](const QString& code) {
        return Findings{{readLevel(holds), code, factsOf(path, holds)}};
    };
    switch (*status) {
    case GitStatus::Committed:
        return finding(u"tracked_by_git"_s);
    case GitStatus::Added:
        return finding(u"added_to_git"_s);
    case GitStatus::NotIgnored:
        return finding(u"not_ignored_by_git"_s);
    case GitStatus::Outside:
    case GitStatus::Ignored:
        return {};
    }
    Q_UNREACHABLE();
}

#ifdef Q_OS_UNIX

/// "0644"
QString modeOf(QFile::Permissions permissions)
{
    // Qt spells the bits in hexadecimal digits, 0x6044 for 0644, with the user's own repeated.
    const auto bits = permissions.toInt();
    return u"0%1%2%3"_s.arg(bits >> 12 & 7).arg(bits >> 4 & 7).arg(bits & 7);
}

Findings modeFindings(const QString& path, FileHolds holds)
{
    const QFile::Permissions permissions = QFileInfo(path).permissions();
    Facts facts = factsOf(path, holds);
    facts.insert(u"mode"_s, modeOf(permissions));
    Findings findings;
    if (permissions & (QFile::WriteOther | QFile::WriteGroup))
        findings += Finding{Level::Problem, u"writable_by_others"_s, facts};
    if (permissions & (QFile::ReadOther | QFile::ReadGroup))
        findings += Finding{readLevel(holds), u"readable_by_others"_s, facts};
    return findings;
}

#else

/// Access control lists have no mode to tell.
Findings modeFindings(const QString&, FileHolds)
{
    return {};
}

#endif

} // namespace

Findings fileFindings(const QString& path, FileHolds holds)
{
    return worstFirst(gitFindings(path, holds) + modeFindings(path, holds));
}

} // namespace scopelight
