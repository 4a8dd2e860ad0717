// SPDX-License-Identifier: Apache-2.0
#include "models/runsmodel.h"

#include "widgets/plaintooltip.h"
#include "work/counted.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// "Today, 14:03".
QString dayText(const QDateTime& at, const QDateTime& now)
{
    const QLocale locale;
    const QDateTime local = at.toLocalTime();
    const qint64 daysAgo = local.date().daysTo(now.toLocalTime().date());
    const QString day = daysAgo == 0 ? RunsModel::tr("Today")
        : daysAgo == 1               ? RunsModel::tr("Yesterday")
                                     : locale.toString(local.date(), QLocale::ShortFormat);
    return RunsModel::tr("%1, %2").arg(day, locale.toString(local.time(), QLocale::ShortFormat));
}

QString outcomeText(const RunRecord& run)
{
    if (!run.failure.isEmpty())
        return RunsModel::tr("no token");
    if (!run.areScopesKnown)
        return RunsModel::tr("scopes not told");
    const QString granted = RunsModel::tr("%1 of %2").arg(run.grantedCount()).arg(run.requested.size());
    const auto left = run.leftOverCount();
    return left == 0
        ? granted
        : granted + u", "_s + counted(left, RunsModel::tr("1 left over"), RunsModel::tr("%1 left over"));
}

} // namespace

QString runTitle(const RunRecord& run)
{
    const QString how = run.kind == RunRecord::Kind::Refresh ? RunsModel::tr("Refresh")
        : run.isAfterRevoking                                ? RunsModel::tr("Clean start")
        : run.options.includeGrantedScopes                   ? RunsModel::tr("Sign-in to add")
                                                             : RunsModel::tr("Sign-in");
    const QString client = run.server == ServerKind::Practice ? RunsModel::tr("practice")
        : run.project.isEmpty()                               ? run.clientId
                                                              : run.project;
    return client.isEmpty() ? how : RunsModel::tr("%1, %2").arg(how, client);
}

StepState::Mark runMark(const RunRecord& run)
{
    if (!run.failure.isEmpty())
        return StepState::Mark::Problem;
    const bool isMissing =
        std::ranges::count(run.outcomes, ScopeOutcome::State::Missing, &ScopeOutcome::state) > 0;
    return isMissing || run.leftOverCount() > 0 || !run.areScopesKnown ? StepState::Mark::Look
                                                                       : StepState::Mark::Done;
}

QString runLetter(qsizetype place)
{
    constexpr int letters = 26;
    QString text;
    for (qsizetype rest = place + 1; rest > 0; rest = (rest - 1) / letters)
        text.prepend(QChar(u'A' + int((rest - 1) % letters)));
    return text;
}

void RunsModel::show(const QList<RunRecord>& runs, const QDateTime& now)
{
    const bool isAnotherDay = m_now.toLocalTime().date() != now.toLocalTime().date();
    if (runs == m_runs && !isAnotherDay)
        return;
    beginResetModel();
    m_runs = runs;
    m_now = now;
    if (!m_wasTicked) {
        m_ticked.clear();
        for (const RunRecord& run : runs.first(std::min<qsizetype>(2, runs.size())))
            m_ticked.insert(run.at);
    }
    endResetModel();
}

QList<RunRecord> RunsModel::ticked() const
{
    QList<RunRecord> ticked = m_runs;
    ticked.removeIf([this](const RunRecord& run) { return !isTicked(run); });
    return ticked;
}

QString RunsModel::letterOf(int row) const
{
    if (!isTicked(m_runs[row]))
        return {};
    const auto before = std::count_if(
        m_runs.begin(), m_runs.begin() + row, [this](const auto& run) { return isTicked(run); });
    return runLetter(before);
}

QString RunsModel::captionOf(const RunRecord& run) const
{
    return tr("%1, %2").arg(dayText(run.at, m_now), outcomeText(run));
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunRecord& run = m_runs[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return runTitle(run);
    case CaptionRole:
        return captionOf(run);
    case MarkRole:
        return int(runMark(run));
    case LetterRole:
        return letterOf(index.row());
    case Qt::ToolTipRole:
        return plainToolTip(u"%1\n%2"_s.arg(runTitle(run), captionOf(run)));
    case Qt::CheckStateRole:
        return isTicked(run) ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        return isTicked(run)
            ? tr("%1, %2, ticked, %3").arg(runTitle(run), captionOf(run), letterOf(index.row()))
            : tr("%1, %2, not ticked").arg(runTitle(run), captionOf(run));
    default:
        return {};
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool wants = value.toInt() == Qt::Checked;
    m_wasTicked = true;
    if (wants)
        m_ticked.insert(m_runs[index.row()].at);
    else
        m_ticked.remove(m_runs[index.row()].at);
    Q_EMIT dataChanged(this->index(0), this->index(rowCount() - 1)); // the letters move up
    Q_EMIT tickedChanged();
    return true;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags;
}

} // namespace scopelight
