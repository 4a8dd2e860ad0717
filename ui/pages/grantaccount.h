// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "work/grantwork.h"

#include <QWidget>

class QPushButton;

namespace scopelight {

class CheckList;
class ChipLabel;
class CopyButton;
class ElidedLabel;
class TextLabel;

/// What the ID token of a grant is worth, and whose account it is, side by side.
class GrantAccount : public QWidget {
    Q_OBJECT

public:
    explicit GrantAccount(QWidget* parent = nullptr);

    /// `now`: what the times in the ID token are told from.
    void show(const GrantWork& work, const ExplainContext& context, const QDateTime& now);

private:
    QWidget* makeIdToken();
    QWidget* makeAccount();
    void showIdToken(const Grant& grant, const ExplainContext& context, const QDateTime& now);
    void showUserInfo(const GrantWork& work, const ExplainContext& context);

    ChipLabel* m_chip = nullptr;
    CheckList* m_checks = nullptr;
    CopyButton* m_copy = nullptr;
    ElidedLabel* m_email = nullptr;
    ElidedLabel* m_subject = nullptr;
    TextLabel* m_userInfoNote = nullptr;
    TextLabel* m_userInfo = nullptr;
    QPushButton* m_connections = nullptr; ///< where the account sees the grant
};

} // namespace scopelight
