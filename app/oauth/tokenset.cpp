// SPDX-License-Identifier: Apache-2.0
#include "oauth/tokenset.h"

#include "oauth/serveranswer.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype maxTokenLength = 16 * 1024;

/// RFC 6749 §A.17 without the space: refresh tokens and JWTs travel in a body.
bool isBodyToken(const QString& text)
{
    static const QRegularExpression visible(uR"(\A[\x21-\x7E]+\z)"_s);
    return text.size() <= maxTokenLength && visible.match(text).hasMatch();
}

/// A member that holds a token: empty when it is absent, null or empty.
Result<Secret> token(
    const QJsonObject& answer, const QString& member, bool (*isAllowed)(const QString&), Step step)
{
    const QJsonValue value = answer.value(member);
    if (value.isUndefined() || value.isNull() || value == u""_s)
        return Secret();
    const QString text = value.toString();
    if (!isAllowed(text)) {
        return fail(step, u"bad_token_characters"_s,
            {{u"member"_s, member}, {u"length"_s, QString::number(text.size())}});
    }
    return Secret(text);
}

/// Seconds as a number or, as some servers have it, a numeric string; whole, and within what a date can bear.
std::optional<qint64> seconds(const QJsonValue& value)
{
    bool isNumber = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    if (!isNumber || !std::isfinite(number))
        return std::nullopt;
    return static_cast<qint64>(std::clamp(number, 0.0, double(std::numeric_limits<qint32>::max())));
}

Result<void> readTokens(TokenSet& set, const QJsonObject& answer, Step step)
{
    const auto access = token(answer, u"access_token"_s, isBearerToken, step);
    if (!access)
        return tl::unexpected(access.error());
    if (access->isEmpty())
        return fail(step, u"missing_access_token"_s, {{u"members"_s, answer.keys().join(u", ").left(256)}});
    const auto refresh = token(answer, u"refresh_token"_s, isBodyToken, step);
    if (!refresh)
        return tl::unexpected(refresh.error());
    const auto id = token(answer, u"id_token"_s, isBodyToken, step);
    if (!id)
        return tl::unexpected(id.error());
    set.accessToken = *access;
    set.refreshToken = *refresh;
    set.idToken = *id;
    return {};
}

/// RFC 6749 §5.1: no `scope` means the one that was asked for.
Result<void> readScope(TokenSet& set, const QJsonObject& answer, Step step, const ScopeSet& requested)
{
    const QJsonValue scope = answer.value(u"scope"_s);
    set.scopeAnnounced = scope.isString();
    if (!set.scopeAnnounced) {
        set.granted = requested;
        return {};
    }
    const auto granted = ScopeSet::parse(scope.toString());
    if (!granted)
        return fail(step, granted.error().code, granted.error().facts);
    set.granted = *granted;
    return {};
}

} // namespace

bool isBearerToken(const QString& text)
{
    static const QRegularExpression b68(uR"(\A[A-Za-z0-9\-._~+/]+=*\z)"_s);
    return text.size() <= maxTokenLength && b68.match(text).hasMatch();
}

QDateTime TokenSet::expiresAt() const
{
    return expiresIn && receivedAt.isValid() ? receivedAt.addSecs(*expiresIn) : QDateTime();
}

QDateTime TokenSet::refreshTokenExpiresAt() const
{
    return refreshTokenExpiresIn && receivedAt.isValid() ? receivedAt.addSecs(*refreshTokenExpiresIn)
                                                         : QDateTime();
}

Result<TokenSet> TokenSet::parse(
    const HttpResponse& response, Step step, const QDateTime& receivedAt, const ScopeSet& requested)
{
    const auto answer = parseServerAnswer(response, step);
    if (!answer)
        return tl::unexpected(answer.error());
    TokenSet set{.tokenType = answer->value(u"token_type"_s).toString(),
        .receivedAt = receivedAt,
        .expiresIn = seconds(answer->value(u"expires_in"_s)),
        .refreshTokenExpiresIn = seconds(answer->value(u"refresh_token_expires_in"_s))};
    if (const auto read = readTokens(set, *answer, step); !read)
        return tl::unexpected(read.error());
    if (!set.refreshToken.isEmpty())
        set.refreshTokenIssuedAt = receivedAt;
    if (set.tokenType.compare(u"bearer"_s, Qt::CaseInsensitive) != 0)
        return fail(step, u"bad_token_type"_s, {{u"found"_s, set.tokenType.left(64)}});
    if (const auto read = readScope(set, *answer, step, requested); !read)
        return tl::unexpected(read.error());
    return set;
}

TokenSet TokenSet::renewedBy(const TokenSet& answer) const
{
    TokenSet renewed = answer;
    if (!answer.scopeAnnounced) {
        renewed.granted = granted;
        renewed.scopeAnnounced = scopeAnnounced;
    }
    if (!answer.refreshToken.isEmpty())
        return renewed;
    renewed.refreshToken = refreshToken;
    renewed.refreshTokenIssuedAt = refreshTokenIssuedAt;
    if (!answer.refreshTokenExpiresIn && refreshTokenExpiresIn && receivedAt.isValid()) {
        // The announced end does not move: what is left of it counts from the new answer.
        const qint64 left = *refreshTokenExpiresIn - receivedAt.secsTo(answer.receivedAt);
        renewed.refreshTokenExpiresIn = std::max<qint64>(left, 0);
    }
    return renewed;
}

} // namespace scopelight
