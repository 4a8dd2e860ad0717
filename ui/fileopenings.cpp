// SPDX-License-Identifier: Apache-2.0
#include "fileopenings.h"

#include <QCoreApplication>
#include <QFileOpenEvent>

namespace scopelight {

FileOpenings::FileOpenings(std::function<void(const QString& path)> open, QObject* parent)
    : QObject(parent)
    , m_open(std::move(open))
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool FileOpenings::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    // Of an address Qt knows no file name.
    if (const QString path = static_cast<QFileOpenEvent*>(event)->file(); !path.isEmpty())
        m_open(path);
    return true;
}

} // namespace scopelight
