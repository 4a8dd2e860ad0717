// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/textstyle.h"
#include "run/codeevidence.h"

#include <QJsonObject>

namespace scopelight {

/// What was found in an application's files, for people: a line a use, `file:line  drive.files.list`.
QString evidenceText(const CodeEvidence& evidence, const TextStyle& style);
/// The same for scripts (resources/schemas/advise.schema.json).
QJsonObject evidenceJson(const CodeEvidence& evidence);

} // namespace scopelight
