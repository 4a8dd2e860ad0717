// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <algorithm>

/// A fact that is always there, and what it says here.
struct KnownFact {
    QString name;
    QString value;
};

/// Whether conditions can hold, whatever the other facts are.
inline bool canHold(const QJsonObject& conditions, const KnownFact& known)
{
    const QJsonValue wanted = conditions[QStringLiteral("when")][known.name];
    const QJsonArray texts = wanted.isArray() ? wanted.toArray() : QJsonArray{wanted};
    return wanted.isUndefined() || std::any_of(texts.begin(), texts.end(), [&](const QJsonValue& text) {
        return known.value.startsWith(text.toString());
    });
}

/// Whether an alternative that can hold hangs on no other fact, so that those after it are never reached.
inline bool isLast(const QJsonObject& alternative, const KnownFact& known)
{
    const QJsonObject when = alternative[QStringLiteral("when")].toObject();
    return alternative[QStringLiteral("needs")].toArray().isEmpty()
        && alternative[QStringLiteral("lacks")].toArray().isEmpty()
        && when.size() == (when.contains(known.name) ? 1 : 0);
}

/// Every wording that a text of the data can have.
inline QStringList reachableWords(const QJsonValue& value, const KnownFact& known)
{
    if (value.isString())
        return {value.toString()};
    QStringList texts;
    for (const QJsonValue alternative : value.isObject() ? QJsonArray{value} : value.toArray()) {
        if (!canHold(alternative.toObject(), known))
            continue;
        texts += reachableWords(alternative[QStringLiteral("text")], known);
        if (isLast(alternative.toObject(), known))
            break;
    }
    return texts;
}

/// Those of a whole entry: a sentence or a list of them, or headline, detail and causes.
inline QStringList reachableWordsOfEntry(const QJsonValue& entry, const KnownFact& known)
{
    if (!entry.isObject())
        return reachableWords(entry, known);
    QStringList texts = reachableWords(entry[QStringLiteral("headline")], known)
        + reachableWords(entry[QStringLiteral("detail")], known);
    for (const QJsonValue cause : entry[QStringLiteral("causes")].toArray()) {
        if (!canHold(cause.toObject(), known))
            continue;
        texts += reachableWords(cause[QStringLiteral("text")], known);
        for (const QJsonValue action : cause[QStringLiteral("do")].toArray())
            texts += reachableWords(action, known);
    }
    return texts;
}
