// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace scopelight {

/// A rule of a report for code scanning.
struct SarifRule {
    QString id = {}; ///< "method_not_covered"
    QString level = {}; ///< error, warning, note
    QString description = {}; ///< one sentence
};

/// A result at one place.
struct SarifResult {
    QString rule = {}; ///< a rule's id
    QString message = {}; ///< plain text
    QString file = {}; ///< empty: none is known
    int line = 0; ///< 0: the whole file
};

/// The results as a SARIF 2.1.0 document (OASIS), UTF-8 JSON: file addresses relative, as code scanning of
/// pull requests wants them.
QByteArray toSarif(const QList<SarifRule>& rules, const QList<SarifResult>& results);

} // namespace scopelight
