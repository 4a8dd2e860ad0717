// SPDX-License-Identifier: Apache-2.0
#include "processmemory.h"

#include "files.h"

#include <QRegularExpression>

qint64 kibibytesHeld(const QString& name, const QString& process)
{
    const QByteArray status = readFile(QStringLiteral("/proc/%1/status").arg(process));
    const QRegularExpression line(name + QStringLiteral(R"(:\s+(\d+) kB)"));
    return line.match(QString::fromLatin1(status)).captured(1).toLongLong();
}
