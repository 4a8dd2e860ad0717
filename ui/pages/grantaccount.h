// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/grant.h"

#include <QWidget>

namespace scopelight {

class CheckList;
class ChipLabel;
class TextLabel;

/// What the ID token of a grant is worth, and whose account it is, side by side.
class GrantAccount : public QWidget {
    Q_OBJECT

public:
    explicit GrantAccount(QWidget* parent = nullptr);

    void show(const Grant& grant);

private:
    QWidget* makeIdToken();
    QWidget* makeAccount();

    ChipLabel* m_chip = nullptr;
    CheckList* m_checks = nullptr;
    TextLabel* m_email = nullptr;
    TextLabel* m_subject = nullptr;
};

} // namespace scopelight
