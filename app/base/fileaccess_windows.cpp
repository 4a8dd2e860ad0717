// SPDX-License-Identifier: Apache-2.0
#include "base/fileaccess.h"

#include <QDir>
#include <QFileDevice>
#include <QStringList>

#include <aclapi.h>
#include <io.h>
#include <memory>
#include <vector>
#include <windows.h>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct LocalRelease {
    void operator()(void* memory) const { LocalFree(memory); }
};
using LocalMemory = std::unique_ptr<void, LocalRelease>;

std::wstring nativePath(const QString& path)
{
    return QDir::toNativeSeparators(path).toStdWString();
}

/// The account that this process runs for, as a TOKEN_USER; empty when the system does not say.
std::vector<std::byte> currentUser()
{
    HANDLE token = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<std::byte> user(size);
    if (!GetTokenInformation(token, TokenUser, user.data(), size, &size))
        user.clear();
    CloseHandle(token);
    return user;
}

PSID sidOf(const std::vector<std::byte>& user)
{
    return reinterpret_cast<const TOKEN_USER*>(user.data())->User.Sid;
}

/// Who reads every file whatever its access list says, and who the file belongs to.
bool isOwnerOrSystem(PSID sid, PSID owner)
{
    if (owner != nullptr && EqualSid(sid, owner))
        return true;
    const std::vector<std::byte> user = currentUser();
    if (!user.empty() && EqualSid(sid, sidOf(user)))
        return true;
    return IsWellKnownSid(sid, WinLocalSystemSid) || IsWellKnownSid(sid, WinBuiltinAdministratorsSid)
        || IsWellKnownSid(sid, WinCreatorOwnerRightsSid);
}

/// "BUILTIN\Users"
QString nameOf(PSID sid)
{
    std::array<wchar_t, 256> name = {};
    std::array<wchar_t, 256> domain = {};
    DWORD nameSize = DWORD(name.size());
    DWORD domainSize = DWORD(domain.size());
    SID_NAME_USE use = {};
    if (!LookupAccountSidW(nullptr, sid, name.data(), &nameSize, domain.data(), &domainSize, &use))
        return u"an account that is no longer known"_s;
    const QString text = QString::fromWCharArray(name.data());
    return domain[0] == L'\0' ? text : QString::fromWCharArray(domain.data()) + u'\\' + text;
}

constexpr ACCESS_MASK reads = FILE_READ_DATA | GENERIC_READ | GENERIC_ALL;
constexpr ACCESS_MASK writes =
    FILE_WRITE_DATA | FILE_APPEND_DATA | WRITE_DAC | WRITE_OWNER | GENERIC_WRITE | GENERIC_ALL;

FileAccess accessOf(PACL list, PSID owner)
{
    if (list == nullptr) // no access list at all: everybody may do everything
        return {.othersRead = true, .othersWrite = true, .facts = {{u"others"_s, u"Everyone"_s}}};
    FileAccess access;
    QStringList others;
    for (DWORD i = 0; i < list->AceCount; ++i) {
        void* entry = nullptr;
        if (!GetAce(list, i, &entry))
            continue;
        auto* allowed = static_cast<ACCESS_ALLOWED_ACE*>(entry);
        const bool isForFolders = (allowed->Header.AceFlags & INHERIT_ONLY_ACE) != 0;
        PSID sid = &allowed->SidStart;
        if (allowed->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || isForFolders || isOwnerOrSystem(sid, owner))
            continue;
        const bool canRead = (allowed->Mask & reads) != 0;
        const bool canWrite = (allowed->Mask & writes) != 0;
        access.othersRead |= canRead;
        access.othersWrite |= canWrite;
        if (canRead || canWrite)
            others += nameOf(sid);
    }
    others.removeDuplicates();
    access.facts.insert(u"others"_s, others.join(u", "_s));
    return access;
}

} // namespace

FileAccess fileAccess(const QString& path)
{
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    PSID owner = nullptr;
    PACL list = nullptr;
    if (GetNamedSecurityInfoW(nativePath(path).data(), SE_FILE_OBJECT,
            OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &owner, nullptr, &list, nullptr,
            &descriptor)
        != ERROR_SUCCESS)
        return {};
    const LocalMemory release(descriptor);
    return accessOf(list, owner);
}

bool restrictToOwner(const QString& path)
{
    const std::vector<std::byte> user = currentUser();
    if (user.empty())
        return false;
    EXPLICIT_ACCESSW all = {};
    all.grfAccessPermissions = FILE_ALL_ACCESS;
    all.grfAccessMode = SET_ACCESS;
    all.grfInheritance = NO_INHERITANCE;
    BuildTrusteeWithSidW(&all.Trustee, sidOf(user));
    PACL list = nullptr;
    if (SetEntriesInAclW(1, &all, nullptr, &list) != ERROR_SUCCESS)
        return false;
    const LocalMemory release(list);
    return SetNamedSecurityInfoW(nativePath(path).data(), SE_FILE_OBJECT,
               DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, nullptr, nullptr, list,
               nullptr)
        == ERROR_SUCCESS;
}

bool restrictNewFile(const QFileDevice& file)
{
    return restrictToOwner(file.fileName());
}

bool flushToDisk(QFileDevice& file)
{
    const int descriptor = file.flush() ? file.handle() : -1;
    return descriptor >= 0 && FlushFileBuffers(reinterpret_cast<HANDLE>(_get_osfhandle(descriptor)));
}

} // namespace scopelight
