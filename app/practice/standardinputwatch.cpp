// SPDX-License-Identifier: Apache-2.0
#include "practice/standardinputwatch.h"

#include <QThread>

#include <cstdio>

namespace scopelight {
namespace {

/// Reads in a thread of its own: a pipe can be waited for like that on every system, a console too.
class InputReader : public QThread {
public:
    using QThread::QThread;

private:
    void run() override
    {
        while (std::fgetc(stdin) != EOF) { }
    }
};

} // namespace

void onStandardInputEnd(QObject* context, std::function<void()> ended)
{
    // No parent, and never waited for: while it reads it cannot be stopped, and the process may end first.
    auto* reader = new InputReader;
    QObject::connect(reader, &QThread::finished, context, std::move(ended));
    QObject::connect(reader, &QThread::finished, reader, &QObject::deleteLater);
    reader->start();
}

} // namespace scopelight
