// SPDX-License-Identifier: Apache-2.0
#include "models/stepmodel.h"

#include "widgets/plaintooltip.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

using Mark = StepState::Mark;

bool isRecord(StepId step)
{
    return step == StepId::Requests || step == StepId::History;
}

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::Empty:
        return StepModel::tr("empty");
    case Mark::Ready:
        return StepModel::tr("ready");
    case Mark::Running:
        return StepModel::tr("running");
    case Mark::Done:
        return StepModel::tr("done");
    case Mark::Look:
        return StepModel::tr("worth a look");
    case Mark::Problem:
        return StepModel::tr("problem");
    }
    Q_UNREACHABLE();
}

} // namespace

StepModel::StepModel(Workbench& workbench, QObject* parent)
    : QAbstractListModel(parent)
    , m_workbench(workbench)
{
    for (const StepId step : steps())
        m_states.append(workbench.stepState(step));
    connect(&workbench, &Workbench::changed, this, &StepModel::update);
}

QList<StepId> StepModel::steps()
{
    return {StepId::Client, StepId::Scopes, StepId::SignIn, StepId::Grant, StepId::Drive, StepId::Access,
        StepId::Requests, StepId::History};
}

QString StepModel::title(StepId step)
{
    switch (step) {
    case StepId::Client:
        return tr("Client");
    case StepId::Scopes:
        return tr("Scopes");
    case StepId::SignIn:
        return tr("Sign in");
    case StepId::Grant:
        return tr("Grant");
    case StepId::Drive:
        return tr("Drive");
    case StepId::Access:
        return tr("Access");
    case StepId::Requests:
        return tr("Requests");
    case StepId::History:
        return tr("History");
    }
    Q_UNREACHABLE();
}

int StepModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_states.size());
}

QVariant StepModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepId step = steps().at(index.row());
    const StepState& state = m_states.at(index.row());
    switch (role) {
    case MarkRole:
        return int(state.mark);
    case CaptionRole:
        return state.caption;
    case TitleRole:
    case Qt::DisplayRole:
        return title(step);
    case IsRecordRole:
        return isRecord(step);
    case IconRole:
        return step == StepId::History ? u"history"_s : u"list-tree"_s;
    case Qt::ToolTipRole:
        return plainToolTip(tr("%1: %2 (Ctrl+%3)").arg(title(step), state.caption).arg(index.row() + 1));
    case Qt::AccessibleTextRole:
        if (isRecord(step))
            return tr("%1, %2").arg(title(step), state.caption);
        return tr("%1, step %2, %3, %4")
            .arg(title(step))
            .arg(index.row() + 1)
            .arg(state.caption, markWord(state.mark));
    default:
        return {};
    }
}

void StepModel::update()
{
    const QList<StepId> ids = steps();
    for (int row = 0; row < ids.size(); ++row) {
        StepState state = m_workbench.stepState(ids[row]);
        if (state == m_states[row])
            continue;
        m_states[row] = std::move(state);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

} // namespace scopelight
