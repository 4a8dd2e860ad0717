// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/diagnosiscard.h"

namespace scopelight {

class Workbench;

/// Why a listing failed, with the way out of it.
class DriveRefusal : public DiagnosisCard {
    Q_OBJECT

public:
    /// The scopes that were not granted are asked for again, a Drive scope is chosen, or the list is asked
    /// for once more.
    enum class Way { List, AskAgain, ChooseScope };

    explicit DriveRefusal(Workbench& workbench, QWidget* parent = nullptr);

    void refresh();
    /// What a grant needs that is as these facts say; see driveScopeFacts().
    static Way wayFor(const Facts& facts);
    static QString wordsFor(Way way);
    void take(Way way);
    /// Whether it is shown with a button that asks for the list once more.
    bool offersToList() const { return error() && wayOut() == Way::List; }

Q_SIGNALS:
    void listWanted();
    void scopeWanted();

private:
    Way wayOut() const;

    Workbench& m_workbench;
};

} // namespace scopelight
