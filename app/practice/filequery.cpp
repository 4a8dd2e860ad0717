// SPDX-License-Identifier: Apache-2.0
#include "practice/filequery.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

/// Drive matches a term at the beginning of a word, without case.
bool hasWordBeginningWith(const QString& name, const QString& text)
{
    for (qsizetype at = name.indexOf(text, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(text, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

std::optional<FileQuery> FileQuery::parse(const QString& text)
{
    static const QRegularExpression term(
        uR"(\G\s*(?:(name)\s+(contains)\s+|(name|mimeType)\s*(!?=)\s*)'((?:[^'\\]|\\['\\])*)')"
        uR"(|\G\s*(trashed)\s*(!?=)\s*(true|false))"_s);
    static const QRegularExpression joint(uR"(\G\s+and\s+)"_s);
    static const QRegularExpression escape(uR"(\\(['\\]))"_s);
    FileQuery query;
    for (qsizetype at = 0;;) {
        const QRegularExpressionMatch match = term.match(text, at);
        if (!match.hasMatch())
            return std::nullopt;
        const QString field = match.captured(1) + match.captured(3) + match.captured(6);
        const QString comparison = match.captured(2) + match.captured(4) + match.captured(7);
        QString value = match.captured(5);
        value.replace(escape, u"\\1"_s);
        query.m_terms.append({field, comparison, match.hasCaptured(8) ? match.captured(8) : value});
        at = match.capturedEnd();
        if (QStringView(text).sliced(at).trimmed().isEmpty())
            return query;
        const QRegularExpressionMatch and_ = joint.match(text, at);
        if (!and_.hasMatch())
            return std::nullopt;
        at = and_.capturedEnd();
    }
}

bool FileQuery::matches(const QString& name, const QString& mimeType) const
{
    return std::all_of(
        m_terms.cbegin(), m_terms.cend(), [&](const Term& term) { return matches(term, name, mimeType); });
}

bool FileQuery::matches(const Term& term, const QString& name, const QString& mimeType)
{
    if (term.comparison == u"contains")
        return hasWordBeginningWith(name, term.value);
    QString actual = u"false"_s; // nothing is in the trash
    if (term.field == u"name")
        actual = name;
    if (term.field == u"mimeType")
        actual = mimeType;
    return (actual == term.value) == (term.comparison == u"=");
}

} // namespace scopelight::practice
