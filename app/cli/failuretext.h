// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.h"
#include "doctor/explain.h"

#include <QJsonArray>
#include <QJsonObject>

namespace scopelight {

/// A failure for a terminal: what happened, usual reason first, what to do, the links, the code at the end.
QString failureText(const Error& error, const ExplainContext& context, const TextStyle& style);
/// {"error": {"step", "code", "message", "hint"}}.
QJsonObject failureJson(const Error& error, const ExplainContext& context);
/// Says on standard error what went wrong beside an answer that stands, and gives the status to exit with.
int sayFailure(const Error& error, const Session& session);
/// The findings with their words, for people and for scripts.
QString findingsText(const Findings& findings, const ExplainContext& context, const TextStyle& style);
/// The findings on standard error, beside the work that goes on.
void sayFindings(const Findings& findings, const Session& session);
QJsonArray findingsJson(const Findings& findings, const ExplainContext& context);

} // namespace scopelight
