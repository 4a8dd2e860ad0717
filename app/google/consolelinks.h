// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace scopelight {

/// Addresses of the consoles of Google Cloud and of Workspace, made from our own templates and this project
/// alone; a server's link is never opened. Each is empty when what it needs is missing or has other
/// characters than such an identifier has.
namespace ConsoleLink {
QString client(const QString& clientId, const QString& project);
QString clients(const QString& project);
QString audience(const QString& project);
QString scopes(const QString& project);
/// `service` as the API's own error named it, such as drive.googleapis.com.
QString library(const QString& service, const QString& project);
/// The account's page of connected applications.
QString connections();
/// For administrators of a Workspace: the applications that they have configured.
QString appAccess();
/// For administrators: domain-wide delegation, with a client (a service account's number or a client ID) and
/// scopes, separated by spaces, filled in where both are there. Never with the flag that overwrites what
/// stands there.
QString delegation(const QString& clientId, const QString& scopes);
} // namespace ConsoleLink

} // namespace scopelight
