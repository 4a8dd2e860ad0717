// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/driverefusal.h"
#include "widgets/emptystate.h"

class QPushButton;

namespace scopelight {

/// Stands in the listing's place before the first one where there can be none, or where the grant has no
/// Drive scope, and leads to what is missing.
class DriveNothing : public EmptyState {
    Q_OBJECT

public:
    explicit DriveNothing(Workbench& workbench, QWidget* parent = nullptr);

    /// Shows itself where there is nothing to list; whether it does.
    bool refresh();

Q_SIGNALS:
    void signInWanted();
    void wayWanted(scopelight::DriveRefusal::Way way);

private:
    DriveRefusal::Way missingScope() const;

    Workbench& m_workbench;
    QPushButton* m_signIn;
    QPushButton* m_getScope;
};

} // namespace scopelight
