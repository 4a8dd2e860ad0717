// SPDX-License-Identifier: Apache-2.0
#include "practice/signins.h"

#include "practice/credentials.h"

#include <algorithm>

namespace scopelight::practice {
namespace {

constexpr int lifetimeSeconds = 600;
constexpr qsizetype most = 100;

} // namespace

SignIn& SignIns::begin(const AuthorizationParameters& request)
{
    makeRoom();
    const QString id = randomText(24);
    return *m_signIns.insert(
        id, {.id = id, .request = request, .expiresAt = m_clock().addSecs(lifetimeSeconds)});
}

SignIn* SignIns::find(const QString& id)
{
    const auto found = m_signIns.find(id);
    return found != m_signIns.end() && m_clock() < found->expiresAt ? &*found : nullptr;
}

Secret SignIns::renewFormToken(SignIn& signIn)
{
    signIn.formToken = Secret(randomText(24));
    return signIn.formToken;
}

bool SignIns::takeFormToken(SignIn& signIn, const QString& token)
{
    const Secret expected = std::exchange(signIn.formToken, Secret());
    return !expected.isEmpty() && expected == Secret(token);
}

void SignIns::makeRoom()
{
    const QDateTime now = m_clock();
    m_signIns.removeIf([&now](const auto& signIn) { return now >= signIn.value().expiresAt; });
    if (m_signIns.size() < most)
        return;
    m_signIns.erase(std::min_element(m_signIns.begin(), m_signIns.end(),
        [](const SignIn& left, const SignIn& right) { return left.expiresAt < right.expiresAt; }));
}

} // namespace scopelight::practice
