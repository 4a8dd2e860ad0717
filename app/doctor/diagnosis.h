// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QJsonValue>

namespace scopelight {

/// The entry for a code in resources/diagnosis/NAME.json, or an empty object; the one that it is the same_as.
/// The files are small and read only when something is to be said.
QJsonObject diagnosisEntry(const QString& name, const QString& code);
/// A sentence of the flat files (`reasons`, `links`), places unfilled.
QJsonValue diagnosisSentence(const QString& name, const QString& code);

/// A text of the data with the facts put in: a string with `{fact}` places, an object `{"needs", "lacks",
/// "when", "text"}`, or a list of such alternatives of which the first that fits is taken; a `text` may be a
/// list again. Empty when none fits.
QString diagnosisText(const QJsonValue& value, const Facts& facts);

/// Whether the conditions `needs`, `lacks` and `when` of an alternative or a cause hold.
bool diagnosisApplies(const QJsonObject& conditions, const Facts& facts);

/// Text from a file or a server, fit to be shown: at most 500 characters, control and direction characters as
/// visible escapes.
QString shownText(const QString& foreign);

} // namespace scopelight
