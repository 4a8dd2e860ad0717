// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace scopelight {

/// Makes a SequenceLane a list of its legs for screen readers. Once is enough.
void installSequenceLaneAccess();

} // namespace scopelight
