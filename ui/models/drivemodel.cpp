// SPDX-License-Identifier: Apache-2.0
#include "models/drivemodel.h"

#include "base/whenfinished.h"
#include "widgets/plaintooltip.h"

#include <QCollator>
#include <QCoreApplication>
#include <QHash>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

struct KnownKind {
    QLatin1StringView mimeType; ///< or how it begins
    const char* name;
    QLatin1StringView icon;
};

constexpr std::array knownKinds{
    KnownKind{
        "application/vnd.google-apps.folder"_L1, QT_TRANSLATE_NOOP("DriveModel", "Folder"), "folder"_L1},
    KnownKind{"application/vnd.google-apps.document"_L1, QT_TRANSLATE_NOOP("DriveModel", "Document"),
        "file-text"_L1},
    KnownKind{"application/vnd.google-apps.spreadsheet"_L1, QT_TRANSLATE_NOOP("DriveModel", "Spreadsheet"),
        "file-spreadsheet"_L1},
    KnownKind{"application/vnd.google-apps.presentation"_L1, QT_TRANSLATE_NOOP("DriveModel", "Presentation"),
        "presentation"_L1},
    KnownKind{
        "application/vnd.google-apps.shortcut"_L1, QT_TRANSLATE_NOOP("DriveModel", "Shortcut"), "link"_L1},
    KnownKind{"application/pdf"_L1, QT_TRANSLATE_NOOP("DriveModel", "PDF"), "file-text"_L1},
    KnownKind{"application/json"_L1, QT_TRANSLATE_NOOP("DriveModel", "JSON"), "file-braces"_L1},
    KnownKind{"application/zip"_L1, QT_TRANSLATE_NOOP("DriveModel", "Archive"), "file-archive"_L1},
    KnownKind{"application/gzip"_L1, QT_TRANSLATE_NOOP("DriveModel", "Archive"), "file-archive"_L1},
    KnownKind{"application/zstd"_L1, QT_TRANSLATE_NOOP("DriveModel", "Archive"), "file-archive"_L1},
    KnownKind{"image/"_L1, QT_TRANSLATE_NOOP("DriveModel", "Image"), "file-image"_L1},
    KnownKind{"video/"_L1, QT_TRANSLATE_NOOP("DriveModel", "Video"), "file-video-camera"_L1},
    KnownKind{"text/"_L1, QT_TRANSLATE_NOOP("DriveModel", "Text"), "file-text"_L1},
};

const KnownKind* knownKind(const QString& mimeType)
{
    const auto found = std::ranges::find_if(
        knownKinds, [&](const KnownKind& kind) { return mimeType.startsWith(kind.mimeType); });
    return found == knownKinds.end() ? nullptr : &*found;
}

bool fits(const DriveFile& file, const QString& text)
{
    return text.isEmpty() || file.name.contains(text, Qt::CaseInsensitive)
        || file.owner.contains(text, Qt::CaseInsensitive)
        || kindOfFile(file.mimeType).contains(text, Qt::CaseInsensitive);
}

/// Rows in the order of their keys; equal ones stay as they were.
template <class Key>
void sortBy(QList<int>& rows, const std::vector<Key>& keys, Qt::SortOrder order)
{
    std::stable_sort(rows.begin(), rows.end(), [&](int left, int right) {
        return order == Qt::AscendingOrder ? keys[left] < keys[right] : keys[right] < keys[left];
    });
}

template <class KeyOf>
auto keysOf(const QList<DriveFile>& files, const KeyOf& keyOf)
{
    std::vector<decltype(keyOf(files.first()))> keys;
    keys.reserve(files.size());
    for (const DriveFile& file : files)
        keys.push_back(keyOf(file));
    return keys;
}

void sortRows(QList<int>& rows, const QList<DriveFile>& files, DriveModel::Column column, Qt::SortOrder order)
{
    // As people sort names: by their language, 2 before 10. A desktop that names none sorts by code points.
    const QLocale system = QLocale::system();
    QCollator people(system.language() == QLocale::C ? QLocale(QLocale::English) : system);
    people.setCaseSensitivity(Qt::CaseInsensitive);
    people.setNumericMode(true);
    switch (column) {
    case DriveModel::Name:
        return sortBy(
            rows, keysOf(files, [&](const DriveFile& file) { return people.sortKey(file.name); }), order);
    case DriveModel::Kind:
        return sortBy(
            rows, keysOf(files, [](const DriveFile& file) { return kindOfFile(file.mimeType); }), order);
    case DriveModel::Size:
        return sortBy(
            rows, keysOf(files, [](const DriveFile& file) { return file.size.value_or(-1); }), order);
    case DriveModel::Modified:
        return sortBy(rows, keysOf(files, [](const DriveFile& file) { return file.modifiedAt; }), order);
    case DriveModel::Owner:
        return sortBy(
            rows, keysOf(files, [&](const DriveFile& file) { return people.sortKey(file.owner); }), order);
    case DriveModel::ColumnCount:
        break;
    }
}

} // namespace

