// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace scopelight {

/// The steps in the order of the flow, and the record of requests.
enum class StepId { Client, Scopes, SignIn, Grant, Drive, Requests };

} // namespace scopelight
