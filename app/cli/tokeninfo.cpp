// SPDX-License-Identifier: Apache-2.0
#include "base/jsonvalue.h"
#include "cli/await.h"
#include "cli/signin.h"
#include "doctor/diagnosis.h"
#include "oauth/serverquestions.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QJsonObject toJson(const TokenInfo& info)
{
    const QJsonObject account{{u"sub"_s, orNull(info.subject)}, {u"email"_s, orNull(info.email)}};
    return {{u"audience"_s, orNull(info.audience)},
        {u"account"_s, info.subject.isEmpty() ? QJsonValue() : QJsonValue(account)},
        {u"scopes"_s, QJsonArray::fromStringList(info.scopes.sorted())},
        {u"access_type"_s, orNull(info.accessType)}, {u"expires_in"_s, orNull(info.expiresIn)}};
}

QString toText(const TokenInfo& info)
{
    QString text = u"Issued to: %1"_s.arg(info.audience.isEmpty() ? u"not told"_s : shownText(info.audience));
    const QString account = info.email.isEmpty() ? info.subject : info.email;
    text += u"\nAccount: %1"_s.arg(account.isEmpty() ? u"not told"_s : shownText(account));
    if (info.expiresIn)
        text +=
            *info.expiresIn == 1 ? u"\nEnds in: 1 second"_s : u"\nEnds in: %1 seconds"_s.arg(*info.expiresIn);
    text += u"\nScopes:"_s;
    for (const QString& scope : info.scopes.sorted())
        text += u"\n  %1"_s.arg(shownText(scope));
    return text;
}

} // namespace

Result<Answer> run(const TokenInfoCommand&, Session& session)
{
    const auto signIn = signInOf(session);
    if (!signIn)
        return tl::unexpected(signIn.error());
    const auto info = await(
        askTokenInfo(session.network, signIn->source.server, signIn->tokens.accessToken), session.interrupt);
    if (!info)
        return tl::unexpected(info.error());
    return Answer{.json = toJson(*info), .text = toText(*info)};
}

} // namespace scopelight
