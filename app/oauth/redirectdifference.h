// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QStringList>

#include <optional>

namespace scopelight {

/// In what two redirect URIs of this machine differ. Google compares them character by character, so that one
/// difference is one too many.
struct RedirectDifference {
    QString listed = {}; ///< byte for byte
    QStringList kinds = {}; ///< some of scheme, host, port, slash, case, path, query; in this order

    /// wanted, listed, difference; and for a single one a fact that tells which: extra_slash, missing_slash,
    /// other_scheme, other_host, other_port, other_case, other_path or other_query, with what the file has.
    Facts facts(const QString& wanted) const;
    /// Whether one can be taken for the other: one difference, or two that leave the path alone.
    bool isNearMiss() const { return kinds.size() == 1 || (kinds.size() == 2 && !kinds.contains(u"path")); }
};

/// The listed URI of this machine that differs least from the wanted one; nothing when none is of this
/// machine, or when the wanted one is itself listed.
std::optional<RedirectDifference> nearestRedirect(const QString& wanted, const QStringList& listed);

} // namespace scopelight
