// SPDX-License-Identifier: Apache-2.0
#include "base/shellword.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

QString singleQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString shellWord(const QString& text)
{
    static const QRegularExpression harmless(u"^[A-Za-z0-9_./:@%+-]+$"_s);
    return harmless.match(text).hasMatch() ? text : singleQuoted(text);
}

} // namespace scopelight
