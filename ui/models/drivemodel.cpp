// SPDX-License-Identifier: Apache-2.0
#include "models/drivemodel.h"

#include "widgets/plaintooltip.h"
#include "work/later.h"

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <numeric>

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

/// Below zero, zero or above: in the order of that column, names without case.
int compare(const DriveFile& left, const DriveFile& right, DriveModel::Column column)
{
    switch (column) {
    case DriveModel::Name:
        return QString::compare(left.name, right.name, Qt::CaseInsensitive);
    case DriveModel::Kind:
        return QString::compare(left.mimeType, right.mimeType);
    case DriveModel::Size: {
        const qint64 a = left.size.value_or(-1);
        const qint64 b = right.size.value_or(-1);
        return a < b ? -1 : a > b;
    }
    case DriveModel::Modified:
        return left.modifiedAt < right.modifiedAt ? -1 : right.modifiedAt < left.modifiedAt;
    case DriveModel::Owner:
        return QString::compare(left.owner, right.owner, Qt::CaseInsensitive);
    case DriveModel::ColumnCount:
        break;
    }
    return 0;
}

bool fits(const DriveFile& file, const QString& text)
{
    return text.isEmpty() || file.name.contains(text, Qt::CaseInsensitive)
        || file.owner.contains(text, Qt::CaseInsensitive)
        || file.mimeType.contains(text, Qt::CaseInsensitive);
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
    if (column < 0)
        return rows;
    const auto by = static_cast<Column>(column);
    std::stable_sort(rows.begin(), rows.end(), [&](int left, int right) {
        const int difference = compare(files[left], files[right], by);
        return order == Qt::AscendingOrder ? difference < 0 : difference > 0;
    });
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
            beginResetModel();
            m_arranged = arrangement;
            m_order = order;
            endResetModel();
            Q_EMIT arranged();
        });
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
