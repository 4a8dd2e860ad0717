// SPDX-License-Identifier: Apache-2.0
#include "models/methodmodel.h"

#include "models/openedmodel.h"
#include "widgets/plaintooltip.h"

namespace scopelight {

MethodModel::MethodModel(const QIcon& action, QObject* parent)
    : QAbstractListModel(parent)
    , m_action(action)
{
}

void MethodModel::show(const QList<MethodRecord>& methods)
{
    if (methods == m_methods)
        return;
    beginResetModel();
    m_methods = methods;
    endResetModel();
}

int MethodModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_methods.size());
}

QVariant MethodModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MethodRecord& method = m_methods[index.row()];
    switch (role) {
    case OpenedModel::IsApiRole:
        return false;
    case Qt::DisplayRole:
    case OpenedModel::NameRole:
        return method.id;
    case OpenedModel::CaptionRole:
        return method.verb;
    case Qt::DecorationRole:
        return m_action;
    case Qt::AccessibleTextRole:
        return tr("%1 %2").arg(method.verb, method.id);
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1 of %2").arg(method.id, method.api));
    default:
        return {};
    }
}

} // namespace scopelight
