// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runrecord.h"

namespace scopelight {

/// One thing that runs have in common or differ in, with what each of them has of it.
struct RunRow {
    enum class Group { HowItWasAsked, WhatWasGranted, WhatItCouldDo };
    /// A scope in a run. Kept: it came unasked, from a run before it; LeftOver: from a grant that no run
    /// tells of. NoGrant: it was asked for, and the run came to no grant. NotToldOf: nobody said what the
    /// grant is for.
    enum class Given { Granted, Missing, Kept, LeftOver, Extra, NotAsked, NoGrant, NotToldOf };
    struct Cell {
        QString value = {}; ///< a code, a number or a name; empty: none
        Given given = Given::NotToldOf; ///< of a scope's row
        bool operator==(const Cell&) const = default;
    };
    Group group = Group::HowItWasAsked;
    QString name = {}; ///< a code ("client", "prompt"…), or the scope in wire form
    bool isScope = false;
    QList<Cell> cells = {}; ///< one a run, in their order
    /// Whether one run has something else than another.
    bool differs() const;
    bool operator==(const RunRow&) const = default;
};

/// Rows by scopes, columns by runs. How it was asked: kind, client, server, account, redirect_uri,
/// access_type, prompt, earlier_grants; what was granted: the scopes that any of them asked for or came with,
/// in the order they are first met; what it could do: outcome, refresh_token, drive_files.
QList<RunRow> compareRuns(const QList<RunRecord>& runs);

} // namespace scopelight
