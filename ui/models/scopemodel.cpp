// SPDX-License-Identifier: Apache-2.0
#include "models/scopemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString signInKey = u"sign-in"_s;

} // namespace

ScopeModel::ScopeModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void ScopeModel::search(const QString& text, std::optional<Sensitivity> sensitivity)
{
    beginResetModel();
    m_text = text;
    group(m_catalogue.search({.text = text}), sensitivity);
    endResetModel();
}

/// The best match's API comes first; within an API the order of the search stays.
void ScopeModel::group(const QList<ScopeRecord>& records, std::optional<Sensitivity> sensitivity)
{
    m_rows.clear();
    m_counts.clear();
    m_scopeCount = 0;
    QStringList keys;
    QHash<QString, QList<ScopeRecord>> byApi;
    for (const ScopeRecord& record : records) {
        ++m_counts[record.sensitivity];
        if (sensitivity && record.sensitivity != *sensitivity)
            continue;
        const QString key = record.sensitivity == Sensitivity::SignIn ? signInKey : record.apis.value(0);
        if (!byApi.contains(key))
            keys.append(key);
        byApi[key].append(record);
        ++m_scopeCount;
    }
    if (m_text.isEmpty()) // nothing is the best match: by title, what belongs nowhere last
        std::ranges::sort(keys, {}, [this](const QString& key) {
            return std::pair(key.isEmpty(), key == signInKey ? QString() : titleOf(key));
        });
    m_apiCount = keys.size();
    for (const QString& key : keys) {
        const QList<ScopeRecord>& scopes = byApi[key];
        m_rows.append({.isApi = true,
            .title = titleOf(key),
            .key = key == signInKey ? QString() : QString(key).replace(u':', u' '),
            .total = int(scopes.size())});
        for (const ScopeRecord& record : scopes)
            m_rows.append({.record = record});
    }
}

QString ScopeModel::titleOf(const QString& key) const
{
    if (key == signInKey)
        return tr("Who the user is");
    return key.isEmpty() ? tr("In no API's document") : m_catalogue.apiTitle(key);
}

void ScopeModel::setChosen(const ScopeSet& chosen)
{
    m_chosen = chosen;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
}

QStringList ScopeModel::nearest() const
{
    QStringList names;
    for (const QString& scope : m_catalogue.nearest(m_text))
        names.append(ScopeCatalogue::shortName(scope));
    return names;
}

int ScopeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ScopeModel::chosenIn(int apiRow) const
{
    int chosen = 0;
    for (int row = apiRow + 1; row <= apiRow + m_rows[apiRow].total; ++row)
        chosen += m_chosen.contains(m_rows[row].record.scope) ? 1 : 0;
    return chosen;
}

QVariant ScopeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const bool isChosen = !row.isApi && m_chosen.contains(row.record.scope);
    switch (role) {
    case IsApiRole:
        return row.isApi;
    case ScopeRole:
        return row.record.scope;
    case Qt::DisplayRole:
    case NameRole:
        return row.isApi ? row.title : ScopeCatalogue::shortName(row.record.scope);
    case DescriptionRole:
        return row.isApi ? row.key : row.record.description;
    case SensitivityRole:
        return int(row.record.sensitivity);
    case ChosenCountRole:
        return row.isApi ? chosenIn(index.row()) : 0;
    case TotalCountRole:
        return row.total;
    case Qt::CheckStateRole:
        return row.isApi ? QVariant() : QVariant(isChosen ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        return row.isApi
            ? QVariant()
            : QVariant(u"%1\n%2"_s.arg(row.record.scope, row.record.description).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return row.isApi
            ? row.title
            : tr("%1, %2, %3")
                  .arg(ScopeCatalogue::shortName(row.record.scope), toString(row.record.sensitivity),
                      isChosen ? tr("chosen") : tr("not chosen"));
    default:
        return {};
    }
}

bool ScopeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || m_rows[index.row()].isApi)
        return false;
    Q_EMIT ticked(m_rows[index.row()].record.scope, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags ScopeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].isApi)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}

} // namespace scopelight
