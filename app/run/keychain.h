// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"

#include <QFuture>

namespace scopelight {

/// The desktop's keychain (QtKeychain). Every job has a time limit, because a locked keychain may never
/// answer. Codes: no_keychain (facts job: save, load or forget; reason), keychain_timeout (fact job),
/// not_remembered.
class Keychain {
public:
    explicit Keychain(int timeoutMs)
        : m_timeoutMs(timeoutMs)
    {
    }

    QFuture<Result<void>> save(const QString& key, const Secret& secret) const;
    QFuture<Result<Secret>> load(const QString& key) const;
    QFuture<Result<void>> forget(const QString& key) const;
    /// One entry a client and account: "client_id account".
    static QString key(const QString& clientId, const QString& account);

private:
    int m_timeoutMs;
};

} // namespace scopelight
