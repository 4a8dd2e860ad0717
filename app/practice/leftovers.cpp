// SPDX-License-Identifier: Apache-2.0
#include "practice/leftovers.h"

#include "practice/processes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight::practice {

QString folderPattern()
{
    return QDir::tempPath() + u"/scopelight-practice-%1-XXXXXX"_s.arg(QCoreApplication::applicationPid());
}

void removeLeftovers()
{
    static const QRegularExpression name(uR"(\Ascopelight-practice-(\d{1,9})-\w{6}\z)"_s);
    const QFileInfoList folders = QDir(QDir::tempPath())
                                      .entryInfoList({u"scopelight-practice-*"_s},
                                          QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo& folder : folders) {
        const QRegularExpressionMatch match = name.match(folder.fileName());
        if (match.hasMatch() && isOwn(folder) && !isRunning(match.captured(1).toInt()))
            QDir(folder.absoluteFilePath()).removeRecursively();
    }
}

} // namespace scopelight::practice
