// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/keychain.h"

namespace scopelight {

/// The sign-ins that the user had remembered: a refresh token a client and account in the desktop's keychain,
/// and a note which account of a client came last (a keychain cannot be asked what it holds). Codes as
/// Keychain's.
class RememberedSignIns {
public:
    explicit RememberedSignIns(int timeoutMs)
        : m_keychain(timeoutMs)
    {
    }

    /// `account` is what the server calls it, an address or an ID; empty when it did not say.
    QFuture<Result<void>> save(
        const QString& clientId, const QString& account, const Secret& refreshToken) const;
    /// A sign-in of that account, or of the last one when `account` is empty.
    struct SignIn {
        QString account = {};
        Secret refreshToken = {};
    };
    QFuture<Result<SignIn>> load(const QString& clientId, const QString& account) const;
    QFuture<Result<void>> forget(const QString& clientId, const QString& account) const;

private:
    Keychain m_keychain;
};

} // namespace scopelight
