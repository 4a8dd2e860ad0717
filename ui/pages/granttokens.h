// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "run/grant.h"

#include <QWidget>

class QProgressBar;

namespace scopelight {

class SecretField;
class TextLabel;

/// The access token and the refresh token of a grant, side by side: how long each lasts, and the token
/// hidden.
class GrantTokens : public QWidget {
    Q_OBJECT

public:
    explicit GrantTokens(QWidget* parent = nullptr);

    /// `remainingMs`: until the access token ends; nothing when that is not known. Usual reasons are
    /// Google's, and given of its tokens and those of practice.
    void show(const Grant& grant, const std::optional<qint64>& remainingMs, const ExplainContext& context,
        const QDateTime& now);

private:
    QWidget* makeAccess();
    QWidget* makeRefresh();
    void showAccess(const TokenSet& tokens, const std::optional<qint64>& remainingMs);
    void showRefresh(const Grant& grant, const ExplainContext& context, const QDateTime& now);

    TextLabel* m_accessLeft = nullptr;
    TextLabel* m_accessNote = nullptr;
    QProgressBar* m_accessBar = nullptr;
    SecretField* m_accessToken = nullptr;
    TextLabel* m_refreshLeft = nullptr;
    TextLabel* m_refreshNote = nullptr;
    SecretField* m_refreshToken = nullptr;
};

} // namespace scopelight
