// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QStringList>

namespace scopelight {

class ScopeCatalogue;

/// Scope tokens in the order they were asked for, without repeats (RFC 6749 §3.3: case-sensitive, order means
/// nothing).
class ScopeSet {
public:
    ScopeSet() = default;
    ScopeSet(std::initializer_list<QString> scopes)
        : ScopeSet(QStringList(scopes))
    {
    }
    explicit ScopeSet(const QStringList& scopes);

    /// Takes any white space between tokens. Code scope_characters (fact: scope) for a token that RFC 6749
    /// does not allow.
    static Result<ScopeSet> parse(const QString& text);
    /// The one string for the wire, tokens separated by one space.
    QString toWire() const { return m_scopes.join(u' '); }
    /// Sorted, for output that is compared.
    QStringList sorted() const;

    bool isEmpty() const { return m_scopes.isEmpty(); }
    qsizetype size() const { return m_scopes.size(); }
    /// Alias-aware: `email` is contained where `…/auth/userinfo.email` is.
    bool contains(const QString& scope) const;
    ScopeSet minus(const ScopeSet& other) const;
    /// With those of `other` that it does not contain, sorted, at its end.
    ScopeSet united(const ScopeSet& other) const;
    const QStringList& scopes() const& { return m_scopes; }
    /// Of a passing set a copy: `for (… : a.minus(b).scopes())` must not outlive its list.
    QStringList scopes() && { return std::move(m_scopes); }

    /// As sets, alias-aware.
    bool operator==(const ScopeSet& other) const;

private:
    QStringList m_scopes;
};

/// The spelling by which two scopes are compared: `email` and `profile` become Google's userinfo addresses.
QString canonicalScope(const QString& scope);

/// One line of the comparison of what was asked with what was given.
struct ScopeOutcome {
    enum class State {
        Granted, ///< asked and given
        Missing, ///< asked, not given
        Extra, ///< given, not asked
    };
    QString scope = {}; ///< as asked; for Extra as answered
    State state = State::Granted;
    /// A code, in words through explainReason(). Granted: granted, granted_as_alias, granted_as_requested
    /// (the answer named no scope). Missing: not_granted, left_out_by_server, not_in_token. Extra:
    /// added_by_server (openid), granted_earlier, earlier_grant, added_unasked, in_token_unasked.
    QString reason = {};
    /// Whether it came unasked, from a grant that nobody here knows.
    bool isLeftOver() const;
    bool operator==(const ScopeOutcome&) const = default;
};
/// "granted", "missing", "extra".
QString toString(ScopeOutcome::State state);

/// How a grant came about: what can be said about the reasons follows from it.
struct GrantSituation {
    bool userWasAsked = true; ///< in this run; else the token is of an earlier one, or no user's
    bool hasGooglesRules = true; ///< Google's, or the practice provider's
    bool scopeAnnounced = true; ///< false: the answer named none (RFC 6749 §5.1)
    ScopeSet grantedEarlier = {}; ///< in this run, by the same account to the same client
};

/// Asked lines first, in their order, then what came beside them, sorted.
QList<ScopeOutcome> compareScopes(
    const ScopeSet& requested, const ScopeSet& granted, const GrantSituation& situation = {});

} // namespace scopelight
