// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/sourceblocks.h"

#include <optional>

namespace scopelight {

/// A place that gives a name a value, and where the name has it.
struct Binding {
    QString name = {}; ///< "service"; "self.service" for what an object keeps; ".srv" for a Go struct's field
    qsizetype position = 0;
    SourceRange visible = {};
    qsizetype value = -1; ///< where the value is written; -1: it comes from elsewhere, as a parameter does
    QString api = {}; ///< "drive:v3" where the value is its client; empty: something else, or not known
    QString resource = {}; ///< "spreadsheets" where it is a resource of the client's
};

/// Every binding that is found for these names; nothing where a file has more than any that people write.
std::optional<QList<Binding>> bindingsOf(
    const SourceText& source, const SourceBlocks& blocks, const QStringList& names);

/// The names that are given the value written there.
QList<Binding> bindingsTo(const SourceText& source, const SourceBlocks& blocks, qsizetype value);

/// The binding that holds at a place, or nullptr.
const Binding* bindingAt(const QList<Binding>& bindings, const QString& name, qsizetype position);

} // namespace scopelight
