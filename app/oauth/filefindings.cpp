// SPDX-License-Identifier: Apache-2.0
#include "base/fileaccess.h"
#include "oauth/clientfindings.h"
#include "oauth/gitstatus.h"

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

Findings accessFindings(const QString& path, FileHolds holds)
{
    const FileAccess access = fileAccess(path);
    Facts facts = factsOf(path, holds);
    facts.insert(access.facts);
    Findings findings;
    if (access.othersWrite)
        findings += Finding{Level::Problem, u"writable_by_others"_s, facts};
    if (access.othersRead)
        findings += Finding{readLevel(holds), u"readable_by_others"_s, facts};
    return findings;
}

} // namespace

Findings fileFindings(const QString& path, FileHolds holds)
{
    return worstFirst(gitFindings(path, holds) + accessFindings(path, holds));
}

} // namespace scopelight
