// SPDX-License-Identifier: Apache-2.0
#include "run/rememberedsignins.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The entry that names the account of a client's last sign-in.
QString noteKey(const QString& clientId)
{
    return Keychain::key(clientId, {});
}

/// The next job if the one before came through, else its error.
template <class T, class Before, class Next>
QFuture<Result<T>> then(QFuture<Result<Before>> before, Next next)
{
    return before
        .then([next](const Result<Before>& result) {
            if (!result)
                return QtFuture::makeReadyFuture(Result<T>(tl::unexpected(result.error())));
            if constexpr (std::is_void_v<Before>)
                return next();
            else
                return next(*result);
        })
        .unwrap();
}

/// Forgets the note if it names that account; another's sign-in stays the last one.
QFuture<Result<void>> forgetNote(const Keychain& keychain, const QString& clientId, const QString& account)
{
    return keychain.load(noteKey(clientId))
        .then([keychain, clientId, account](const Result<Secret>& name) {
            const bool isOther = name && name->reveal() != account;
            return isOther ? QtFuture::makeReadyFuture(Result<void>()) : keychain.forget(noteKey(clientId));
        })
        .unwrap();
}

} // namespace

QFuture<Result<void>> RememberedSignIns::save(
    const QString& clientId, const QString& account, const Secret& refreshToken) const
{
    const QString name = account.isEmpty() ? u"?"_s : account;
    return then<void>(m_keychain.save(Keychain::key(clientId, name), refreshToken),
        [keychain = m_keychain, clientId, name] { return keychain.save(noteKey(clientId), Secret(name)); });
}

QFuture<Result<RememberedSignIns::SignIn>> RememberedSignIns::load(
    const QString& clientId, const QString& account) const
{
    const auto loadOf = [keychain = m_keychain, clientId](const QString& name) {
        return keychain.load(Keychain::key(clientId, name)).then([name](const Result<Secret>& token) {
            return token.map([&](const Secret& refreshToken) { return SignIn{name, refreshToken}; });
        });
    };
    if (!account.isEmpty())
        return loadOf(account);
    return then<SignIn>(
        m_keychain.load(noteKey(clientId)), [loadOf](const Secret& name) { return loadOf(name.reveal()); });
}

QFuture<Result<void>> RememberedSignIns::forget(const QString& clientId, const QString& account) const
{
    return then<void>(m_keychain.forget(Keychain::key(clientId, account)),
        [keychain = m_keychain, clientId, account] { return forgetNote(keychain, clientId, account); });
}

} // namespace scopelight
