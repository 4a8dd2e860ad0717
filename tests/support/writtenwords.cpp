// SPDX-License-Identifier: Apache-2.0
#include "writtenwords.h"

#include "files.h"

using namespace Qt::StringLiterals;

QMap<QString, QString> readWords(const QString& path)
{
    QMap<QString, QString> words;
    const QString text = u'\n' + QString::fromUtf8(readFile(path));
    for (const QString& block : text.split(u"\n== "_s).sliced(1))
        words.insert(block.section(u'\n', 0, 0), block.section(u'\n', 1).trimmed());
    return words;
}

bool writeWords(const QString& path, const QMap<QString, QString>& words)
{
    QStringList blocks;
    for (auto row = words.begin(); row != words.end(); ++row)
        blocks.append(u"== %1\n%2\n"_s.arg(row.key(), row.value()));
    return writeFile(path, blocks.join(u'\n').toUtf8());
}

QString writtenWords(const QString& row)
{
    const QString file = row.section(u'/', 0, 0);
    const QString words = readWords(testDataPath(u"words/%1.txt"_s.arg(file))).value(row);
    if (words.isEmpty())
        return u"No words are written down for "_s + row;
    return words.section(u"\n("_s, 0, 0); // "(step, code)"
}
