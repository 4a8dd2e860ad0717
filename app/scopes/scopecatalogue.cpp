// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include "scopes/installedcatalogue.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace format = scopelight::catalogueformat;

namespace scopelight {

namespace {

constexpr QLatin1StringView prefix(format::scopePrefix.data(), format::scopePrefix.size());

bool isFullForm(const QString& scope)
{
    const auto& bare = format::signInNames;
    return scope.contains("://"_L1) || std::any_of(bare.begin(), bare.end(), [&scope](auto name) {
        return scope == QLatin1StringView(name);
    });
}

} // namespace

ScopeCatalogue::ScopeCatalogue()
    : ScopeCatalogue(installedCatalogue().value_or(QByteArrayView()))
{
}

ScopeCatalogue::ScopeCatalogue(ToldClasses told)
    : ScopeCatalogue()
{
    // Who the user is has a class of its own.
    told.removeIf([this](const auto& each) { return classOf(each.key()) == Sensitivity::SignIn; });
    m_told = std::move(told);
}

ScopeCatalogue::ScopeCatalogue(QByteArrayView flatFile)
    : m_file(flatFile)
{
}

qsizetype ScopeCatalogue::scopeCount() const
{
    return m_file.rows<format::Scopes>();
}

qsizetype ScopeCatalogue::apiCount() const
{
    return m_file.rows<format::Apis>();
}

qsizetype ScopeCatalogue::methodCount() const
{
    return m_file.rows<format::Methods>();
}

QString ScopeCatalogue::revision() const
{
    return m_file.string<format::About>(0, format::About::Revision);
}

QString ScopeCatalogue::source() const
{
    return m_file.string<format::About>(0, format::About::Source);
}

std::optional<ScopeRecord> ScopeCatalogue::find(const QString& scope) const
{
    const auto row = rowOf(scope);
    if (!row)
        return {};
    return record(*row);
}

Sensitivity ScopeCatalogue::classOf(const QString& scope) const
{
    const auto row = rowOf(scope);
    return row ? classAt(*row) : Sensitivity::NotPublished;
}

std::optional<ToldClass> ScopeCatalogue::toldClass(const QString& scope) const
{
    const auto found = m_told.constFind(scope);
    return found == m_told.constEnd() ? std::nullopt : std::optional(*found);
}

qsizetype ScopeCatalogue::count(const ScopeSet& scopes, Sensitivity sensitivity) const
{
    return std::ranges::count_if(
        scopes.scopes(), [&](const QString& scope) { return classOf(scope) == sensitivity; });
}

std::optional<QString> ScopeCatalogue::expand(const QString& shortName) const
{
    if (isFullForm(shortName))
        return shortName;
    const QString full = prefix + shortName;
    if (!rowOf(full))
        return {};
    return full;
}

QString ScopeCatalogue::shortName(const QString& scope)
{
    return scope.startsWith(prefix) ? scope.mid(prefix.size()) : scope;
}

QString ScopeCatalogue::shortNames(const QStringList& scopes)
{
    QStringList names;
    std::ranges::transform(scopes, std::back_inserter(names), shortName);
    return names.join(u", "_s);
}

QString ScopeCatalogue::defaultApi(const QString& name) const
{
    using Apis = format::Apis;
    const QByteArray wanted = name.toUtf8();
    QString key;
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row) {
        if (m_file.text<Apis>(row, Apis::Name) != wanted)
            continue;
        const bool isDefault = m_file.cell<Apis>(row, Apis::Default) == format::Yes;
        if (key.isEmpty() || isDefault)
            key = m_file.string<Apis>(row, Apis::Key);
        if (isDefault)
            break;
    }
    return key;
}

bool ScopeCatalogue::saysReadOnly(const QString& scope)
{
    static const QRegularExpression reads(u"[^a-z](readonly|read[-_]only|read)($|[^a-z_-])"_s);
    return reads.match(u'.' + shortName(scope)).hasMatch();
}

QString ScopeCatalogue::apiTitle(const QString& key) const
{
    using Apis = format::Apis;
    const QByteArray wanted = key.toUtf8();
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row) {
        if (m_file.text<Apis>(row, Apis::Key) == wanted)
            return m_file.string<Apis>(row, Apis::Title);
    }
    return {};
}

QStringList ScopeCatalogue::exclusivePrefixes() const
{
    QStringList prefixes;
    for (quint32 row = 0; row < m_file.rows<format::Rules>(); ++row) {
        if (m_file.text<format::Rules>(row, format::Rules::Rule) == "exclusive")
            prefixes.append(m_file.string<format::Rules>(row, format::Rules::Subject));
    }
    return prefixes;
}

/// Binary search: the table is sorted by wire form.
std::optional<quint32> ScopeCatalogue::rowOf(const QString& scope) const
{
    const QByteArray wanted = scope.toUtf8();
    quint32 first = 0;
    quint32 last = m_file.rows<format::Scopes>();
    while (first < last) {
        const quint32 middle = first + (last - first) / 2;
        const int order = m_file.text<format::Scopes>(middle, format::Scopes::Scope).compare(wanted);
        if (order == 0)
            return middle;
        if (order < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return {};
}

QByteArrayView ScopeCatalogue::foldedName(quint32 row) const
{
    const QByteArrayView folded = m_file.text<format::Scopes>(row, format::Scopes::Folded);
    const qsizetype end = folded.indexOf('\n');
    return end < 0 ? folded : folded.first(end);
}

Sensitivity ScopeCatalogue::classAt(quint32 row) const
{
    const auto notPublished = static_cast<quint32>(Sensitivity::NotPublished);
    const quint32 sensitivity = m_file.cell<format::Scopes>(row, format::Scopes::Class);
    const auto told = toldClassAt(row);
    return told ? told->sensitivity : static_cast<Sensitivity>(std::min(sensitivity, notPublished));
}

std::optional<ToldClass> ScopeCatalogue::toldClassAt(quint32 row) const
{
    if (m_told.isEmpty())
        return std::nullopt;
    return toldClass(m_file.string<format::Scopes>(row, format::Scopes::Scope));
}

ScopeRecord ScopeCatalogue::record(quint32 row) const
{
    using Scopes = format::Scopes;
    ScopeRecord found{.scope = m_file.string<Scopes>(row, Scopes::Scope),
        .description = m_file.string<Scopes>(row, Scopes::Description),
        .sensitivity = classAt(row),
        .source = m_file.string<Scopes>(row, Scopes::ClassSource),
        .sourceRead = m_file.string<Scopes>(row, Scopes::ClassRead),
        .kind = m_file.string<Scopes>(row, Scopes::Kind)};
    const CatalogueFile::List apis = m_file.list<Scopes>(row, Scopes::ApiList);
    for (qsizetype i = 0; i < apis.size(); ++i)
        found.apis.append(m_file.string<format::Apis>(apis[i], format::Apis::Key));
    if (const auto told = toldClassAt(row)) {
        found.source = consoleSource;
        found.sourceRead = told->day.toString(Qt::ISODate);
    }
    return found;
}

} // namespace scopelight
