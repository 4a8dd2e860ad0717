// SPDX-License-Identifier: Apache-2.0
#include "http/httpdate.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString fixedLength = u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;

}

QDateTime httpDate(const QByteArray& value)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()), fixedLength);
    date.setTimeZone(QTimeZone::utc());
    return date;
}

QByteArray toHttpDate(const QDateTime& date)
{
    return QLocale::c().toString(date.toUTC(), fixedLength).toLatin1();
}

} // namespace scopelight
