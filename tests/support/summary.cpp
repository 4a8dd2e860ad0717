// SPDX-License-Identifier: Apache-2.0
#include "summary.h"

namespace scopelight {

QString summary(const Error& error)
{
    QString text = error.code;
    for (auto fact = error.facts.cbegin(); fact != error.facts.cend(); ++fact)
        text += u' ' + fact.key() + u'=' + fact.value();
    return text;
}

QString summary(const Findings& findings)
{
    QStringList parts;
    for (const Finding& finding : findings)
        parts += toString(finding.level) + u':' + finding.code;
    return parts.join(u' ');
}

} // namespace scopelight
