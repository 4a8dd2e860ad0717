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

QString emptyText(const ScopeSet& granted, const Facts& facts)
{
    const bool seesOwnFilesOnly = granted.contains(u"https://www.googleapis.com/auth/drive.file"_s);
    return explainReason(seesOwnFilesOnly ? u"drive_empty_file_scope"_s : u"drive_empty"_s, facts);
}

QString totalText(qint64 count)
{
    return count == 1 ? u"1 file"_s : u"%1 files"_s.arg(QLocale(QLocale::English).toString(count));
}

} // namespace

QString progressText(const DriveProgress& progress)
{
    if (!progress.waiting.isEmpty())
        return u"%1 so far; the API asks to wait, next try in %2 s"_s.arg(totalText(progress.files))
            .arg((progress.retryInMs + 999) / 1000);
    return u"%1 so far, reading page %2"_s.arg(totalText(progress.files)).arg(progress.pages + 1);
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

QString listingText(
    const DriveListing& listing, const DriveCommand& command, const ScopeSet& granted, const QString& server)
{
    const Facts facts{{u"server"_s, server}};
    if (command.countOnly)
        return QString::number(listing.count());
    if (listing.files().isEmpty())
        return emptyText(granted, facts);
    QString text;
    for (const DriveFile& file : listing.files())
        text += fileLine(file) + u'\n';
    text += totalText(listing.count()) + u'.';
    return listing.isIncomplete() ? text + u' ' + explainReason(u"drive_incomplete_search"_s, facts) : text;
}

} // namespace scopelight
