// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopecatalogue.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

using catalogueformat::Apis;
using catalogueformat::Methods;
using catalogueformat::MethodsById;
using catalogueformat::Rules;
using catalogueformat::Scopes;
using catalogueformat::Sets;

Result<MethodRecord> ScopeCatalogue::method(const QString& written) const
{
    const qsizetype slash = written.indexOf(u'/');
    const QString id = written.mid(slash + 1);
    QList<quint32> rows = rowsOfMethod(id);
    const auto apiOf = [this](quint32 row) { return m_file.cell<Methods>(row, Methods::Api); };
    const auto choices = [this](const QList<quint32>& among) {
        QStringList names;
        for (const quint32 row : among) {
            const MethodRecord method = methodRecord(row);
            names.append(method.api + u'/' + method.id);
        }
        return names.join(u", "_s);
    };
    if (slash >= 0) {
        const QString api = written.first(slash);
        if (!knowsApi(api)) {
            return fail(Step::Scopes, u"unknown_method_api"_s,
                {{u"api"_s, api}, {u"nearest"_s, nearestApis(api).join(u", "_s)}});
        }
        const QList<quint32> everywhere = rows;
        rows.removeIf([&](quint32 row) { return m_file.string<Apis>(apiOf(row), Apis::Key) != api; });
        if (rows.isEmpty() && !everywhere.isEmpty()) {
            return fail(Step::Scopes, u"unknown_method"_s,
                {{u"method"_s, written}, {u"nearest"_s, choices(everywhere)}});
        }
    } else if (rows.size() > 1) {
        QList<quint32> usual = rows;
        usual.removeIf([&](quint32 row) {
            return m_file.cell<Apis>(apiOf(row), Apis::Default) != catalogueformat::Yes;
        });
        if (!usual.isEmpty())
            rows = usual;
    }
    if (rows.isEmpty()) {
        return fail(Step::Scopes, u"unknown_method"_s,
            {{u"method"_s, written}, {u"nearest"_s, nearestMethods(id).join(u", "_s)}});
    }
    if (rows.size() > 1) {
        return fail(
            Step::Scopes, u"ambiguous_method"_s, {{u"method"_s, written}, {u"choices"_s, choices(rows)}});
    }
    return methodRecord(rows.first());
}

QStringList ScopeCatalogue::apis() const
{
    QStringList keys;
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row)
        keys.append(m_file.string<Apis>(row, Apis::Key));
    return keys;
}

QList<MethodRecord> ScopeCatalogue::methodsOf(const QString& api) const
{
    const QByteArray wanted = api.toUtf8();
    QList<MethodRecord> methods;
    for (quint32 row = 0; row < m_file.rows<Apis>(); ++row) {
        if (m_file.text<Apis>(row, Apis::Key) != wanted)
            continue;
        const quint32 first = m_file.cell<Apis>(row, Apis::FirstMethod);
        for (quint32 i = 0; i < m_file.cell<Apis>(row, Apis::MethodCount); ++i)
            methods.append(methodRecord(first + i));
    }
    return methods;
}

QStringList ScopeCatalogue::scopesOf(const MethodRecord& method) const
{
    QStringList scopes;
    const CatalogueFile::List rows = m_file.list<Sets>(method.scopeSet, Sets::ScopeList);
    for (qsizetype i = 0; i < rows.size(); ++i)
        scopes.append(m_file.string<Scopes>(rows[i], Scopes::Scope));
    scopes.sort();
    return scopes;
}

qsizetype ScopeCatalogue::openedCount(const QString& scope) const
{
    qsizetype count = 0;
    if (const auto row = rowOf(scope)) {
        const CatalogueFile::List sets = m_file.list<Scopes>(*row, Scopes::SetList);
        for (qsizetype i = 0; i < sets.size(); ++i)
            count += m_file.list<Sets>(sets[i], Sets::MethodList).size();
    }
    return count;
}

QString ScopeCatalogue::ruleFor(QByteArrayView rule, const QString& scope) const
{
    const QByteArray wanted = scope.toUtf8();
    for (quint32 row = 0; row < m_file.rows<Rules>(); ++row) {
        if (m_file.text<Rules>(row, Rules::Rule) == rule && m_file.text<Rules>(row, Rules::Subject) == wanted)
            return m_file.string<Rules>(row, Rules::Value);
    }
    return {};
}

