// SPDX-License-Identifier: Apache-2.0
#include "cataloguetext.h"

#include "scopes/catalogueformat.h"
#include "textfile.h"

#include <QDate>
#include <QHash>

#include <algorithm>

namespace format = scopelight::catalogueformat;

namespace {

QByteArray toWire(const QByteArray& name)
{
    const auto& bare = format::signInNames;
    if (name.contains("://") || std::find(bare.begin(), bare.end(), name) != bare.end())
        return name;
    return format::scopePrefix.toByteArray() + name;
}

template <class Words>
quint32 placeOf(const Row& row, const QByteArray& word, const Words& words)
{
    const auto found = std::find(words.begin(), words.end(), QByteArrayView(word));
    if (found == words.end())
        refuse(row, "unknown word '" + word + "'");
    return static_cast<quint32>(found - words.begin());
}

/// Turns one table after the other into lists; later tables name what earlier ones have defined.
class Reader {
public:
    explicit Reader(QString folder)
        : m_folder(std::move(folder))
    {
    }

    CatalogueText read()
    {
        readAbout();
        readScopes();
        readClasses();
        readSets();
        readApis();
        readMethods();
        readRules();
        readProbes();
        return m_text;
    }

private:
    void readAbout();
    void readScopes();
    void readClasses();
    void readSets();
    void readApis();
    void readMethods();
    void readRules();
    void readProbes();

    void addSpecial(const Row& row, QHash<QByteArray, CatalogueText::Scope>& byName) const;
    quint32 scopeNamed(const Row& row, const QByteArray& name) const;
    quint32 setNamed(const Row& row, const QByteArray& name) const;
    quint32 beginSection(const Row& row);
    CatalogueText::Method toMethod(const Row& row, quint32 api) const;

