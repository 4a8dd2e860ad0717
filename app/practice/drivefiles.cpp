// SPDX-License-Identifier: Apache-2.0
#include "practice/drivefiles.h"

#include <QDateTime>
#include <QJsonArray>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace scopelight::practice {
namespace {

struct Kind {
    QLatin1StringView mimeType;
    QLatin1StringView suffix;
    bool hasSize; ///< folders and Google's own formats have none
};

constexpr std::array kinds{
    Kind{"application/vnd.google-apps.folder"_L1, ""_L1, false},
    Kind{"application/vnd.google-apps.document"_L1, ""_L1, false},
    Kind{"application/vnd.google-apps.spreadsheet"_L1, ""_L1, false},
    Kind{"application/vnd.google-apps.presentation"_L1, ""_L1, false},
    Kind{"application/pdf"_L1, ".pdf"_L1, true},
    Kind{"image/jpeg"_L1, ".jpg"_L1, true},
    Kind{"image/png"_L1, ".png"_L1, true},
    Kind{"text/plain"_L1, ".txt"_L1, true},
    Kind{"application/zip"_L1, ".zip"_L1, true},
    Kind{"video/mp4"_L1, ".mp4"_L1, true},
};

constexpr std::array topics{"Invoice"_L1, "Meeting notes"_L1, "Quarterly report"_L1, "Travel plan"_L1,
    "Budget"_L1, "Contract"_L1, "Team photo"_L1, "Draft"_L1, "Backup"_L1, "Reading list"_L1, "Floor plan"_L1,
    "Interview"_L1};

constexpr qint64 awkwardEvery = 16; ///< one file in so many has an awkward name

/// Right-to-left text, emoji, 300 characters, markup, a directional override, white space, a quote.
const QStringList& awkwardNames()
{
    static const QStringList names{
        u"תקציר הפרויקט"_s,
        u"التقرير السنوي"_s,
        u"\U0001F308 Holiday plan \U0001F3D6\uFE0F"_s,
        u"Long name "_s + QString(290, u'n'),
        u"<img src=x onerror=alert(1)>"_s,
        u"</script><b>\"bold\"</b> & more"_s,
        u"photo\u202Egpj"_s,
        u"  two  spaces  "_s,
        u"It's 100% \\ done"_s,
        u"株主総会資料"_s,
    };
    return names;
}

} // namespace

QString DriveFiles::name(qint64 index) const
{
    const Kind& kind = kinds[mixed(index, 1) % kinds.size()];
    if (index % awkwardEvery == awkwardEvery - 1) {
        const QString& awkward = awkwardNames()[(index / awkwardEvery) % awkwardNames().size()];
        return awkward.size() == 300 ? awkward : awkward + kind.suffix;
    }
    const QLatin1StringView topic = topics[mixed(index, 2) % topics.size()];
    return u"%1 %2%3"_s.arg(topic).arg(index + 1).arg(kind.suffix);
}

QString DriveFiles::mimeType(qint64 index) const
{
    return kinds[mixed(index, 1) % kinds.size()].mimeType;
}

QString DriveFiles::id(qint64 index) const
{
    std::array<quint64, 3> words{qToBigEndian(static_cast<quint64>(index)), mixed(index, 3), mixed(index, 4)};
    const QByteArray bytes(reinterpret_cast<const char*>(words.data()), sizeof words);
    return u'1' + QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding));
}

std::optional<qint64> DriveFiles::find(const QString& fileId) const
{
    const QByteArray bytes = QByteArray::fromBase64(fileId.mid(1).toLatin1(), QByteArray::Base64UrlEncoding);
    if (bytes.size() != 24)
        return std::nullopt;
    const auto index = static_cast<qint64>(qFromBigEndian<quint64>(bytes.constData()));
    if (index < 0 || index >= m_count || id(index) != fileId)
        return std::nullopt;
    return index;
}

QJsonObject DriveFiles::toJson(qint64 index, const QString& ownerEmail) const
{
    constexpr qint64 newest = 1790000000; // fixed: the same seed gives the same files on every day
    constexpr quint64 fiveYears = 157680000;
    const Kind& kind = kinds[mixed(index, 1) % kinds.size()];
    const qint64 modified = newest - static_cast<qint64>(mixed(index, 5) % fiveYears);
    const auto time = [](qint64 seconds) {
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    QJsonObject file{
        {u"kind"_s, u"drive#file"_s},
        {u"id"_s, id(index)},
        {u"name"_s, name(index)},
        {u"mimeType"_s, kind.mimeType},
        {u"createdTime"_s, time(modified - static_cast<qint64>(mixed(index, 6) % fiveYears))},
        {u"modifiedTime"_s, time(modified)},
        {u"trashed"_s, false},
        {u"starred"_s, mixed(index, 7) % 20 == 0},
        {u"ownedByMe"_s, true},
        {u"owners"_s,
            QJsonArray{
                QJsonObject{{u"kind"_s, u"drive#user"_s}, {u"displayName"_s, ownerEmail.section(u'@', 0, 0)},
                    {u"emailAddress"_s, ownerEmail}, {u"me"_s, true}}}},
    };
    if (kind.hasSize)
        file.insert(u"size"_s, QString::number(mixed(index, 8) % (1U << (10 + mixed(index, 9) % 20))));
    return file;
}

quint64 DriveFiles::mixed(qint64 index, quint64 purpose) const
{
    // splitmix64 (Steele, Lea, Flood 2014): spreads neighbouring numbers; nothing here is secret.
    quint64 value = m_seed * 0x9e3779b97f4a7c15U + static_cast<quint64>(index) * 16 + purpose;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

} // namespace scopelight::practice
