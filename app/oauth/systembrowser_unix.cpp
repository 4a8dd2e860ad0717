// SPDX-License-Identifier: Apache-2.0
#include "oauth/systembrowser.h"

#include <QOperatingSystemVersion>

using namespace Qt::StringLiterals;

namespace scopelight {

QString systemOpener()
{
    const bool isMacOs = QOperatingSystemVersion::currentType() == QOperatingSystemVersion::MacOS;
    return isMacOs ? u"open"_s : u"xdg-open"_s;
}

bool openBySystem(const QUrl&)
{
    return false;
}

} // namespace scopelight
