// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

#include <tl/expected.hpp>

namespace scopelight {

/// The leg of the job in which something went wrong. It is part of every printed failure.
enum class Step {
    Usage,
    ClientFile,
    Profile,
    TokenFile,
    Scopes,
    Trust,
    Discovery,
    Listen,
    Browser,
    Authorization,
    ErrorPage,
    TokenExchange,
    Refresh,
    ServiceAccount,
    IdToken,
    UserInfo,
    TokenInfo,
    Revocation,
    Drive,
    Access,
    Keychain,
    Output,
    Practice,
};

/// The wire name of a step, snake_case ("token_exchange"), as JSON output and the diagnosis data spell it.
QString toString(Step step);

/// Named facts: what was found, where, and what it was compared with. Never a secret, never a sentence.
using Facts = QMap<QString, QString>;

/// A failure as a value: facts only. The words that help are data, read by explain() (doctor/explain.h).
struct Error {
    Step step = Step::Usage;
    QString code = {}; ///< the server's own error code, or ours, in the same snake_case
    Facts facts = {}; ///< for example {"port", "8080"}; keys are snake_case
    bool isServersWord = false; ///< the code is the server's: a `timed_out` that it says is not ours
    bool operator==(const Error&) const = default;
};

/// What can fail returns one of these; tl::expected has the shape of std::expected (C++23).
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for `return fail(Step::Listen, u"port_taken"_s, {{u"port"_s, …}});`.
inline tl::unexpected<Error> fail(Step step, QString code, Facts facts = {})
{
    return tl::unexpected(Error{step, std::move(code), std::move(facts)});
}

} // namespace scopelight
