// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/methodindex.h"
#include "google/sourcelanguage.h"

namespace scopelight {

/// A place at which a program uses a method of Google's, or names a scope.
struct ApiUse {
    MethodRecord method = {}; ///< empty for a scope
    QString scope = {}; ///< wire form; empty for a method
    int line = 0; ///< from 1
    /// Why it is believed: scope_url, scope_constant (a Go package's), rest_url, client_call.
    QString how = {};
    bool operator==(const ApiUse&) const = default;
};

/// What a source file uses, as far as it can be read without being run. By line.
struct ApiUses {
    QList<ApiUse> found = {}; ///< the text leaves one reading
    QList<ApiUse> possible = {}; ///< several methods fit, or the receiver comes from elsewhere: never counted

    void append(const ApiUses& others)
    {
        found += others.found;
        possible += others.possible;
    }
};

/// Reads a file's text; the language says what is a comment and which calls there are.
ApiUses apiUses(const QString& file, SourceLanguage language, const MethodIndex& methods);

} // namespace scopelight
