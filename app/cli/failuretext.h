// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/terminal.h"
#include "doctor/explain.h"

#include <QJsonObject>

namespace scopelight {

/// A failure for a terminal: what happened, usual reason first, what to do, the links, the code at the end.
QString failureText(const Error& error, const Explanation& explanation, const Terminal& terminal);
/// {"error": {"step", "code", "message", "hint"}}.
QJsonObject failureJson(const Error& error, const Explanation& explanation);
/// The findings with their words, for people and for scripts.
QString findingsText(const Findings& findings, const ExplainContext& context, const Terminal& terminal);
QJsonArray findingsJson(const Findings& findings, const ExplainContext& context);

} // namespace scopelight
