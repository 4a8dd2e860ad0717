// SPDX-License-Identifier: Apache-2.0
#include "widgets/clipboardhint.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A clipboard format of Windows by its name (Qt: class QMimeData, "Platform-Specific MIME Types").
QString windowsFormat(const QString& name)
{
    return u"application/x-qt-windows-mime;value=\"%1\""_s.arg(name);
}

} // namespace

void markSecret(QMimeData& data)
{
    const QByteArray no(4, '\0'); // a DWORD
    data.setData(
        windowsFormat(u"ExcludeClipboardContentFromMonitorProcessing"_s), "1"); // that it is there counts
    data.setData(windowsFormat(u"CanIncludeInClipboardHistory"_s), no);
    data.setData(windowsFormat(u"CanUploadToCloudClipboard"_s), no);
}

} // namespace scopelight
