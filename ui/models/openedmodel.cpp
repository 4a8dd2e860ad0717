// SPDX-License-Identifier: Apache-2.0
#include "models/openedmodel.h"

#include "widgets/plaintooltip.h"
#include "work/counted.h"

#include <algorithm>

namespace scopelight {

void OpenedModel::show(const QList<OpenedApi>& apis)
{
    beginResetModel();
    m_rows.clear();
    m_apiCount = apis.size();
    for (const OpenedApi& api : apis) {
        m_rows.append({true, api.title, counted(api.methods.size(), tr("1 method"), tr("%1 methods"))});
        for (const OpenedApi::Method& method : api.methods)
            m_rows.append({false, method.id, method.verb});
    }
    endResetModel();
}

QModelIndex OpenedModel::firstWith(const QStringList& words) const
{
    if (words.isEmpty())
        return {};
    const auto found = std::ranges::find_if(m_rows, [&words](const Row& row) {
        return !row.isApi && std::ranges::all_of(words, [&row](const QString& word) {
            return row.name.contains(word, Qt::CaseInsensitive);
        });
    });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

int OpenedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OpenedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case IsApiRole:
        return row.isApi;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case CaptionRole:
        return row.caption;
    case Qt::AccessibleTextRole:
        return row.isApi ? tr("%1, %2").arg(row.name, row.caption) : tr("%1 %2").arg(row.caption, row.name);
    case Qt::ToolTipRole:
        return plainToolTip(row.name);
    default:
        return {};
    }
}

} // namespace scopelight