QString ScopeCatalogue::reachOf(const QString& scope) const
{
    const QString part = ruleFor("reach", scope);
    return part.isEmpty() ? ruleFor("depth", scope) : part;
}

bool ScopeCatalogue::reachesPartOnly(const QString& scope) const
{
    return !ruleFor("reach", scope).isEmpty();
}

QStringList ScopeCatalogue::openedAlsoBy(const QString& scope, const QStringList& others) const
{
    const auto row = rowOf(scope);
    if (!row || widensTheAnswer(scope))
        return {};
    QList<quint32> whole;
    for (const QString& other : others) {
        const auto otherRow = rowOf(other);
        if (otherRow && otherRow != row && reachOf(other).isEmpty())
            whole.append(*otherRow);
    }
    QStringList found;
    const CatalogueFile::List sets = m_file.list<Scopes>(*row, Scopes::SetList);
    for (qsizetype i = 0; i < sets.size(); ++i) {
        const CatalogueFile::List members = m_file.list<Sets>(sets[i], Sets::ScopeList);
        const auto opens = [&members](quint32 other) {
            for (qsizetype k = 0; k < members.size(); ++k) {
                if (members[k] == other)
                    return true;
            }
            return false;
        };
        const auto other = std::ranges::find_if(whole, opens);
        if (other == whole.end())
            return {};
        found.append(m_file.string<Scopes>(*other, Scopes::Scope));
    }
    found.removeDuplicates();
    return found;
}

bool ScopeCatalogue::widensTheAnswer(const QString& scope) const
{
    const QByteArray wanted = scope.toUtf8();
    for (quint32 row = 0; row < m_file.rows<Rules>(); ++row) {
        if (m_file.text<Rules>(row, Rules::Rule) == "widens"
            && wanted.startsWith(m_file.text<Rules>(row, Rules::Subject)))
            return true;
    }
    return false;
}

QList<MethodRecord> ScopeCatalogue::groupsOpenedBy(const QStringList& scopes) const
{
    QSet<quint32> seen;
    QList<MethodRecord> groups;
    for (const QString& scope : scopes) {
        const auto row = rowOf(scope);
        if (!row)
            continue;
        const CatalogueFile::List sets = m_file.list<Scopes>(*row, Scopes::SetList);
        for (qsizetype i = 0; i < sets.size(); ++i) {
            const CatalogueFile::List methods = m_file.list<Sets>(sets[i], Sets::MethodList);
            if (methods.size() > 0 && !seen.contains(sets[i]))
                groups.append(methodRecord(methods[0]));
            seen.insert(sets[i]);
        }
    }
    return groups;
}

MethodRecord ScopeCatalogue::methodRecord(quint32 row) const
{
    const std::size_t verb = m_file.cell<Methods>(row, Methods::Verb);
    return {.id = m_file.string<Methods>(row, Methods::Id),
        .api = m_file.string<Apis>(m_file.cell<Methods>(row, Methods::Api), Apis::Key),
        .verb = verb < catalogueformat::verbs.size() ? QString::fromLatin1(catalogueformat::verbs.at(verb))
                                                     : QString(),
        .row = row,
        .scopeSet = m_file.cell<Methods>(row, Methods::Set)};
}

/// Binary search in the table that is sorted by id.
QList<quint32> ScopeCatalogue::rowsOfMethod(const QString& id) const
{
    const QByteArray wanted = id.toUtf8();
    const auto rowAt = [this](quint32 place) { return m_file.cell<MethodsById>(place, MethodsById::Method); };
    const auto idAt = [&](quint32 place) { return m_file.text<Methods>(rowAt(place), Methods::Id); };
    quint32 first = 0;
    quint32 last = m_file.rows<MethodsById>();
    while (first < last) {
        const quint32 middle = first + (last - first) / 2;
        if (idAt(middle).compare(wanted) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    QList<quint32> rows;
    while (first < m_file.rows<MethodsById>() && idAt(first) == wanted)
        rows.append(rowAt(first++));
    return rows;
}

} // namespace scopelight
