// SPDX-License-Identifier: Apache-2.0
#include "models/scopemodel.h"

#include "models/classword.h"
#include "widgets/plaintooltip.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// Groups beside the APIs; no API is called so.
const QString signInKey = u"(sign-in)"_s;
const QString manyKey = u"(many)"_s;

} // namespace

ScopeModel::ScopeModel(const ScopeCatalogue& catalogue, QObject* parent)
    : QAbstractListModel(parent)
    , m_catalogue(catalogue)
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
QList<ScopeModel::Found> ScopeModel::find(const QString& text)
{
    QList<Found> found;
    for (const ScopeRecord& record : m_catalogue.search({.text = text})) {
        if (!m_homes.contains(record.scope))
            m_homes.insert(record.scope, m_catalogue.homeOf(record.scope));
        const bool isSignIn = record.sensitivity == Sensitivity::SignIn;
        const QString home = m_homes.value(record.scope);
        const QString key = !home.isEmpty() || record.apis.isEmpty() ? home : manyKey;
        found.append({.key = isSignIn ? signInKey : key, .record = record});
    }
    for (const MethodMatch& match : m_catalogue.searchMethods(text)) {
        const QString reason = match.count == 1 ? tr("Opens %1").arg(match.method)
            : match.count == 2
            ? tr("Opens %1 and 1 more that fits").arg(match.method)
            : tr("Opens %1 and %2 more that fit").arg(match.method, QLocale().toString(match.count - 1));
        found.append({.key = match.api, .record = match.record, .reason = reason});
    }
    return found;
}

/// The best match's API comes first; within an API the order of the search stays.
void ScopeModel::group(const QList<Found>& found, const ScopeFilter& filter)
{
    m_apis.clear();
    m_rows.clear();
    m_counts.clear();
    m_scopeCount = 0;
    QStringList keys;
    QHash<QString, QList<Found>> byApi;
    for (const Found& scope : found) {
        if (filter.readOnly && !ScopeCatalogue::saysReadOnly(scope.record.scope))
            continue;
        ++m_counts[scope.record.sensitivity];
        if (filter.sensitivity && scope.record.sensitivity != *filter.sensitivity)
            continue;
        if (!byApi.contains(scope.key))
            keys.append(scope.key);
        byApi[scope.key].append(scope);
        ++m_scopeCount;
    }
    if (m_text.isEmpty()) // nothing is the best match: who the user is, then by title, the nameless last
        std::ranges::sort(keys, {}, [this](const QString& key) {
            return std::pair(key.isEmpty() ? 2
                    : key == manyKey       ? 1
                                           : 0,
                key == signInKey ? QString() : titleOf(key).toCaseFolded());
        });
    for (const QString& key : keys) {
        const QList<Found>& scopes = byApi[key];
        const int api = int(m_apis.size());
        m_apis.append({.title = titleOf(key), .caption = captionOf(key, scopes), .scopes = scopes});
        m_rows.append(Row{.api = api});
        for (int scope = 0; scope < scopes.size(); ++scope)
            m_rows.append(Row{api, scope});
    }
}

/// "drive v3", or the bare name where some of the scopes belong to other versions.
QString ScopeModel::captionOf(const QString& key, const QList<Found>& scopes) const
{
    const QString version = m_catalogue.defaultApi(key);
    const bool isOfAll = std::ranges::all_of(
        scopes, [&version](const Found& scope) { return scope.record.apis.contains(version); });
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

int ScopeModel::chosenIn(const Api& api) const
{
    QSet<QString> chosen;
    for (const Found& scope : api.scopes) {
        if (m_chosen.contains(scope.record.scope))
            chosen.insert(canonicalScope(scope.record.scope));
    }
    return int(chosen.size());
}

int ScopeModel::differentIn(const Api& api)
{
    QSet<QString> different;
    for (const Found& scope : api.scopes)
        different.insert(canonicalScope(scope.record.scope));
    return int(different.size());
}

QModelIndex ScopeModel::indexOf(const QString& scope) const
{
    const auto row = std::ranges::find_if(m_rows, [this, &scope](const Row& place) {
        return place.scope >= 0 && foundAt(place).record.scope == scope;
    });
    return row == m_rows.end() ? QModelIndex() : index(int(row - m_rows.begin()));
}

QModelIndex ScopeModel::headingOf(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[index.row()];
    return this->index(index.row() - row.scope - 1);
}

QVariant ScopeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    return row.scope < 0 ? apiData(m_apis[row.api], role) : scopeData(foundAt(row), role);
}

