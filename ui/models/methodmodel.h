// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scopes/scopecatalogue.h"

#include <QAbstractListModel>
#include <QIcon>

namespace scopelight {

/// Methods of the catalogue, a row each, in the roles of OpenedModel; the icon says what a click does, or
/// that a method is called already.
class MethodModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit MethodModel(const QIcon& action, QObject* parent = nullptr);

    void show(const QList<MethodRecord>& methods);
    const QList<MethodRecord>& methods() const { return m_methods; }
    /// Those that are called already keep their rows, and say so.
    void setCalled(const QList<MethodRecord>& called);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QIcon m_action;
    QList<MethodRecord> m_methods;
    QList<MethodRecord> m_called;
};

} // namespace scopelight
