// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace scopelight {

/// The steps in the order of the flow, and the records: of requests and of runs.
enum class StepId { Client, Scopes, SignIn, Grant, Drive, Access, Requests, History };

} // namespace scopelight
