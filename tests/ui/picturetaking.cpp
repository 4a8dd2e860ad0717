// SPDX-License-Identifier: Apache-2.0
#include "pictures.h"

#include <QDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace pictures {

namespace {

QDir target;

void settle()
{
    QThreadPool::globalInstance()->waitForDone();
    for (int round = 0; round < 10; ++round) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace

void setFolder(const QString& folder)
{
    QDir().mkpath(folder);
    target = QDir(folder);
}

void await(const char* what, const std::function<bool()>& isThere)
{
    if (!QTest::qWaitFor(isThere, 20'000))
        qFatal("It never came: %s", what);
}

void take(Stand& stand, const QString& name)
{
    settle();
    stand.window.grab().save(target.filePath(name + u".png"_s));
}

void takePart(QWidget& part, const QString& name)
{
    settle();
    constexpr int smallestFile = 0;
    part.grab()
        .toImage()
        .convertToFormat(QImage::Format_RGB888)
        .save(target.filePath(name + u".png"_s), "PNG", smallestFile);
}

void awaitFailure(Stand& stand)
{
    await("the failure", [&] { return stand.workbench.signIn().error().has_value(); });
}

void startPractice(Stand& stand)
{
    if (!stand.startPractice())
        qFatal("Practice did not start");
}

void startSignIn(Stand& stand)
{
    startPractice(stand);
    stand.workbench.startSignIn();
    await("the address", [&] { return !stand.workbench.signIn().address().isEmpty(); });
}

} // namespace pictures
