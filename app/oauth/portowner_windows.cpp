// SPDX-License-Identifier: Apache-2.0
#include "oauth/boundaddress.h"
#include "oauth/redirecturi.h"

#include <QFileInfo>

#include <winsock2.h>

#include <iphlpapi.h>

#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The table of the listening sockets of one family, a MIB_TCPTABLE_OWNER_PID or MIB_TCP6TABLE_OWNER_PID;
/// empty when the system does not say.
std::vector<std::byte> listeningSockets(ULONG family)
{
    std::vector<std::byte> table;
    ULONG size = 0;
    DWORD result = GetExtendedTcpTable(nullptr, &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0);
    while (result == ERROR_INSUFFICIENT_BUFFER) { // it may have grown meanwhile
        table.resize(size);
        result = GetExtendedTcpTable(table.data(), &size, FALSE, family, TCP_TABLE_OWNER_PID_LISTENER, 0);
    }
    return result == NO_ERROR ? table : std::vector<std::byte>();
}

QHostAddress localAddress(const MIB_TCPROW_OWNER_PID& row)
{
    return QHostAddress(ntohl(row.dwLocalAddr));
}

QHostAddress localAddress(const MIB_TCP6ROW_OWNER_PID& row)
{
    return QHostAddress(row.ucLocalAddr);
}

/// The process that listens there; 0 for none.
template <typename Table>
DWORD listener(ULONG family, const QHostAddress& address, quint16 port)
{
    const std::vector<std::byte> bytes = listeningSockets(family);
    if (bytes.size() < sizeof(Table))
        return 0;
    const auto* table = reinterpret_cast<const Table*>(bytes.data());
    for (const auto& row : std::span(table->table, table->dwNumEntries)) {
        // The port is in network order in the lower half, and what stands above it is undefined.
        if (ntohs(static_cast<u_short>(row.dwLocalPort)) == port && covers(localAddress(row), address))
            return row.dwOwningPid;
    }
    return 0;
}

/// "firefox.exe"; empty for a process that this user may not know.
QString programOf(DWORD process)
{
    const HANDLE handle = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, process);
    if (handle == nullptr)
        return {};
    std::vector<wchar_t> path(32'768); // the longest that Windows knows
    DWORD size = DWORD(path.size());
    const bool isKnown = QueryFullProcessImageNameW(handle, 0, path.data(), &size) != FALSE;
    CloseHandle(handle);
    return isKnown ? QFileInfo(QString::fromWCharArray(path.data(), int(size))).fileName() : QString();
}

} // namespace

QString portOwner(const QHostAddress& address, quint16 port)
{
    DWORD process = listener<MIB_TCPTABLE_OWNER_PID>(AF_INET, address, port);
    if (process == 0)
        process = listener<MIB_TCP6TABLE_OWNER_PID>(AF_INET6, address, port);
    const QString program = process == 0 ? QString() : programOf(process);
    return program.isEmpty() ? QString() : u"%1 (%2)"_s.arg(program).arg(process);
}

} // namespace scopelight
