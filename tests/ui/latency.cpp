// SPDX-License-Identifier: Apache-2.0
// How long the real window keeps somebody waiting: the longest time in which its event loop did nothing else
// while 100,000 files of the practice provider are listed, sorted and filtered, and what a key costs in the
// scope search. Figures, not a test: another program on the machine may be in them. The time that the
// window's own thread computed is printed beside, which nobody else can lengthen.
#include "stand.h"

#include "models/drivemodel.h"
#include "models/stepmodel.h"
#include "theme/style.h"

#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr int files = 100'000;
constexpr int rounds = 5;
constexpr int beatsAfter = 30; ///< so that what was changed has been laid out and painted
constexpr qint64 patienceMs = 300'000;

/// Milliseconds of the wall clock, and of this thread's own work.
struct Time {
    double wall = 0;
    double own = 0;
};

double millisecondsOf(clockid_t clock)
{
    timespec time = {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

Time now()
{
    return {millisecondsOf(CLOCK_MONOTONIC), millisecondsOf(CLOCK_THREAD_CPUTIME_ID)};
}

Time since(const Time& start)
{
    const Time end = now();
    return {end.wall - start.wall, end.own - start.own};
}

/// The longest stretch in which the loop could not have taken a key: it is asked to beat each millisecond.
Time longestStall(const std::function<void()>& act, const std::function<bool()>& isDone)
{
    constexpr double interval = 1;
    QEventLoop loop;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    Time last = now();
    const Time start = last;
    Time longest;
    int rest = beatsAfter;
    QObject::connect(&beat, &QTimer::timeout, &loop, [&] {
        const Time gap = since(last);
        last = now();
        longest = {std::max(longest.wall, gap.wall - interval), std::max(longest.own, gap.own)};
        if (since(start).wall > patienceMs)
            qFatal("It did not come to its end");
        if (isDone() && --rest == 0)
            loop.quit();
    });
    beat.start(int(interval));
    QTimer::singleShot(0, &loop, act);
    loop.exec();
    return longest;
}

void print(const QString& what, QList<Time> times)
{
    const auto figures = [&times](double Time::*clock) {
        std::ranges::sort(times, {}, clock);
        return u"median %1, worst %2"_s.arg(times[times.size() / 2].*clock, 6, 'f', 1)
            .arg(times.last().*clock, 6, 'f', 1);
    };
    QTextStream(stdout) << u"%1  %2 ms   of its own %3 ms\n"_s.arg(
        what.leftJustified(44), figures(&Time::wall), figures(&Time::own));
}

void listAndArrange(Stand& stand)
{
    stand.window.goTo(StepId::Drive);
    auto* table = stand.find<QTableView>(u"driveTable"_s);
    auto* filter = stand.find<QLineEdit>(u"driveFilter"_s);
    QAbstractItemModel* model = table->model();
    QList<Time> listings;
    for (int round = 0; round < rounds; ++round) {
        listings.append(longestStall([&] { stand.workbench.listDrive({}); },
            [&] {
                return stand.workbench.drive().state() == DriveWork::State::Done
                    && model->rowCount() == files;
            }));
    }
    print(u"longest stall, listing %1 files"_s.arg(files), listings);

    bool isArranged = false;
    QObject::connect(
        static_cast<DriveModel*>(model), &DriveModel::arranged, &stand.window, [&] { isArranged = true; });
    QList<Time> sorts;
    for (int section = 0; section < model->columnCount(); ++section) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            isArranged = false;
            sorts.append(
                longestStall([&] { table->sortByColumn(section, order); }, [&] { return isArranged; }));
        }
    }
    print(u"longest stall, sorting them"_s, sorts);

    print(u"longest stall, listing them in that order"_s,
        {longestStall([&] { stand.workbench.listDrive({}); },
            [&] {
                return stand.workbench.drive().state() == DriveWork::State::Done
                    && model->rowCount() == files;
            })});

    QList<Time> filters;
    for (int round = 0; round < rounds; ++round) {
        for (const char key : {'r', 'e', 'p', 'o', '\b', '\b', '\b', '\b'}) {
            isArranged = false;
            filters.append(longestStall(
                [&] {
                    QTest::keyClick(filter, key == '\b' ? Qt::Key_Backspace : Qt::Key(key - 'a' + Qt::Key_A));
                },
                [&] { return isArranged; }));
        }
    }
    print(u"longest stall, filtering them, a key"_s, filters);
}

/// From the key to the painted answer.
Time keyTime(const std::function<void()>& type)
{
    QCoreApplication::processEvents();
    const Time start = now();
    type();
    QCoreApplication::processEvents();
    return since(start);
}

void searchScopes(Stand& stand)
{
    stand.window.goTo(StepId::Scopes);
    auto* search = stand.find<QLineEdit>(u"scopeSearch"_s);
    QList<Time> keys;
    for (int round = 0; round < rounds; ++round) {
        for (const auto* word : {"drive", "gmail", "readonly", "calendar events"}) {
            for (const char* key = word; *key != '\0'; ++key)
                keys.append(keyTime([&] { QTest::keyClick(search, *key); }));
            while (!search->text().isEmpty())
                keys.append(keyTime([&] { QTest::keyClick(search, Qt::Key_Backspace); }));
        }
    }
    print(u"scope search, a key"_s, keys);
}

void showPages(Stand& stand)
{
    QList<Time> pages;
    for (const StepId step : StepModel::steps()) {
        pages.append(longestStall([&] { stand.window.goTo(step); }, [] { return true; }));
    }
    print(u"longest stall, showing a page the first time"_s, pages);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(new ScopelightStyle);
    Stand stand({u"--files"_s, QString::number(files)});
    if (!stand.startPractice() || !stand.signIn())
        qFatal("No sign-in at the practice provider");
    showPages(stand);
    listAndArrange(stand);
    searchScopes(stand);
    return 0;
}
