// SPDX-License-Identifier: Apache-2.0
#include "models/accessmodel.h"

#include "doctor/accesswords.h"
#include "models/classword.h"
#include "run/report.h"
#include "widgets/plaintooltip.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

const QString dash = u"–"_s;

/// "drive" of "drive.about.get".
QString apiOf(const ScopeAccess& row, const ScopeCatalogue& catalogue)
{
    const QString name = row.method.isEmpty() ? catalogue.homeOf(row.scope) : row.method.section(u'.', 0, 0);
    return catalogue.apiTitle(catalogue.defaultApi(name));
}

std::optional<Expectation> expectationOf(const QString& scope, const Expectations& expected)
{
    const auto found = std::ranges::find_if(expected,
        [&scope](const Expectation& line) { return canonicalScope(line.subject) == canonicalScope(scope); });
    return found == expected.end() ? std::nullopt : std::optional(*found);
}

/// A profile's word as it is heard; one that is none stays as it is written.
QString wantedWord(const QString& wanted)
{
    using Verdict = ScopeAccess::Verdict;
    for (const Verdict verdict :
        {Verdict::Allowed, Verdict::Refused, Verdict::ApiOff, Verdict::Inconclusive, Verdict::NotTested}) {
        if (toString(verdict) == wanted)
            return verdictWord(verdict);
    }
    return wanted;
}

} // namespace

QString verdictWord(ScopeAccess::Verdict verdict)
{
    switch (verdict) {
    case ScopeAccess::Verdict::Allowed:
        return AccessModel::tr("Allowed");
    case ScopeAccess::Verdict::Refused:
        return AccessModel::tr("Refused (scope)");
    case ScopeAccess::Verdict::ApiOff:
        return AccessModel::tr("API off");
    case ScopeAccess::Verdict::Inconclusive:
        return AccessModel::tr("Inconclusive");
    case ScopeAccess::Verdict::NotTested:
        return AccessModel::tr("Not tested");
    }
    Q_UNREACHABLE();
}

void AccessModel::show(const Content& content, const ScopeCatalogue& catalogue)
{
    QList<Row> rows;
    for (const ScopeAccess& access : content.rows) {
        rows.append({.access = access,
            .sensitivity = catalogue.classOf(access.scope),
            .api = apiOf(access, catalogue),
            .expected = expectationOf(access.scope, content.expected)});
    }
    const auto isSameScope = [](const Row& left, const Row& right) {
        return left.access.scope == right.access.scope;
    };
    const bool areSame = std::ranges::equal(rows, m_rows, isSameScope);
    if (!areSame)
        beginResetModel();
    m_content = content;
    m_rows = rows;
    if (!areSame)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::optional<ScopeAccess> AccessModel::row(int index) const
{
    return index < 0 || index >= m_rows.size() ? std::nullopt : std::optional(m_rows[index].access);
}

QString AccessModel::toMarkdown() const
{
    QString text =
        tr("| scope | read | verdict | why | expected |") + u"\n| --- | --- | --- | --- | --- |\n"_s;
    for (const Row& row : m_rows) {
        text += u"| %1 | %2 | %3 | %4 | %5 |\n"_s.arg(asCode(row.access.scope), textOf(row, Read),
            textOf(row, Verdict), textOf(row, Why).replace(u'|', u'/'), textOf(row, Expected));
    }
    return text;
}

int AccessModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int AccessModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AccessModel::textOf(const Row& row, Column column) const
{
    switch (column) {
    case Scope:
        return ScopeCatalogue::shortName(row.access.scope);
    case Class:
        return classWord(row.sensitivity);
    case Read:
        return row.access.method.isEmpty() ? tr("no harmless read") : row.access.method;
    case Verdict:
        return row.access.isWaiting() && m_content.areBeingRead ? tr("Reading…")
                                                                : verdictWord(row.access.verdict);
    case Why:
        return row.access.isWaiting() ? QString() : accessWords(row.access, m_content.context);
    case Expected:
        return row.expected ? wantedWord(row.expected->facts.value(u"wanted"_s)) : dash;
    case Time:
        return row.access.elapsedMs ? tr("%1 ms").arg(*row.access.elapsedMs) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString AccessModel::captionOf(const Row& row, Column column) const
{
    if (column == Read)
        return row.api;
    if (column != Scope)
        return {};
    if (m_content.granted.isEmpty())
        return tr("not known whether granted");
    if (m_content.granted.contains(row.access.scope))
        return m_content.requested.contains(row.access.scope) ? tr("granted") : tr("granted, not asked for");
    return isMissing(row) ? tr("not granted") : tr("not asked for");
}

bool AccessModel::isMissing(const Row& row) const
{
    return !m_content.granted.isEmpty() && !m_content.granted.contains(row.access.scope)
        && m_content.requested.contains(row.access.scope);
}

QVariant AccessModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, column);
    case CaptionRole:
        return captionOf(row, column);
    case MissingRole:
        return isMissing(row);
    case VerdictRole:
        return int(row.access.verdict);
    case SensitivityRole:
        return int(row.sensitivity);
    case OutcomeRole:
        return row.expected ? QVariant(int(row.expected->outcome)) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(column == Scope ? row.access.scope : textOf(row, column));
    case Qt::AccessibleTextRole: {
        const QString caption = captionOf(row, column);
        return caption.isEmpty() ? textOf(row, column) : tr("%1, %2").arg(textOf(row, column), caption);
    }
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Time ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant AccessModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Time ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Scope:
        return tr("Scope");
    case Class:
        return tr("Class");
    case Read:
        return tr("Read");
    case Verdict:
        return tr("Verdict");
    case Why:
        return tr("Why");
    case Expected:
        return tr("Expected");
    case Time:
        return tr("Time");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace scopelight
