// SPDX-License-Identifier: Apache-2.0
#include "models/grantmodel.h"

#include "models/classword.h"
#include "widgets/plaintooltip.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString answerText(GrantModel::Answer answer)
{
    switch (answer) {
    case GrantModel::Answer::Yes:
        return GrantModel::tr("Yes");
    case GrantModel::Answer::No:
        return GrantModel::tr("No");
    case GrantModel::Answer::Extra:
        return GrantModel::tr("Extra");
    case GrantModel::Answer::Unknown:
        return GrantModel::tr("Not told");
    }
    Q_UNREACHABLE();
}

} // namespace

void GrantModel::show(const QList<ScopeOutcome>& outcomes, const std::optional<TokenInfo>& tokenInfo,
    const ScopeCatalogue& catalogue, const ExplainContext& context)
{
    QList<Sensitivity> classes;
    for (const ScopeOutcome& outcome : outcomes)
        classes.append(catalogue.classOf(outcome.scope));
    if (outcomes == m_outcomes && tokenInfo == m_tokenInfo && classes == m_classes && context == m_context)
        return;
    beginResetModel();
    m_outcomes = outcomes;
    m_tokenInfo = tokenInfo;
    m_classes = classes;
    m_context = context;
    endResetModel();
}

int GrantModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_outcomes.size());
}

int GrantModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

GrantModel::Answer GrantModel::answer(const ScopeOutcome& outcome, Column column) const
{
    if (column == Requested)
        return outcome.state == ScopeOutcome::State::Extra ? Answer::No : Answer::Yes;
    if (column == InTokenInfo) {
        if (!m_tokenInfo)
            return Answer::Unknown;
        return m_tokenInfo->scopes.contains(outcome.scope) ? Answer::Yes : Answer::No;
    }
    if (outcome.state == ScopeOutcome::State::Missing)
        return Answer::No;
    return outcome.state == ScopeOutcome::State::Extra ? Answer::Extra : Answer::Yes;
}

QVariant GrantModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ScopeOutcome& outcome = m_outcomes[index.row()];
    if (role == DiffersRole) { // what comes along with a grant of this run is as it should be
        return outcome.state != ScopeOutcome::State::Granted && outcome.reason != u"granted_earlier"
            && outcome.reason != u"added_by_server";
    }
    if (role == SensitivityRole)
        return int(m_classes[index.row()]);
    if (role == Qt::ToolTipRole)
        return plainToolTip(
            index.column() == Reason ? explainReason(outcome.reason, m_context) : outcome.scope);
    const auto column = static_cast<Column>(index.column());
    const bool isAnswer = column == Requested || column == Granted || column == InTokenInfo;
    if (role == AnswerRole && isAnswer)
        return int(answer(outcome, column));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Scope:
        return ScopeCatalogue::shortName(outcome.scope);
    case Class:
        return classWord(m_classes[index.row()]);
    case Requested:
    case Granted:
    case InTokenInfo:
        return answerText(answer(outcome, column));
    case Reason:
        return explainReason(outcome.reason, m_context);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant GrantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Scope:
        return tr("Scope");
    case Class:
        return tr("Class");
    case Requested:
        return tr("Requested");
    case Granted:
        return tr("Granted");
    case InTokenInfo:
        return tr("Token info");
    case Reason:
        return tr("Reason");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace scopelight
