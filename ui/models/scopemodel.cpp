// SPDX-License-Identifier: Apache-2.0
#include "models/scopemodel.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Groups beside the APIs; no API is called so.
const QString signInKey = u"(sign-in)"_s;
const QString manyKey = u"(many)"_s;

QString classWord(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::SignIn:
        return ScopeModel::tr("for signing in");
    case Sensitivity::NonSensitive:
        return ScopeModel::tr("non-sensitive");
    case Sensitivity::Sensitive:
        return ScopeModel::tr("sensitive");
    case Sensitivity::Restricted:
        return ScopeModel::tr("restricted");
    case Sensitivity::NotPublished:
        return ScopeModel::tr("class not published");
    }
    Q_UNREACHABLE();
}

} // namespace

ScopeModel::ScopeModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void ScopeModel::search(const QString& text, const ScopeFilter& filter)
{
    beginResetModel();
    m_text = text;
    group(find(text), filter);
    endResetModel();
}

/// What fits by its own words first; then what opens a method that fits, under the API of that method.
QList<ScopeModel::Row> ScopeModel::find(const QString& text)
{
    QList<Row> found;
    for (const ScopeRecord& record : m_catalogue.search({.text = text})) {
        if (!m_homes.contains(record.scope))
            m_homes.insert(record.scope, m_catalogue.homeOf(record.scope));
        const bool isSignIn = record.sensitivity == Sensitivity::SignIn;
        const QString home = m_homes.value(record.scope);
        const QString key = !home.isEmpty() || record.apis.isEmpty() ? home : manyKey;
        found.append({.key = isSignIn ? signInKey : key, .record = record});
    }
    for (const MethodMatch& match : m_catalogue.searchMethods(text)) {
        const QString reason = match.count == 1
            ? tr("Opens %1").arg(match.method)
            : tr("Opens %1 and %2 more that fit").arg(match.method, QLocale().toString(match.count - 1));
        found.append({.key = match.api, .record = match.record, .reason = reason});
    }
    return found;
}

/// The best match's API comes first; within an API the order of the search stays.
void ScopeModel::group(const QList<Row>& found, const ScopeFilter& filter)
{
    m_rows.clear();
    m_counts.clear();
    m_scopeCount = 0;
    QStringList keys;
    QHash<QString, QList<Row>> byApi;
    for (const Row& row : found) {
        if (filter.readOnly && !ScopeCatalogue::saysReadOnly(row.record.scope))
            continue;
        ++m_counts[row.record.sensitivity];
        if (filter.sensitivity && row.record.sensitivity != *filter.sensitivity)
            continue;
        if (!byApi.contains(row.key))
            keys.append(row.key);
        byApi[row.key].append(row);
        ++m_scopeCount;
    }
    if (m_text.isEmpty()) // nothing is the best match: who the user is, then by title, the nameless last
        std::ranges::sort(keys, {}, [this](const QString& key) {
            return std::pair(key.isEmpty() ? 2
                    : key == manyKey       ? 1
                                           : 0,
                key == signInKey ? QString() : titleOf(key).toCaseFolded());
        });
    m_apiCount = keys.size();
    for (const QString& key : keys) {
        const QList<Row>& scopes = byApi[key];
        m_rows.append({.isApi = true,
            .title = titleOf(key),
            .key = captionOf(key, scopes),
            .total = int(scopes.size())});
        m_rows.append(scopes);
    }
}

/// "drive v3", or the bare name where some of the scopes belong to other versions.
QString ScopeModel::captionOf(const QString& key, const QList<Row>& scopes) const
{
    const QString version = m_catalogue.defaultApi(key);
    const bool isOfAll =
        std::ranges::all_of(scopes, [&version](const Row& row) { return row.record.apis.contains(version); });
    if (version.isEmpty() || isOfAll)
        return QString(version).replace(u':', u' ');
    return key;
}

QString ScopeModel::titleOf(const QString& key) const
{
    if (key == signInKey)
        return tr("Who the user is");
    if (key == manyKey)
        return tr("In many APIs");
    return key.isEmpty() ? tr("In no API's document") : m_catalogue.apiTitle(m_catalogue.defaultApi(key));
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

QModelIndex ScopeModel::indexOf(const QString& scope) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&scope](const Row& row) { return !row.isApi && row.record.scope == scope; });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()));
}

QVariant ScopeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    return row.isApi ? apiData(index.row(), role) : scopeData(row, role);
}

QVariant ScopeModel::apiData(int row, int role) const
{
    switch (role) {
    case IsApiRole:
        return true;
    case Qt::DisplayRole:
    case NameRole:
        return m_rows[row].title;
    case DescriptionRole:
        return m_rows[row].key;
    case ChosenCountRole:
        return chosenIn(row);
    case TotalCountRole:
        return m_rows[row].total;
    case Qt::AccessibleTextRole:
        return tr("%1, %2 of %3 chosen").arg(m_rows[row].title).arg(chosenIn(row)).arg(m_rows[row].total);
    default:
        return {};
    }
}

QVariant ScopeModel::scopeData(const Row& row, int role) const
{
    const ScopeRecord& record = row.record;
    switch (role) {
    case IsApiRole:
        return false;
    case ScopeRole:
        return record.scope;
    case Qt::DisplayRole:
    case NameRole:
        return ScopeCatalogue::shortName(record.scope);
    case DescriptionRole:
        return row.reason.isEmpty() ? record.description : row.reason;
    case SensitivityRole:
        return int(record.sensitivity);
    case FoundByMethodRole:
        return !row.reason.isEmpty();
    case ReadOnlyRole:
        return ScopeCatalogue::saysReadOnly(record.scope);
    case Qt::CheckStateRole:
        return m_chosen.contains(record.scope) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return u"%1\n%2"_s.arg(record.scope, record.description).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case Qt::AccessibleDescriptionRole:
        return record.description;
    default:
        return {};
    }
}

QString ScopeModel::accessibleText(const Row& row) const
{
    QStringList parts{ScopeCatalogue::shortName(row.record.scope), classWord(row.record.sensitivity),
        m_chosen.contains(row.record.scope) ? tr("chosen") : tr("not chosen")};
    if (!row.reason.isEmpty())
        parts.append(row.reason);
    return parts.join(u", "_s);
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
