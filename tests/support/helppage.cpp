// SPDX-License-Identifier: Apache-2.0
#include "helppage.h"

#include "files.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

const QString prompt = u"$ "_s;

} // namespace

QString helpFolder()
{
    return QStringLiteral(HELP_DIR);
}

QStringList writtenHelpPages()
{
    QStringList names;
    for (const QString& file : QDir(helpFolder()).entryList({u"*.md"_s}))
        names.append(file.chopped(3));
    return names;
}

HelpPage helpPage(const QString& name)
{
    HelpPage page{.text = QString::fromUtf8(readFile(helpFolder() + u'/' + name + u".md"_s))};
    bool isTerminal = false;
    for (const QString& line : page.text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u"```"))
            isTerminal = !isTerminal;
        else if (isTerminal && line.startsWith(prompt))
            page.commands.append(line.sliced(prompt.size()));
        else if (isTerminal)
            page.answer.append(line);
        else if (line.startsWith(u"# "))
            page.title = line.sliced(2);
        else if (line.startsWith(u"> "))
            page.quotes.append(line.sliced(line.startsWith(u"> - ") ? 4 : 2));
        page.source = line;
    }
    static const QRegularExpression target(u"\\]\\(([^)]+)\\)"_s);
    for (auto matches = target.globalMatch(page.text); matches.hasNext();)
        page.targets.append(matches.next().captured(1));
    return page;
}
