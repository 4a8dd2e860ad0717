// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/requestaddress.h"

namespace scopelight {

/// A request that a shell's curl sends.
struct ShellRequest {
    RequestAddress address = {};
    QString verb = {}; ///< "GET"; empty where a variable has it
};

/// What the commands of a shell script ask; what is only printed is none.
QList<ShellRequest> shellRequests(const SourceText& source);

} // namespace scopelight
