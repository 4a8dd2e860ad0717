// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "widgets/card.h"

class QPushButton;

namespace scopelight {

/// Asks before a grant is revoked, and says what that ends. The harmless answer has the keyboard.
class RevokeQuestion : public Card {
    Q_OBJECT

public:
    enum class Then { Nothing, SignInAgain };

    explicit RevokeQuestion(QWidget* parent = nullptr);

    void ask(const ExplainContext& context, Then then);
    /// For a clean start without a token: what to do instead.
    void sayThereIsNoToken(ServerKind server);

Q_SIGNALS:
    void revokeWanted(scopelight::RevokeQuestion::Then then);
    void kept();

private:
    void show(const QString& heading, const QString& text);

    Then m_then = Then::Nothing;
    TextLabel* m_text;
    QPushButton* m_revoke;
    QPushButton* m_connections;
    QPushButton* m_keep;
};

} // namespace scopelight
