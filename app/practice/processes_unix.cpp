// SPDX-License-Identifier: Apache-2.0
#include "practice/processes.h"

#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace scopelight::practice {

bool isRunning(int process)
{
    return kill(process, 0) == 0 || errno != ESRCH;
}

bool isOwn(const QFileInfo& file)
{
    return file.ownerId() == getuid();
}

} // namespace scopelight::practice
