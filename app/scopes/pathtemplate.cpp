// SPDX-License-Identifier: Apache-2.0
#include "scopes/pathtemplate.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// A segment of a template: literal, or a parameter with what stands around it.
struct Piece {
    QStringView before = {};
    QStringView after = {};
    bool isParameter = false;
    bool takesMore = false;
};

Piece pieceOf(QStringView segment)
{
    const qsizetype open = segment.indexOf(u'{');
    const qsizetype close = segment.indexOf(u'}', open);
    if (open < 0 || close < 0)
        return {.before = segment};
    return {.before = segment.first(open),
        .after = segment.sliced(close + 1),
        .isParameter = true,
        .takesMore = segment.sliced(open + 1).startsWith(u'+')};
}

/// "topics/t:publish" is not the topic "t:publish": Google's own verbs stand behind a colon (AIP-136).
bool hasOwnVerb(const QString& segment)
{
    static const QRegularExpression verb(u":[A-Za-z]{3,}$"_s);
    return verb.match(segment).hasMatch();
}

bool fitsParameter(const Piece& piece, const QStringList& taken)
{
    if (piece.after.isEmpty() && hasOwnVerb(taken.last()))
        return false;
    const qsizetype around = piece.before.size() + piece.after.size();
    return taken.first().startsWith(piece.before) && taken.last().endsWith(piece.after)
        && (taken.size() > 1 || taken.first().size() > around);
}

int literalsOf(const Piece& piece)
{
    return (piece.before.isEmpty() ? 0 : 1) + (piece.after.isEmpty() ? 0 : 1);
}

std::optional<int> fitFrom(
    const QList<Piece>& pieces, qsizetype piece, const QStringList& segments, qsizetype segment)
{
    if (piece == pieces.size())
        return segment == segments.size() ? std::optional(0) : std::nullopt;
    const Piece& here = pieces[piece];
    std::optional<int> best;
    const qsizetype most = here.takesMore ? segments.size() : segment + 1;
    for (qsizetype last = segment; last < std::min(most, segments.size()); ++last) {
        if (segments[last].isEmpty())
            break;
        const bool fits = here.isParameter ? fitsParameter(here, segments.sliced(segment, last - segment + 1))
                                           : here.before == segments[segment];
        if (!fits)
            continue;
        if (const auto rest = fitFrom(pieces, piece + 1, segments, last + 1))
            best = std::max(best.value_or(0), *rest + literalsOf(here));
    }
    return best;
}

} // namespace

std::optional<int> fitOf(const QString& pathTemplate, const QStringList& segments)
{
    const QString first = segments.first().section(u':', 0, 0);
    if (!pathTemplate.startsWith(first) && !pathTemplate.startsWith(u'{'))
        return std::nullopt; // a look at the beginning, before anything is taken apart
    QList<Piece> pieces;
    for (const QStringView segment : QStringView(pathTemplate).split(u'/'))
        pieces.append(pieceOf(segment));
    // Nothing that Google names is longer; this bounds what `{+x}` can try.
    constexpr qsizetype mostSegments = 32;
    if (segments.size() > mostSegments)
        return std::nullopt;
    return fitFrom(pieces, 0, segments, 0);
}

} // namespace scopelight
