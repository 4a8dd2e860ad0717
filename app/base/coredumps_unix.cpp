// SPDX-License-Identifier: Apache-2.0
#include "base/coredumps.h"

#include <sys/resource.h>

namespace scopelight {

void forbidCoreDumps()
{
    const rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

} // namespace scopelight
