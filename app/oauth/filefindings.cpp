// SPDX-License-Identifier: Apache-2.0
#include "oauth/clientfindings.h"
#include "oauth/gitstatus.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Level = Finding::Level;

Findings gitFindings(const QString& path)
{
    const auto status = gitStatus(path);
    if (!status)
        return {{Level::Note, status.error().code, status.error().facts}};
    if (*status == GitStatus::Tracked)
        return {{Level::Problem, u"tracked_by_git"_s, {{u"path"_s, path}}}};
    if (*status == GitStatus::NotIgnored)
        return {{Level::Problem, u"not_ignored_by_git"_s, {{u"path"_s, path}}}};
    return {};
}

#ifdef Q_OS_UNIX

/// "0644"
QString modeOf(QFile::Permissions permissions)
{
    // Qt spells the bits in hexadecimal digits, 0x6044 for 0644, with the user's own repeated.
    const auto bits = permissions.toInt();
    return u"0%1%2%3"_s.arg(bits >> 12 & 7).arg(bits >> 4 & 7).arg(bits & 7);
}

Findings modeFindings(const QString& path)
{
    const QFile::Permissions permissions = QFileInfo(path).permissions();
    const Facts facts{{u"path"_s, path}, {u"mode"_s, modeOf(permissions)}};
    Findings findings;
    if (permissions & (QFile::WriteOther | QFile::WriteGroup))
        findings += Finding{Level::Problem, u"writable_by_others"_s, facts};
    if (permissions & (QFile::ReadOther | QFile::ReadGroup))
        findings += Finding{Level::Problem, u"readable_by_others"_s, facts};
    return findings;
}

#else

/// Access control lists have no mode to tell.
Findings modeFindings(const QString&)
{
    return {};
}

#endif

} // namespace

Findings fileFindings(const QString& path)
{
    return worstFirst(gitFindings(path) + modeFindings(path));
}

} // namespace scopelight