QVariant ScopeModel::apiData(const Api& api, int role) const
{
    switch (role) {
    case IsApiRole:
        return true;
    case IsFoldedRole:
        return api.isFolded;
    case Qt::DisplayRole:
    case NameRole:
        return api.title;
    case DescriptionRole:
        return api.caption;
    case ChosenCountRole:
        return chosenIn(api);
    case TotalCountRole:
        return differentIn(api);
    case Qt::AccessibleTextRole:
        return (api.isFolded ? tr("%1, folded, %2 of %3 chosen") : tr("%1, %2 of %3 chosen"))
            .arg(api.title)
            .arg(chosenIn(api))
            .arg(differentIn(api));
    default:
        return {};
    }
}

QVariant ScopeModel::scopeData(const Found& found, int role) const
{
    const ScopeRecord& record = found.record;
    switch (role) {
    case IsApiRole:
        return false;
    case ScopeRole:
        return record.scope;
    case Qt::DisplayRole:
    case NameRole:
        return ScopeCatalogue::shortName(record.scope);
    case DescriptionRole:
        return found.reason.isEmpty() ? record.description : found.reason;
    case SensitivityRole:
        return int(record.sensitivity);
    case FoundByMethodRole:
        return !found.reason.isEmpty();
    case ReadOnlyRole:
        return ScopeCatalogue::saysReadOnly(record.scope);
    case Qt::CheckStateRole:
        return m_chosen.contains(record.scope) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return plainToolTip(u"%1\n%2"_s.arg(record.scope, record.description));
    case Qt::AccessibleTextRole:
        return accessibleText(found);
    case Qt::AccessibleDescriptionRole:
        return record.description;
    default:
        return {};
    }
}

QString ScopeModel::accessibleText(const Found& found) const
{
    QStringList parts{ScopeCatalogue::shortName(found.record.scope), classWord(found.record.sensitivity),
        m_chosen.contains(found.record.scope) ? tr("chosen") : tr("not chosen")};
    if (!found.reason.isEmpty())
        parts.append(found.reason);
    return parts.join(u", "_s);
}

bool ScopeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Row& row = m_rows[index.row()];
    if (role == IsFoldedRole && row.scope < 0) {
        fold(index, value.toBool());
        return true;
    }
    if (role != Qt::CheckStateRole || row.scope < 0)
        return false;
    Q_EMIT ticked(foundAt(row).record.scope, value.toInt() == Qt::Checked);
    return true;
}

void ScopeModel::fold(const QModelIndex& heading, bool isFolded)
{
    const int number = m_rows[heading.row()].api;
    Api& api = m_apis[number];
    if (std::exchange(api.isFolded, isFolded) == isFolded)
        return;
    const int first = heading.row() + 1;
    const auto count = int(api.scopes.size());
    if (isFolded) {
        beginRemoveRows({}, first, first + count - 1);
        m_rows.remove(first, count);
        endRemoveRows();
    } else {
        beginInsertRows({}, first, first + count - 1);
        m_rows.insert(first, count, Row{.api = number});
        for (int scope = 0; scope < count; ++scope)
            m_rows[first + scope].scope = scope;
        endInsertRows();
    }
    Q_EMIT dataChanged(heading, heading);
}

Qt::ItemFlags ScopeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].scope < 0)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
}

} // namespace scopelight
