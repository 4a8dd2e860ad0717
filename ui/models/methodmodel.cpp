// SPDX-License-Identifier: Apache-2.0
#include "models/methodmodel.h"

#include "models/openedmodel.h"
#include "theme/icons.h"
#include "widgets/plaintooltip.h"

using namespace Qt::StringLiterals;

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

void MethodModel::setCalled(const QList<MethodRecord>& called)
{
    m_called = called;
    if (!m_methods.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_methods.size()) - 1));
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
    const bool isCalled = m_called.contains(method);
    switch (role) {
    case OpenedModel::IsApiRole:
        return false;
    case Qt::DisplayRole:
    case OpenedModel::NameRole:
        return method.id;
    case OpenedModel::CaptionRole:
        return method.verb;
    case Qt::DecorationRole:
        return isCalled ? themedIcon(u"check"_s) : m_action;
    case Qt::AccessibleTextRole:
        return isCalled ? tr("%1 %2, added").arg(method.verb, method.id)
                        : tr("%1 %2").arg(method.verb, method.id);
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1 of %2").arg(method.id, method.api));
    default:
        return {};
    }
}

} // namespace scopelight
