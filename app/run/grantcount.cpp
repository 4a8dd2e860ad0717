// SPDX-License-Identifier: Apache-2.0
#include "run/grantcount.h"

#include "base/strictjson.h"
#include "run/tokenfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qsizetype timesKept = GrantCount::most + 1; // more make no difference to any of them
constexpr qsizetype countsKept = 20; // the file stays one that is read whole (readSmallFile())
constexpr int lockMs = 1000;

QString hashOf(const QString& account)
{
    const QByteArray hash = QCryptographicHash::hash(account.toUtf8(), QCryptographicHash::Sha256);
    return account.isEmpty() ? QString() : QString::fromLatin1(hash.toHex());
}

/// The number that a client ID of Google's begins with is its project's; another's stands for itself.
QString projectOf(const QString& clientId)
{
    static const QRegularExpression number(u"^(\\d+)(-[a-z0-9]+)?\\.apps\\.googleusercontent\\.com$"_s);
    const QRegularExpressionMatch match = number.match(clientId);
    return match.hasMatch() ? match.captured(1) : clientId;
}

} // namespace

QString GrantCount::userPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/scopelight/grants.json"_s;
}

QList<GrantCount::Count> GrantCount::read() const
{
    QList<Count> counts;
    const auto file = readSmallFile(m_path, Step::Output).and_then([](const QByteArray& bytes) {
        return parseStrictJson(bytes, Step::Output);
    });
    if (!file)
        return counts;
    for (const QJsonValue entry : file->value(u"grants"_s).toArray()) {
        Count count{.clientId = entry[u"client_id"_s].toString(), .total = entry[u"total"_s].toInteger()};
        for (const QJsonValue account : entry[u"account_sha256"_s].toArray())
            count.accounts.append(account.toString());
        for (const QJsonValue time : entry[u"at"_s].toArray())
            count.at.append(QDateTime::fromString(time.toString(), Qt::ISODate));
        counts.append(count);
    }
    return counts;
}

Result<void> GrantCount::write(const QList<Count>& counts) const
{
    QJsonArray entries;
    for (const Count& count : counts) {
        QJsonArray at;
        for (const QDateTime& time : count.at)
            at.append(time.toUTC().toString(Qt::ISODate));
        entries.append(QJsonObject{{u"client_id"_s, count.clientId},
            {u"account_sha256"_s, QJsonArray::fromStringList(count.accounts)}, {u"total"_s, count.total},
            {u"at"_s, at}});
    }
    const QJsonDocument document(QJsonObject{{u"grants"_s, entries}});
    return savePrivately(m_path, document.toJson(QJsonDocument::Compact));
}

Result<void> GrantCount::change(const std::function<bool(QList<Count>&)>& edit) const
{
    QDir().mkpath(QFileInfo(m_path).path());
    QLockFile lock(m_path + u".lock"_s); // a window and terminals may sign in at once
    if (!lock.tryLock(lockMs))
        return fail(
            Step::Output, u"file_not_writable"_s, {{u"path"_s, m_path}, {u"write_failed"_s, u"true"_s}});
    QList<Count> counts = read();
    return edit(counts) ? write(counts) : Result<void>();
}

Result<void> GrantCount::add(const Grant& grant)
{
    if (grant.tokens.refreshToken.isEmpty() || !grant.account || grant.server == ServerKind::Other)
        return {};
    const auto addTo = [&grant](QList<Count>& counts) {
        QStringList accounts{hashOf(grant.account->subject), hashOf(grant.account->email)};
        accounts.removeAll(QString());
        const auto count = std::ranges::find_if(counts, [&](const Count& each) {
            return each.clientId == grant.clientId
                && std::ranges::any_of(
                    accounts, [&each](const QString& account) { return each.accounts.contains(account); });
        });
        Count changed = count == counts.end() ? Count{.clientId = grant.clientId} : *count;
        if (count != counts.end())
            counts.erase(count);
        changed.accounts += accounts;
        changed.accounts.removeDuplicates();
        ++changed.total;
        changed.at.append(grant.tokens.receivedAt);
        changed.at = changed.at.last(std::min(changed.at.size(), timesKept));
        counts.append(changed); // the one that was added to last
        counts = counts.last(std::min(counts.size(), countsKept));
        return true;
    };
    if (grant.server != ServerKind::Practice)
        return change(addTo);
    addTo(m_practice);
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
    TokenLife life{.isAccountKnown = !account.isEmpty()};
    for (const Count& count : m_practice + read()) {
        if (count.clientId != clientId || !count.accounts.contains(hashOf(account)))
            continue;
        life.counted += count.total;
        life.countedLater += std::ranges::count_if(
            count.at, [&](const QDateTime& time) { return issuedAt.isValid() && time > issuedAt; });
    }
    return life;
}

Result<void> GrantCount::forget(const QString& clientId, const QString& account)
{
    const auto forgetIn = [project = projectOf(clientId), hash = hashOf(account)](QList<Count>& counts) {
        return counts.removeIf([&](const Count& count) {
            return count.accounts.contains(hash) && projectOf(count.clientId) == project;
        }) > 0;
    };
    forgetIn(m_practice);
    return QFileInfo::exists(m_path) ? change(forgetIn) : Result<void>();
}

} // namespace scopelight
