// SPDX-License-Identifier: Apache-2.0
#include "cli/evidencetext.h"

#include "base/jsonvalue.h"
#include "doctor/diagnosis.h"
#include "doctor/explain.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString nameOf(const ApiUse& use)
{
    return use.scope.isEmpty() ? use.method.id : ScopeCatalogue::shortName(use.scope);
}

QString placeOf(const SeenUse& seen)
{
    const QString file = shownText(seen.file);
    return seen.entry > 0 ? u"%1, entry %2"_s.arg(file, QString::number(seen.entry))
                          : u"%1:%2"_s.arg(file, QString::number(seen.use.line));
}

QString linesOf(const QList<SeenUse>& uses)
{
    QStringList lines;
    for (const SeenUse& seen : uses)
        lines.append(u"%1  %2"_s.arg(placeOf(seen), nameOf(seen.use)));
    return lines.join(u'\n');
}

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

QString readText(const CodeEvidence& evidence)
{
    QStringList parts{counted(evidence.filesRead, u"1 file was read"_s, u"%1 files were read"_s)};
    if (!evidence.foldersSkipped.isEmpty())
        parts.append(u"left out: %1"_s.arg(shownText(evidence.foldersSkipped.join(u", "_s))));
    if (evidence.linksSkipped > 0)
        parts.append(counted(evidence.linksSkipped, u"1 link not followed"_s, u"%1 links not followed"_s));
    if (evidence.filesTooLarge > 0)
        parts.append(counted(evidence.filesTooLarge, u"1 file too large"_s, u"%1 files too large"_s));
    if (evidence.filesNotReadable > 0)
        parts.append(
            counted(evidence.filesNotReadable, u"1 file not readable"_s, u"%1 files not readable"_s));
    if (!evidence.isComplete)
        parts.append(u"there were more than are read"_s);
    return parts.join(u"; "_s) + u". "_s + explainReason(u"evidence_best_effort"_s);
}

QJsonArray toJson(const QList<SeenUse>& uses)
{
    const auto numberOrNull = [](qsizetype number) {
        return number > 0 ? QJsonValue(qint64(number)) : QJsonValue();
    };
    QJsonArray array;
    for (const SeenUse& seen : uses) {
        array.append(
            QJsonObject{{u"api"_s, orNull(seen.use.method.api)}, {u"method"_s, orNull(seen.use.method.id)},
                {u"scope"_s, orNull(seen.use.scope)}, {u"how"_s, seen.use.how}, {u"file"_s, seen.file},
                {u"line"_s, numberOrNull(seen.use.line)}, {u"entry"_s, numberOrNull(seen.entry)}});
    }
    return array;
}

} // namespace

QString evidenceText(const CodeEvidence& evidence, const TextStyle& style)
{
    QStringList paragraphs;
    paragraphs.append(evidence.found.isEmpty() ? u"No method and no scope of Google's was found."_s
                                               : linesOf(evidence.found));
    if (!evidence.possible.isEmpty()) {
        paragraphs.append(
            style.faint(u"Possible, and not counted:"_s) + u'\n' + style.faint(linesOf(evidence.possible)));
    }
    paragraphs.append(style.faint(readText(evidence)));
    return paragraphs.join(u"\n\n"_s);
}

QJsonObject evidenceJson(const CodeEvidence& evidence)
{
    const QJsonObject skipped{{u"folders"_s, QJsonArray::fromStringList(evidence.foldersSkipped)},
        {u"links"_s, qint64(evidence.linksSkipped)}, {u"too_large"_s, qint64(evidence.filesTooLarge)},
        {u"not_readable"_s, qint64(evidence.filesNotReadable)}};
    return {{u"found"_s, toJson(evidence.found)}, {u"possible"_s, toJson(evidence.possible)},
        {u"files_read"_s, qint64(evidence.filesRead)}, {u"complete"_s, evidence.isComplete},
        {u"skipped"_s, skipped}};
}

} // namespace scopelight
