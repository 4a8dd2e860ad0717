// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "google/drivepage.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace scopelight {

/// The files of a listing. It grows page by page, and is sorted by a permutation, so that files are never
/// moved.
class DriveModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Kind, Size, Modified, Owner, ColumnCount };
    enum Role { IconRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const QList<DriveFile>& files);
    /// Shows the files whose name, kind or owner contains this text; sorted as before.
    void filter(const QString& text);
    /// The sum of the sizes of all files that have one, and how many those are.
    qint64 totalSize() const { return m_totalSize; }
    qint64 sizedFiles() const { return m_sizedFiles; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    /// A sort or a filter has come through from the worker.
    void arranged();

private:
    void arrange();
    void take(const QList<int>& order);
    static QList<int> orderOf(
        const QList<DriveFile>& files, const QString& filter, int column, Qt::SortOrder order);

    QList<DriveFile> m_files;
    QList<int> m_order; ///< row to file
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_arrangement = 0; ///< so that an overtaken one is thrown away
    int m_arranged = 0; ///< the one that m_order is of
    qint64 m_totalSize = 0;
    qint64 m_sizedFiles = 0;
    QLocale m_locale;
};

/// "PDF", "Folder", "Document": what people call a MIME type.
QString kindOfFile(const QString& mimeType);

} // namespace scopelight
