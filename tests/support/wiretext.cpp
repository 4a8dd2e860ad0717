// SPDX-License-Identifier: Apache-2.0
#include "wiretext.h"

#include <QList>

#include <algorithm>

namespace {

/// A header line with its name in lower case.
QByteArray comparable(const QByteArray& line)
{
    const qsizetype colon = line.indexOf(':');
    return line.first(std::max<qsizetype>(colon, 0)).toLower() + line.sliced(std::max<qsizetype>(colon, 0));
}

} // namespace

QByteArray wireText(const QByteArray& request)
{
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return request;
    QList<QByteArray> lines = request.first(headEnd).replace("\r\n", "\n").split('\n');
    QByteArray text = lines.takeFirst();
    QList<QByteArray> fields;
    for (const QByteArray& line : lines) {
        const QByteArray field = comparable(line);
        if (!field.startsWith("accept-language:") && !field.startsWith("accept-encoding:"))
            fields.append(field);
    }
    std::sort(fields.begin(), fields.end());
    for (const QByteArray& field : fields)
        text += '\n' + field;
    return text + "\n\n" + request.sliced(headEnd + 4);
}
