// SPDX-License-Identifier: Apache-2.0
#include "practice/template.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

QString toHtmlText(const QString& text)
{
    static const QRegularExpression unsafe(
        uR"([\x{00}-\x{08}\x{0b}-\x{1f}\x{7f}-\x{9f}\x{202a}-\x{202e}\x{2066}-\x{2069}])"_s);
    return QString(text).replace(unsafe, u"\uFFFD"_s).toHtmlEscaped();
}

QString fillTemplate(const QString& text, const TemplateValues& values)
{
    static const QRegularExpression marker(uR"(\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\})"_s);
    QString filled;
    qsizetype done = 0;
    for (auto matches = marker.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        filled += QStringView(text).sliced(done, match.capturedStart() - done);
        filled += match.hasCaptured(1) ? values.value(match.captured(1))
                                       : toHtmlText(values.value(match.captured(2)));
        done = match.capturedEnd();
    }
    return filled.append(QStringView(text).sliced(done));
}

} // namespace scopelight::practice
