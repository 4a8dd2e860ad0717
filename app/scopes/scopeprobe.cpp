// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Probes;

namespace {

/// These need something of the user's own, or a machine that no document describes.
bool canBeMade(const QString& kind)
{
    return kind == "read"_L1 || kind == "const"_L1 || kind == "sample"_L1 || kind == "negative"_L1;
}

} // namespace

std::optional<ScopeProbe> ScopeCatalogue::probeOf(const QString& scope) const
{
    const std::optional<quint32> row = rowOf(canonicalScope(scope));
    std::optional<ScopeProbe> found;
    for (quint32 i = 0; row && i < m_file.rows<Probes>(); ++i) {
        if (m_file.cell<Probes>(i, Probes::Scope) != *row)
            continue;
        const ScopeProbe probe{.kind = m_file.string<Probes>(i, Probes::Kind),
            .method = m_file.string<Probes>(i, Probes::Method),
            .address = m_file.string<Probes>(i, Probes::Url)};
        if (canBeMade(probe.kind)) // a scope may have a second line, for the read of another API
            return probe;
        found = ScopeProbe{.kind = probe.kind, .method = probe.method};
    }
    return found;
}

} // namespace scopelight
