// SPDX-License-Identifier: Apache-2.0
#include "base/strictjson.h"

#include "base/openforreading.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace scopelight {

Result<QByteArray> readSmallFile(const QString& path, Step step, qsizetype maxBytes)
{
    const Facts facts{{u"path"_s, path}};
    const QFileInfo info(path); // follows links
    if (!info.exists())
        return fail(step, u"file_not_found"_s, facts);
    if (!info.isFile())
        return fail(step, u"file_not_regular"_s, facts);
    QFile file(path);
    if (!openForReading(file))
        return fail(step, u"file_not_readable"_s, facts);
    QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(step, u"file_not_readable"_s, facts);
    if (bytes.size() > maxBytes) {
        const QString limit = QString::number(maxBytes);
        return fail(step, u"json_too_large"_s, {{u"path"_s, path}, {u"limit"_s, limit}});
    }
    return bytes;
}

} // namespace scopelight
