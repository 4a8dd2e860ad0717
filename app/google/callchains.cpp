// SPDX-License-Identifier: Apache-2.0
#include "google/callchains.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

QList<CallChain::Name> namesBehind(const SourceText& source, qsizetype position)
{
    static const QRegularExpression next(u"\\s*(?:\\\\\\s*)?\\??\\.\\s*([A-Za-z_$][\\w$]*)"_s);
    QList<CallChain::Name> names;
    while (true) {
        const auto match = next.match(source.code, position, QRegularExpression::NormalMatch,
            QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return names;
        position = match.capturedEnd();
        const qsizetype open = source.skipSpace(position);
        const bool isCalled = open < source.code.size() && source.code[open] == u'(';
        if (isCalled)
            position = source.behindBracket(open);
        names.append({match.captured(1), isCalled, match.capturedStart(1), position});
    }
}

QList<CallChain> callChains(const SourceText& source)
{
    static const QRegularExpression root(
        u"(?<![\\w$.])([A-Za-z_$][\\w$]*)(?=\\s*(?:\\\\\\s*)?\\??\\.\\s*[A-Za-z_$])"_s);
    QList<CallChain> chains;
    for (const auto& match : root.globalMatch(source.code)) {
        CallChain chain{.begin = match.capturedStart(1), .root = match.captured(1)};
        chain.names = namesBehind(source, match.capturedEnd(1));
        if (!chain.names.isEmpty())
            chains.append(chain);
    }
    return chains;
}

} // namespace scopelight
