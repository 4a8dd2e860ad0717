// SPDX-License-Identifier: Apache-2.0
#include "base/coredumps.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace scopelight {

void forbidCoreDumps()
{
#ifdef Q_OS_UNIX
    const rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

} // namespace scopelight
