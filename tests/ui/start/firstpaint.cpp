// SPDX-License-Identifier: Apache-2.0
#include <QCoreApplication>
#include <QEvent>
#include <QGenericPlugin>

#include <cstdio>
#include <ctime>

/// Loaded into a program from outside (QT_QPA_GENERIC_PLUGINS): prints the monotonic clock's nanoseconds once
/// the first window has been painted and the loop is free again, and ends the program.
class FirstPaint : public QObject {
    Q_OBJECT

public:
    FirstPaint() { qApp->installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (!m_isPainted && event->type() == QEvent::Paint) {
            m_isPainted = true;
            QMetaObject::invokeMethod(this, &FirstPaint::tell, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    static void tell()
    {
        timespec time = {};
        clock_gettime(CLOCK_MONOTONIC, &time);
        std::printf("%lld\n", static_cast<long long>(time.tv_sec) * 1'000'000'000 + time.tv_nsec);
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    bool m_isPainted = false;
};

class FirstPaintPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "firstpaint.json")

public:
    QObject* create(const QString&, const QString&) override { return new FirstPaint; } // Qt's from here
};

#include "firstpaint.moc"
