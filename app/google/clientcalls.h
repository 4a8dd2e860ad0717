// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/apiuses.h"
#include "google/methodindex.h"
#include "google/sourcetext.h"

namespace scopelight {

/// The calls of Google's client libraries: `service.files().list(…)`, `drive.files.list(…)`,
/// `srv.Files.List()…`.
ApiUses clientCalls(const SourceText& source, const MethodIndex& methods);

} // namespace scopelight
