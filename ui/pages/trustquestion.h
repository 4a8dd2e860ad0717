// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/card.h"

namespace scopelight {

class Workbench;

/// Asks whether the client's secret and codes may go to a server that is not Google's, before anything does.
class TrustQuestion : public Card {
    Q_OBJECT

public:
    explicit TrustQuestion(Workbench& workbench, QWidget* parent = nullptr);

    /// Whether the sign-in waits for the answer; then it is shown.
    bool refresh();

private:
    void trust();

    Workbench& m_workbench;
    TextLabel* m_text;
};

} // namespace scopelight
