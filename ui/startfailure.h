// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <memory>

class QMessageBox;

namespace scopelight {

/// The box in place of a window that cannot do its work: what happened, the usual reasons, what to do.
std::unique_ptr<QMessageBox> makeStartFailure(const Error& error);

} // namespace scopelight
