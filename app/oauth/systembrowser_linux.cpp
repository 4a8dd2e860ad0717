// SPDX-License-Identifier: Apache-2.0
#include "oauth/systembrowser.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString systemOpener()
{
    return u"xdg-open"_s;
}

bool openBySystem(const QUrl&)
{
    return false;
}

} // namespace scopelight
