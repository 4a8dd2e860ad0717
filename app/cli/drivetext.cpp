// SPDX-License-Identifier: Apache-2.0
#include "cli/drivetext.h"

#include "base/jsonvalue.h"
#include "doctor/diagnosis.h"
#include "doctor/explain.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int nameWidth = 48;

QString kindText(const QString& mimeType)
{
    return mimeType.section(u'/', -1).section(u'.', -1);
}

QString sizeText(const std::optional<qint64>& size)
{
    return size ? QLocale::c().formattedDataSize(*size, 1, QLocale::DataSizeSIFormat) : u"-"_s;
}

/// Elided at the end, so that the columns stand; the full name is in the JSON.
QString nameText(const QString& name)
{
    const QString shown = shownText(name);
    return shown.size() > nameWidth ? shown.first(nameWidth - 1) + u'…' : shown.leftJustified(nameWidth);
}

QString fileLine(const DriveFile& file)
{
    const QString modified =
        file.modifiedAt.isValid() ? file.modifiedAt.toString(u"yyyy-MM-dd HH:mm"_s) : u"-"_s;
    return u"%1  %2  %3  %4  %5"_s.arg(nameText(file.name),
        kindText(shownText(file.mimeType)).leftJustified(14), sizeText(file.size).rightJustified(9),
        modified.leftJustified(16), shownText(file.owner));
}

QString fileLines(const QList<DriveFile>& files)
{
    QString text;
    for (const DriveFile& file : files)
        text += fileLine(file) + u'\n';
    return text;
}

QString totalText(qint64 count)
{
    return count == 1 ? u"1 file"_s : u"%1 files"_s.arg(QLocale(QLocale::English).toString(count));
}

} // namespace

QString progressText(const DriveProgress& progress, const QString& server)
{
    const QString soFar = totalText(progress.files) + u" so far"_s;
    if (progress.waiting.isEmpty())
        return soFar + u", reading page %1"_s.arg(progress.pages + 1);
    const Facts facts{
        {u"server"_s, server}, {u"seconds"_s, QString::number((progress.retryInMs + 999) / 1000)}};
    const bool isLimited = progress.waiting == u"rate_limited";
    return soFar + u". "_s
        + (isLimited ? explainReason(u"drive_waiting_rate_limited"_s, facts)
                     : explainReason(u"drive_waiting_server_unavailable"_s, facts));
}

QJsonObject toJson(const DriveFile& file)
{
    return {{u"id"_s, file.id}, {u"name"_s, file.name}, {u"mime_type"_s, file.mimeType},
        {u"size"_s, orNull(file.size)},
        {u"modified_at"_s,
            file.modifiedAt.isValid() ? QJsonValue(file.modifiedAt.toUTC().toString(Qt::ISODateWithMs))
                                      : QJsonValue()},
        {u"owner"_s, orNull(file.owner)}};
}

QString remarksText(const DriveListing& listing, const ScopeSet& granted, const QString& server)
{
    const Facts facts{{u"server"_s, server}};
    QStringList remarks;
    if (listing.count() == 0)
        remarks.append(explainReason(emptyListingReason(listing.query(), granted), facts));
    if (listing.isIncomplete())
        remarks.append(explainReason(u"drive_incomplete_search"_s, facts));
    return remarks.join(u' ');
}

QString listingText(const DriveListing& listing, const ScopeSet& granted, const QString& server)
{
    if (listing.query().countOnly)
        return QString::number(listing.count());
    const QString remarks = remarksText(listing, granted, server);
    if (listing.files().isEmpty())
        return remarks;
    const QString text = fileLines(listing.files()) + totalText(listing.count()) + u'.';
    return remarks.isEmpty() ? text : text + u' ' + remarks;
}

QString brokenOffText(const DriveListing& listing)
{
    return fileLines(listing.files()) + totalText(listing.count()) + u". "_s
        + explainReason(u"drive_broken_off"_s);
}

} // namespace scopelight
