// SPDX-License-Identifier: Apache-2.0
#include "models/classword.h"

#include <QCoreApplication>

namespace scopelight {

QString classWord(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::SignIn:
        return QCoreApplication::translate("ScopeClass", "for signing in");
    case Sensitivity::NonSensitive:
        return QCoreApplication::translate("ScopeClass", "non-sensitive");
    case Sensitivity::Sensitive:
        return QCoreApplication::translate("ScopeClass", "sensitive");
    case Sensitivity::Restricted:
        return QCoreApplication::translate("ScopeClass", "restricted");
    case Sensitivity::NotPublished:
        return QCoreApplication::translate("ScopeClass", "class not published");
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
