// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/workbench.h"

#include <QAbstractListModel>

namespace scopelight {

/// The steps, as the rail lists them.
class StepModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { MarkRole = Qt::UserRole, CaptionRole, TitleRole, IsRecordRole, IconRole };

    explicit StepModel(Workbench& workbench, QObject* parent = nullptr);

    static QList<StepId> steps();
    /// "Client", "Scopes"…
    static QString title(StepId step);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void update();

    Workbench& m_workbench;
    QList<StepState> m_states;
};

} // namespace scopelight
