// SPDX-License-Identifier: Apache-2.0
#include "doctor/diagnosis.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxShownCharacters = 500;

/// C0 and C1 controls, line and paragraph separators, zero-width and direction characters (Unicode UAX #9).
bool isInvisible(QChar character)
{
    const char16_t code = character.unicode();
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F)
        || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF
        || code == 0x061C;
}

bool startsSentence(QStringView before)
{
    return before.isEmpty() || before.endsWith(u". ") || before.endsWith(u"\n");
}

QString filled(const QString& text, const Facts& facts)
{
    static const QRegularExpression place(u"\\{([a-z_]+)\\}"_s);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch& match : place.globalMatch(text)) {
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        end = match.capturedEnd();
        QString value = shownText(facts.value(match.captured(1)));
        if (match.captured(1) == u"server" && startsSentence(result) && !value.isEmpty())
            value.front() = value.front().toUpper();
        result += value;
    }
    return result += QStringView(text).sliced(end);
}

/// A fact fits when it is, or begins with, one of the wanted texts; one after an ellipsis may stand anywhere.
bool fits(const QString& fact, const QJsonValue& wanted)
{
    const QJsonArray texts = wanted.isArray() ? wanted.toArray() : QJsonArray{wanted};
    return !fact.isEmpty() && std::any_of(texts.begin(), texts.end(), [&](const QJsonValue& value) {
        const QString text = value.toString();
        return text.startsWith(u'…') ? fact.contains(QStringView(text).sliced(1), Qt::CaseInsensitive)
                                     : fact.startsWith(text, Qt::CaseInsensitive);
    });
}

QJsonObject readDiagnosis(const QString& name)
{
    QFile file(u":/scopelight/diagnosis/%1.json"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

QJsonObject diagnosisEntry(const QString& name, const QString& code)
{
    QJsonObject entry = readDiagnosis(name).value(code).toObject();
    const QString other = entry.value(u"same_as"_s).toString();
    if (other.isEmpty())
        return entry;
    return readDiagnosis(other.section(u'/', 0, 0)).value(other.section(u'/', 1)).toObject();
}

QJsonValue diagnosisSentence(const QString& name, const QString& code)
{
    return readDiagnosis(name).value(code);
}

bool diagnosisApplies(const QJsonObject& conditions, const Facts& facts)
{
    const auto isThere = [&](const QJsonValue& name) { return !facts.value(name.toString()).isEmpty(); };
    const QJsonArray needs = conditions.value(u"needs").toArray();
    const QJsonArray lacks = conditions.value(u"lacks").toArray();
    if (!std::all_of(needs.begin(), needs.end(), isThere) || std::any_of(lacks.begin(), lacks.end(), isThere))
        return false;
    const QJsonObject when = conditions.value(u"when").toObject();
    for (auto condition = when.begin(); condition != when.end(); ++condition) {
        if (!fits(facts.value(condition.key()), condition.value()))
            return false;
    }
    return true;
}

QString diagnosisText(const QJsonValue& value, const Facts& facts)
{
    if (value.isString())
        return filled(value.toString(), facts);
    const QJsonArray alternatives = value.isObject() ? QJsonArray{value} : value.toArray();
    for (const QJsonValue alternative : alternatives) {
        if (diagnosisApplies(alternative.toObject(), facts))
            return diagnosisText(alternative.toObject().value(u"text"), facts);
    }
    return {};
}

QString shownText(const QString& foreign)
{
    QString shown;
    for (const QChar character : foreign.left(maxShownCharacters)) {
        if (isInvisible(character))
            shown += u"\\u%1"_s.arg(int{character.unicode()}, 4, 16, QChar(u'0'));
        else
            shown += character;
    }
    return foreign.size() > maxShownCharacters ? shown + u'…' : shown;
}

} // namespace scopelight
