// SPDX-License-Identifier: Apache-2.0
#include "run/grantcount.h"

#include "base/strictjson.h"
#include "run/tokenfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype mostKept = GrantCount::most + 1; // more make no difference

std::pair<QString, QString> keyOf(const QString& clientId, const QString& account)
{
    const QByteArray hash = QCryptographicHash::hash(account.toUtf8(), QCryptographicHash::Sha256);
    return {clientId, QString::fromLatin1(hash.toHex())};
}

/// The number that a client ID begins with is its project's; another server's ID stands for itself.
QString projectOf(const QString& clientId)
{
    return clientId.endsWith(u".apps.googleusercontent.com") ? clientId.section(u'-', 0, 0) : clientId;
}

} // namespace

QString GrantCount::userPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/scopelight/grants.json"_s;
}

GrantCount::Times GrantCount::read() const
{
    Times times;
    const auto file = readSmallFile(m_path, Step::Output).and_then([](const QByteArray& bytes) {
        return parseStrictJson(bytes, Step::Output);
    });
    if (!file)
        return times;
    for (const QJsonValue entry : file->value(u"grants"_s).toArray()) {
        QList<QDateTime>& came =
            times[{entry[u"client_id"_s].toString(), entry[u"account_sha256"_s].toString()}];
        for (const QJsonValue time : entry[u"at"_s].toArray())
            came.append(QDateTime::fromString(time.toString(), Qt::ISODate));
    }
    return times;
}

Result<void> GrantCount::write(const Times& times) const
{
    QJsonArray entries;
    for (const auto& [key, came] : times.asKeyValueRange()) {
        QJsonArray at;
        for (const QDateTime& time : came)
            at.append(time.toUTC().toString(Qt::ISODate));
        entries.append(
            QJsonObject{{u"client_id"_s, key.first}, {u"account_sha256"_s, key.second}, {u"at"_s, at}});
    }
    QDir().mkpath(QFileInfo(m_path).path());
    return savePrivately(m_path, QJsonDocument(QJsonObject{{u"grants"_s, entries}}).toJson());
}

Result<void> GrantCount::add(const Grant& grant)
{
    const QString account = grant.accountName();
    if (grant.tokens.refreshToken.isEmpty() || account.isEmpty() || grant.server == ServerKind::Other)
        return {};
    const bool isPractice = grant.server == ServerKind::Practice;
    Times times = isPractice ? m_practice : read();
    QList<QDateTime>& came = times[keyOf(grant.clientId, account)];
    came.append(grant.tokens.receivedAt);
    came = came.last(std::min(came.size(), mostKept));
    if (!isPractice)
        return write(times);
    m_practice = times;
    return {};
}

TokenLife GrantCount::lifeOf(const Grant& grant) const
{
    TokenLife life = lifeOf(grant.clientId, grant.accountName(), grant.tokens.refreshTokenIssuedAt);
    life.asked = grant.life.asked;
    return life;
}

TokenLife GrantCount::lifeOf(const QString& clientId, const QString& account, const QDateTime& issuedAt) const
{
    const auto key = keyOf(clientId, account);
    const QList<QDateTime> came = m_practice.contains(key) ? m_practice.value(key) : read().value(key);
    const auto isLater = [&issuedAt](const QDateTime& time) { return issuedAt.isValid() && time > issuedAt; };
    return {.counted = came.size(), .countedLater = std::ranges::count_if(came, isLater)};
}

Result<void> GrantCount::forget(const QString& clientId, const QString& account)
{
    const auto isOver = [project = projectOf(clientId), hash = keyOf(clientId, account).second](
                            const Times::iterator& entry) {
        return entry.key().second == hash && projectOf(entry.key().first) == project;
    };
    m_practice.removeIf(isOver);
    Times times = read();
    return times.removeIf(isOver) > 0 ? write(times) : Result<void>();
}

} // namespace scopelight
