// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace scopelight::practice {

/// A person who does not exist, with an address in a domain reserved for examples (RFC 2606 §3).
struct Account {
    QString sub = {};
    QString email = {};
    QString givenName = {};
    QString familyName = {};

    QString name() const { return givenName + QLatin1Char(' ') + familyName; }
};

/// The accounts in the chooser; the first one is what automatic consent takes.
const QList<Account>& accounts();
/// By `sub` or e-mail address, as `login_hint` takes either; nullptr for anybody else.
const Account* findAccount(const QString& subOrEmail);

} // namespace scopelight::practice
