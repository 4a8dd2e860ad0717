// SPDX-License-Identifier: Apache-2.0
#include "scopes/toldclasses.h"

#include "base/strictjson.h"
#include "scopes/scopecatalogue.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr std::array tellable = {Sensitivity::NonSensitive, Sensitivity::Sensitive, Sensitivity::Restricted};

/// The class whose scopes follow a line; nothing where it is no heading.
std::optional<Sensitivity> headingOf(const QString& line)
{
    static const QRegularExpression nonSensitive(
        u"non\\W?sensitive scopes"_s, QRegularExpression::CaseInsensitiveOption); // with whatever hyphen
    if (line.contains(nonSensitive))
        return Sensitivity::NonSensitive;
    if (line.contains(u"restricted scopes"_s, Qt::CaseInsensitive))
        return Sensitivity::Restricted;
    if (line.contains(u"sensitive scopes"_s, Qt::CaseInsensitive))
        return Sensitivity::Sensitive;
    return std::nullopt;
}

QStringList scopesIn(const QString& line)
{
    static const QRegularExpression scope(u"(?:https://|(?:\\.\\.\\.|…)/auth/)[^\\s,;\"]+"_s);
    static const QRegularExpression shortened(u"^(?:\\.\\.\\.|…)/auth/"_s);
    QStringList scopes;
    for (const QRegularExpressionMatch& match : scope.globalMatch(line))
        scopes.append(match.captured().replace(shortened, u"https://www.googleapis.com/auth/"_s));
    return scopes;
}

Result<void> write(const QString& path, const ToldClasses& classes)
{
    QJsonObject scopes;
    for (auto told = classes.begin(); told != classes.end(); ++told) {
        scopes.insert(told.key(),
            QJsonObject{
                {u"class"_s, toString(told->sensitivity)}, {u"day"_s, told->day.toString(Qt::ISODate)}});
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(QJsonObject{{u"classes"_s, scopes}}).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail(Step::Output, u"file_not_writable"_s, {{u"path"_s, path}, {u"write_failed"_s, u"true"_s}});
}

} // namespace

Result<ToldClasses> classesOnConsolePage(
    const QString& text, const QDate& day, const ScopeCatalogue& catalogue)
{
    ToldClasses classes;
    std::optional<Sensitivity> current;
    for (const QString& line : text.split(u'\n')) {
        const QStringList scopes = scopesIn(line);
        if (scopes.isEmpty()) {
            if (const auto heading = headingOf(line))
                current = heading;
            continue;
        }
        for (const QString& scope : scopes) {
            if (current && catalogue.find(scope)) // another address is none of a scope
                classes.insert(scope, {*current, day});
        }
    }
    if (classes.isEmpty())
        return fail(Step::Scopes, u"no_classes_in_text"_s);
    return classes;
}

QString ToldClassStore::userPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/scopelight/console-classes.json"_s;
}

Result<ToldClasses> ToldClassStore::read() const
{
    if (!exists())
        return ToldClasses();
    const auto document = readSmallFile(m_path, Step::Scopes).and_then([](const QByteArray& bytes) {
        return parseStrictJson(bytes, Step::Scopes);
    });
    if (!document)
        return fail(Step::Scopes, u"classes_not_readable"_s, {{u"path"_s, m_path}});
    ToldClasses classes;
    const QJsonObject scopes = document->value(u"classes"_s).toObject();
    for (auto scope = scopes.begin(); scope != scopes.end(); ++scope) {
        const QString name = scope.value()[u"class"_s].toString();
        const auto known =
            std::ranges::find_if(tellable, [&name](Sensitivity each) { return toString(each) == name; });
        if (known != tellable.end())
            classes.insert(
                scope.key(), {*known, QDate::fromString(scope.value()[u"day"_s].toString(), Qt::ISODate)});
    }
    return classes;
}

Result<ToldClasses> ToldClassStore::add(const ToldClasses& classes) const
{
    auto all = read();
    if (!all)
        return all;
    all->insert(classes);
    if (const auto written = write(m_path, *all); !written)
        return tl::unexpected(written.error());
    return all;
}

bool ToldClassStore::exists() const
{
    return QFile::exists(m_path);
}

Result<void> ToldClassStore::remove() const
{
    if (QFile::remove(m_path) || !exists())
        return {};
    return fail(Step::Output, u"file_not_removed"_s, {{u"path"_s, m_path}});
}

} // namespace scopelight
