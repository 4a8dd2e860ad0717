// SPDX-License-Identifier: Apache-2.0
#include "oauth/boundaddress.h"
#include "oauth/redirecturi.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <libproc.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Every process; those of other users show no descriptors below.
std::vector<pid_t> processes()
{
    const int bytes = proc_listpids(PROC_ALL_PIDS, 0, nullptr, 0);
    if (bytes <= 0)
        return {};
    std::vector<pid_t> all(static_cast<std::size_t>(bytes) / sizeof(pid_t));
    const int filled = proc_listpids(PROC_ALL_PIDS, 0, all.data(), int(all.size() * sizeof(pid_t)));
    all.resize(static_cast<std::size_t>(std::max(filled, 0)) / sizeof(pid_t));
    return all;
}

std::vector<proc_fdinfo> descriptors(pid_t process)
{
    const int bytes = proc_pidinfo(process, PROC_PIDLISTFDS, 0, nullptr, 0);
    if (bytes <= 0)
        return {};
    std::vector<proc_fdinfo> all(static_cast<std::size_t>(bytes) / sizeof(proc_fdinfo));
    const int filled =
        proc_pidinfo(process, PROC_PIDLISTFDS, 0, all.data(), int(all.size() * sizeof(proc_fdinfo)));
    all.resize(static_cast<std::size_t>(std::max(filled, 0)) / sizeof(proc_fdinfo));
    return all;
}

QHostAddress localAddress(const in_sockinfo& socket)
{
    if ((socket.insi_vflag & INI_IPV6) != 0)
        return QHostAddress(socket.insi_laddr.ina_6.s6_addr);
    return QHostAddress(ntohl(socket.insi_laddr.ina_46.i46a_addr4.s_addr));
}

bool listensOn(pid_t process, const proc_fdinfo& descriptor, const QHostAddress& address, quint16 port)
{
    socket_fdinfo info = {};
    if (descriptor.proc_fdtype != PROX_FDTYPE_SOCKET
        || proc_pidfdinfo(process, descriptor.proc_fd, PROC_PIDFDSOCKETINFO, &info, sizeof info)
            < int(sizeof info)
        || info.psi.soi_kind != SOCKINFO_TCP)
        return false;
    const tcp_sockinfo& tcp = info.psi.soi_proto.pri_tcp;
    return tcp.tcpsi_state == TSI_S_LISTEN && ntohs(static_cast<quint16>(tcp.tcpsi_ini.insi_lport)) == port
        && covers(localAddress(tcp.tcpsi_ini), address);
}

QString nameOf(pid_t process)
{
    std::array<char, 2 * MAXCOMLEN + 1> name = {};
    return proc_name(process, name.data(), name.size()) > 0 ? QString::fromUtf8(name.data()) : QString();
}

} // namespace

QString portOwner(const QHostAddress& address, quint16 port)
{
    for (const pid_t process : processes()) {
        const std::vector<proc_fdinfo> open = descriptors(process);
        if (std::any_of(open.begin(), open.end(), [&](const proc_fdinfo& descriptor) {
                return listensOn(process, descriptor, address, port);
            })) {
            const QString name = nameOf(process);
            return name.isEmpty() ? QString() : u"%1 (%2)"_s.arg(name).arg(process);
        }
    }
    return {};
}

} // namespace scopelight
