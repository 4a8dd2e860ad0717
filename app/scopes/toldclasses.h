// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "scopes/scopecatalogue.h"

#include <QDate>
#include <QMap>

namespace scopelight {

/// The class that the console of a project gives a scope, and the day on which somebody pasted it.
struct ToldClass {
    Sensitivity sensitivity = Sensitivity::NotPublished;
    QDate day = {};
    bool operator==(const ToldClass&) const = default;
};
/// By the scope's full form.
using ToldClasses = QMap<QString, ToldClass>;

/// What was copied from the console's Data access page: scopes, each below the heading of its class ("Your
/// sensitive scopes"); the console shortens them to ".../auth/drive". What the catalogue does not know counts
/// for nothing. Code no_classes_in_text.
Result<ToldClasses> classesOnConsolePage(const QString& text, const QDate& day);

/// Those kept for this user, read by the first call. Each ScopeCatalogue takes them before what Google's
/// pages say.
const ToldClasses& toldClasses();
/// Adds them to the ones kept; a scope that is told of again has its new class. Codes file_not_writable
/// (path) and those of reading the file, which then stays as it is.
Result<void> keepToldClasses(const ToldClasses& classes);
/// Whether there is a file of them, readable or not.
bool areClassesKept();
/// Deletes the file. Code file_not_removed.
Result<void> forgetToldClasses();

} // namespace scopelight
