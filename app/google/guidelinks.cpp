// SPDX-License-Identifier: Apache-2.0
#include "google/guidelinks.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace scopelight {

QString guideLink(const QString& name)
{
    static const QHash<QString, QString> pages{
        {u"verification_kinds"_s, u"https://support.google.com/cloud/answer/13463817"_s},
        {u"verification_exemptions"_s, u"https://support.google.com/cloud/answer/13464323"_s},
        {u"testing_limits"_s, u"https://support.google.com/cloud/answer/15549945"_s},
    };
    return pages.value(name);
}

} // namespace scopelight
