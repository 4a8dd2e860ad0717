// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace scopelight::practice {

/// The files of the practice Drive. None is kept: a file is worked out from its number and the seed, so that
/// a hundred thousand cost nothing. Some names are awkward on purpose.
class DriveFiles {
public:
    DriveFiles(qint64 count, quint64 seed)
        : m_count(count)
        , m_seed(seed)
    {
    }

    qint64 count() const { return m_count; }
    QString name(qint64 index) const;
    QString mimeType(qint64 index) const;
    QString id(qint64 index) const;
    /// The number of the file with that ID.
    std::optional<qint64> find(const QString& fileId) const;
    /// All members of the File resource that this Drive knows; 64-bit numbers are strings, as in Google's
    /// JSON.
    QJsonObject toJson(qint64 index, const QString& ownerEmail) const;

private:
    quint64 mixed(qint64 index, quint64 purpose) const;

    qint64 m_count;
    quint64 m_seed;
};

} // namespace scopelight::practice