    QString m_folder;
    CatalogueText m_text;
    QHash<QByteArray, quint32> m_scopes; ///< by wire form
    QHash<QByteArray, quint32> m_sets;
    quint32 m_sections = 0;
};

void Reader::readAbout()
{
    const QList<Row> rows = readTable(m_folder, "about.tsv", {"name", "value"});
    requireKeys(rows);
    QHash<QByteArray, QByteArray> values;
    for (const Row& row : rows)
        values.insert(row.key(), row.cells[1]);
    m_text.about = {values[QByteArrayLiteral("revision")], values[QByteArrayLiteral("source")],
        values[QByteArrayLiteral("license")], values[QByteArrayLiteral("generator")]};
    if (m_text.about.revision.size() != 8 || m_text.about.source.isEmpty())
        refuse(rows.value(0), "revision (YYYYMMDD) and source are needed");
}

void Reader::readScopes()
{
    const QList<Row> documented = readTable(m_folder, "scopes.tsv", {"scope", "description"});
    const QList<Row> special = readTable(m_folder, "special.tsv", {"scope", "kind", "source", "description"});
    requireKeys(documented);
    requireKeys(special);
    QHash<QByteArray, CatalogueText::Scope> byName;
    const auto unclassified = static_cast<quint32>(format::sensitivities.size() - 1);
    for (const Row& row : documented)
        byName.insert(row.key(), {toWire(row.key()), row.cells[1], unclassified});
    for (const Row& row : special)
        addSpecial(row, byName);
    m_text.scopes = byName.values();
    std::sort(m_text.scopes.begin(), m_text.scopes.end(),
        [](const auto& left, const auto& right) { return left.wire < right.wire; });
    for (qsizetype i = 0; i < m_text.scopes.size(); ++i)
        m_scopes.insert(m_text.scopes[i].wire, static_cast<quint32>(i));
}

/// A special scope has a description here exactly if the documents do not have it.
void Reader::addSpecial(const Row& row, QHash<QByteArray, CatalogueText::Scope>& byName) const
{
    const bool isDocumented = byName.contains(row.key());
    if (isDocumented != row.cells[3].isEmpty())
        refuse(
            row, isDocumented ? "scopes.tsv describes it already" : "not in scopes.tsv, and no description");
    if (row.cells[1].isEmpty())
        refuse(row, "no kind");
    CatalogueText::Scope& scope = byName[row.key()];
    if (!isDocumented)
        scope = {toWire(row.key()), row.cells[3], static_cast<quint32>(format::sensitivities.size() - 1)};
    scope.kind = row.cells[1];
    scope.kindSource = row.cells[2];
}

void Reader::readClasses()
{
    const QList<Row> rows =
        readTable(m_folder, "classes.tsv", {"scope", "class", "evidence", "source", "read"});
    requireKeys(rows);
    for (const Row& row : rows) {
        CatalogueText::Scope& scope = m_text.scopes[scopeNamed(row, row.key())];
        scope.sensitivity = placeOf(row, row.cells[1], format::sensitivities);
        scope.classSource = row.cells[3];
        if (!scope.classSource.startsWith("https://"))
            refuse(row, "a class needs the address of the page that says so");
        scope.classRead = row.cells[4];
        if (!QDate::fromString(QString::fromLatin1(scope.classRead), Qt::ISODate).isValid())
            refuse(row, "a class needs the day on which its page was read, YYYY-MM-DD");
    }
}

void Reader::readSets()
{
    const QList<Row> rows = readTable(m_folder, "sets.tsv", {"set", "scopes"});
    requireKeys(rows);
    for (const Row& row : rows) {
        CatalogueText::Set set{row.key()};
        const QByteArrayList names = row.cells[1].isEmpty() ? QByteArrayList() : row.cells[1].split(' ');
        for (const QByteArray& name : names)
            set.scopes.append(scopeNamed(row, name));
        std::sort(set.scopes.begin(), set.scopes.end());
        if (std::adjacent_find(set.scopes.begin(), set.scopes.end()) != set.scopes.end())
            refuse(row, "a scope occurs twice");
        m_sets.insert(set.name, static_cast<quint32>(m_text.sets.size()));
        m_text.sets.append(set);
    }
}

void Reader::readApis()
{
    const QList<Row> rows = readTable(m_folder, "apis.tsv",
        {"api", "revision", "default", "preferred", "listed", "set", "root", "path", "title",
            "documentation"});
    requireKeys(rows);
    for (const Row& row : rows) {
        if (row.key().count(':') != 1)
            refuse(row, "not NAME:VERSION");
        m_text.apis.append({row.key(), row.cells[1], placeOf(row, row.cells[2], format::answers),
            placeOf(row, row.cells[3], format::answers), placeOf(row, row.cells[4], format::answers),
            setNamed(row, row.cells[5]), row.cells[6], row.cells[7], row.cells[8], row.cells[9]});
    }
}

void Reader::readMethods()
{
    const QList<Row> rows =
        readTable(m_folder, "methods.tsv", {"id", "verb", "path", "set", "flags", "query"});
    QList<Row> section;
    quint32 api = 0;
    for (const Row& row : rows) {
        if (row.key().startsWith('[')) {
            requireKeys(section);
            section.clear();
            api = beginSection(row);
            continue;
        }
        if (m_sections == 0)
            refuse(row, "a method before the first [api]");
        section.append(row);
        m_text.methods.append(toMethod(row, api));
        ++m_text.apis[api].methodCount;
    }
    requireKeys(section);
    if (m_sections != static_cast<quint32>(m_text.apis.size()))
        refuse(rows.value(rows.size() - 1), "not every API of apis.tsv has a section");
}

/// Sections stand in the order of apis.tsv, one for each API.
quint32 Reader::beginSection(const Row& row)
{
    const quint32 api = m_sections++;
    if (api >= m_text.apis.size() || row.key() != '[' + m_text.apis[api].key + ']')
        refuse(row, row.key() + " is not the API that follows in apis.tsv");
    m_text.apis[api].firstMethod = static_cast<quint32>(m_text.methods.size());
    return api;
}

CatalogueText::Method Reader::toMethod(const Row& row, quint32 api) const
{
    const CatalogueText::Api& owner = m_text.apis[api];
    CatalogueText::Method method{row.key().startsWith('.') ? owner.name() + row.key() : row.key(), api,
        placeOf(row, row.cells[1], format::verbs), row.cells[2],
        row.cells[3].isEmpty() ? owner.usualSet : setNamed(row, row.cells[3])};
    if (!row.cells[4].isEmpty()) {
        for (const QByteArray& flag : row.cells[4].split(' '))
            method.flags |= 1U << placeOf(row, flag, format::flags);
    }
    if (!row.cells[5].isEmpty())
        method.query = row.cells[5].split(' ');
    return method;
}

void Reader::readRules()
{
    static constexpr std::array<QByteArrayView, 6> known = {
        "alias", "depth", "device_flow", "exclusive", "reach", "widens"};
    const QList<Row> rows = readTable(m_folder, "rules.tsv", {"rule", "subject", "value", "source"});
    requireSorted(rows);
    for (const Row& row : rows) {
        const QByteArrayView rule = known.at(placeOf(row, row.key(), known));
        const bool isPrefix = rule == "exclusive" || rule == "widens";
        if (!isPrefix)
            scopeNamed(row, row.cells[1]);
        const bool hasCode = rule == "reach" || rule == "depth";
        if (hasCode && row.cells[2].isEmpty())
            refuse(row, "no word for what '" + row.cells[1] + "' reaches");
        const bool isScope = !hasCode && !row.cells[2].isEmpty();
        if (isScope)
            scopeNamed(row, row.cells[2]);
        const QByteArray value = isScope ? toWire(row.cells[2]) : row.cells[2];
        m_text.rules.append({row.key(), toWire(row.cells[1]), value, row.cells[3]});
    }
}

void Reader::readProbes()
{
    const QList<Row> rows =
        readTable(m_folder, "probes.tsv", {"scope", "kind", "method", "url", "expected", "notes"});
    requireSorted(rows);
    for (const Row& row : rows) {
        m_text.probes.append({scopeNamed(row, row.key()), row.cells[1], row.cells[2], row.cells[3],
            row.cells[4], row.cells[5]});
    }
}

quint32 Reader::scopeNamed(const Row& row, const QByteArray& name) const
{
    const auto found = m_scopes.constFind(toWire(name));
    if (found == m_scopes.constEnd())
        refuse(row, "unknown scope '" + name + "'");
    return *found;
}

quint32 Reader::setNamed(const Row& row, const QByteArray& name) const
{
    const auto found = m_sets.constFind(name);
    if (found == m_sets.constEnd())
        refuse(row, "unknown set '" + name + "'");
    return *found;
}

} // namespace

CatalogueText readCatalogueText(const QString& folder)
{
    return Reader(folder).read();
}
