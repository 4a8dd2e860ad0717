// SPDX-License-Identifier: Apache-2.0
// From the start of the program to its first painted window: scopelight beside an empty QMainWindow, in
// turns, on a screen in memory (Xvfb) with a window manager (openbox). Prints both and their ratio.
#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

namespace {

constexpr int warmUp = 3;
constexpr int rounds = 40;

qint64 nanoseconds()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Nothing of the user's is read: no settings, no session bus.
QProcessEnvironment environment(const QString& home, const QString& display)
{
    QProcessEnvironment variables;
    variables.insert(u"HOME"_s, home);
    variables.insert(u"XDG_RUNTIME_DIR"_s, home);
    variables.insert(u"DISPLAY"_s, display);
    variables.insert(u"LANG"_s, u"C.UTF-8"_s);
    variables.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    variables.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    variables.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"firstpaint"_s);
    variables.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(PLUGIN_FOLDER));
    return variables;
}

/// Milliseconds until the program has painted.
double timed(const QString& program, const QProcessEnvironment& variables)
{
    QProcess process;
    process.setProcessEnvironment(variables);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 start = nanoseconds();
    process.start(program, {});
    if (!process.waitForFinished(30'000) || process.exitStatus() != QProcess::NormalExit)
        qFatal("%s did not come to its end", qPrintable(program));
    bool isNumber = false;
    const qint64 end = process.readAllStandardOutput().trimmed().toLongLong(&isNumber);
    if (!isNumber)
        qFatal("%s ended without painting", qPrintable(program));
    return double(end - start) / 1e6;
}

double median(QList<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir home;
    QProcess screen;
    screen.setStandardErrorFile(QProcess::nullDevice());
    screen.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1400x900x24"_s, u"-nolisten"_s, u"tcp"_s,
            u"-noreset"_s});
    if (!screen.waitForReadyRead(20'000))
        qFatal("Xvfb does not start");
    const auto variables =
        environment(home.path(), u':' + QString::fromLatin1(screen.readAllStandardOutput().trimmed()));
    QProcess manager;
    manager.setProcessEnvironment(variables);
    manager.start(u"openbox"_s, {u"--startup"_s, u"echo ready"_s});
    if (!manager.waitForReadyRead(20'000))
        qFatal("openbox does not start");
    QList<double> empty;
    QList<double> ours;
    for (int round = 0; round < warmUp + rounds; ++round) {
        const double first = timed(QStringLiteral(EMPTY_WINDOW), variables);
        const double second = timed(QStringLiteral(SCOPELIGHT_WINDOW), variables);
        if (round < warmUp)
            continue;
        empty.append(first);
        ours.append(second);
    }
    for (QProcess* process : {&manager, &screen}) {
        process->terminate();
        process->waitForFinished();
    }
    QTextStream(stdout)
        << u"start to first paint: empty window %1 ms, scopelight %2 ms, ratio %3 (medians of %4)\n"_s
               .arg(median(empty), 0, 'f', 1)
               .arg(median(ours), 0, 'f', 1)
               .arg(median(ours) / median(empty), 0, 'f', 2)
               .arg(rounds);
    return 0;
}