QString kindOfFile(const QString& mimeType)
{
    if (const KnownKind* kind = knownKind(mimeType))
        return QCoreApplication::translate("DriveModel", kind->name);
    return mimeType.section(u'/', -1).section(u'.', -1);
}

void DriveModel::clear()
{
    beginResetModel();
    m_arranged = ++m_arrangement;
    m_files.clear();
    m_order.clear();
    m_totalSize = 0;
    m_sizedFiles = 0;
    endResetModel();
}

void DriveModel::append(const QList<DriveFile>& files)
{
    if (files.isEmpty())
        return;
    const auto first = int(m_files.size());
    m_files.append(files);
    for (const DriveFile& file : files) {
        m_totalSize += file.size.value_or(0);
        m_sizedFiles += file.size ? 1 : 0;
    }
    const bool isUnderWay = m_arranged != m_arrangement; // and would leave these out
    if (m_sortColumn >= 0 || !m_filter.isEmpty() || isUnderWay)
        return arrange();
    beginInsertRows({}, int(m_order.size()), int(m_order.size() + files.size()) - 1);
    for (int i = 0; i < files.size(); ++i)
        m_order.append(first + i);
    endInsertRows();
}

void DriveModel::filter(const QString& text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    arrange();
}

void DriveModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
}

QList<int> DriveModel::orderOf(
    const QList<DriveFile>& files, const QString& filter, int column, Qt::SortOrder order)
{
    QList<int> rows;
    rows.reserve(files.size());
    for (int i = 0; i < files.size(); ++i) {
        if (fits(files[i], filter))
            rows.append(i);
    }
    if (column >= 0 && !files.isEmpty())
        sortRows(rows, files, static_cast<Column>(column), order);
    return rows;
}

/// In a worker: values in, values out. The list is shared, not copied.
void DriveModel::arrange()
{
    const int arrangement = ++m_arrangement;
    whenFinished(QtConcurrent::run(&DriveModel::orderOf, m_files, m_filter, m_sortColumn, m_sortOrder), this,
        [this, arrangement](const QList<int>& order) {
            if (arrangement != m_arrangement)
                return;
            take(order);
            m_arranged = arrangement;
            Q_EMIT arranged();
        });
}

/// What is current or selected goes with its file; a file that is filtered out is neither.
void DriveModel::take(const QList<int>& order)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QHash<int, int> rowOf; // of the files that somebody holds on to
    for (const QModelIndex& index : before)
        rowOf.insert(m_order[index.row()], -1);
    for (int row = 0; row < order.size() && !rowOf.isEmpty(); ++row) {
        const auto wanted = rowOf.find(order[row]);
        if (wanted != rowOf.end())
            *wanted = row;
    }
    const QList<int> old = std::exchange(m_order, order);
    QModelIndexList after;
    for (const QModelIndex& index : before) {
        const int row = rowOf.value(old[index.row()]);
        after.append(row < 0 ? QModelIndex() : this->index(row, index.column()));
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

int DriveModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int DriveModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DriveModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DriveFile& file = m_files[m_order[index.row()]];
    if (role == IconRole && index.column() == Name) {
        const KnownKind* kind = knownKind(file.mimeType);
        return kind != nullptr ? QString(kind->icon) : u"file"_s;
    }
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return plainToolTip(file.name.left(500));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Name:
        return file.name;
    case Kind:
        return kindOfFile(file.mimeType);
    case Size:
        return file.size ? m_locale.formattedDataSize(*file.size, 1, QLocale::DataSizeSIFormat) : QString();
    case Modified:
        return m_locale.toString(file.modifiedAt.toLocalTime(), QLocale::ShortFormat);
    case Owner:
        return file.owner;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DriveModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Size:
        return tr("Size");
    case Modified:
        return tr("Modified");
    case Owner:
        return tr("Owner");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace scopelight
