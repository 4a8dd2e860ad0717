// SPDX-License-Identifier: Apache-2.0
#include "oauth/boundaddress.h"
#include "oauth/redirecturi.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// "0100007F" as in /proc/net/tcp: words of 32 bits in the machine's own byte order, as %08X prints them.
QHostAddress addressOf(const QByteArray& hex)
{
    std::array<quint8, 16> octets{};
    for (qsizetype word = 0; word < hex.size() / 8; ++word) {
        const quint32 value = hex.sliced(word * 8, 8).toUInt(nullptr, 16);
        std::memcpy(octets.data() + word * 4, &value, sizeof value);
    }
    if (hex.size() == 32)
        return QHostAddress(octets.data());
    return QHostAddress(quint32(octets[0] << 24 | octets[1] << 16 | octets[2] << 8 | octets[3]));
}

/// The inode of the socket that listens there, "0" and empty alike for none. Columns as in proc(5).
QByteArray listeningInode(const QString& table, const QHostAddress& address, quint16 port)
{
    constexpr qsizetype localAddress = 1;
    constexpr qsizetype state = 3;
    constexpr qsizetype inode = 9;
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() <= inode || columns[state] != "0A") // TCP_LISTEN
            continue;
        const QList<QByteArray> local = columns[localAddress].split(':');
        if (local.last().toUShort(nullptr, 16) == port && covers(addressOf(local.first()), address))
            return columns[inode];
    }
    return {};
}

bool hasSocket(const QString& process, const QString& socket)
{
    const QDir descriptors(u"/proc/%1/fd"_s.arg(process));
    const QStringList names = descriptors.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(names.begin(), names.end(), [&](const QString& name) {
        return QFile(descriptors.filePath(name)).symLinkTarget().endsWith(socket);
    });
}

QString describe(const QString& process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    const QByteArray name = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    return u"%1 (%2)"_s.arg(QString::fromUtf8(name), process);
}

} // namespace

QString portOwner(const QHostAddress& address, quint16 port)
{
    QByteArray inode = listeningInode(u"/proc/net/tcp"_s, address, port);
    if (inode.isEmpty())
        inode = listeningInode(u"/proc/net/tcp6"_s, address, port);
    if (inode.isEmpty())
        return {};
    const QString socket = u"socket:[%1]"_s.arg(QString::fromLatin1(inode));
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        // Processes of other users show no descriptors: their ports have no owner for us.
        if (entry.front().isDigit() && hasSocket(entry, socket))
            return describe(entry);
    }
    return {};
}

} // namespace scopelight
