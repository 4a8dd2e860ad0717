// SPDX-License-Identifier: Apache-2.0
#include "cli/classtext.h"

using namespace Qt::StringLiterals;

namespace scopelight {

QString classText(Sensitivity sensitivity, const TextStyle& style)
{
    switch (sensitivity) {
    case Sensitivity::SignIn:
        return u"sign-in"_s;
    case Sensitivity::NonSensitive:
        return style.good(u"non-sensitive"_s);
    case Sensitivity::Sensitive:
        return style.warning(u"sensitive"_s);
    case Sensitivity::Restricted:
        return style.bad(u"restricted"_s);
    case Sensitivity::NotPublished:
        return style.faint(u"class not published"_s);
    }
    Q_UNREACHABLE();
}

} // namespace scopelight
