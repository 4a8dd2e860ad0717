// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/bearer.h"

namespace scopelight::practice {

/// A method of drive.googleapis.com; scopes without the common prefix.
ApiMethod driveMethod(const QString& method, const QStringList& scopes);
/// files.list and files.get, with the scopes of the discovery document.
ApiMethod filesMethod(const QString& method);
/// about.get.
ApiMethod aboutMethod();

/// Whether any of these scopes, named without the common prefix, is there.
bool hasDriveScope(const QStringList& scopes, const QStringList& names);
/// What these scopes let an application see of a Drive whose files it did not make itself.
bool isVisibleFile(const QStringList& scopes, const QString& mimeType);

} // namespace scopelight::practice
