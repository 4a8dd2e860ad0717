// SPDX-License-Identifier: Apache-2.0
#include "models/rungridmodel.h"

#include "models/runsmodel.h"
#include "run/report.h"
#include "scopes/scopecatalogue.h"
#include "widgets/plaintooltip.h"
#include "work/counted.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr qint64 day = 24 * 60 * 60;

QString tr(const char* text)
{
    return RunGridModel::tr(text);
}

QString headingText(RunRow::Group group)
{
    switch (group) {
    case RunRow::Group::HowItWasAsked:
        return tr("How it was asked");
    case RunRow::Group::WhatWasGranted:
        return tr("What was granted");
    case RunRow::Group::WhatItCouldDo:
        return tr("What it could do");
    }
    Q_UNREACHABLE();
}

QString givenText(RunRow::Given given)
{
    switch (given) {
    case RunRow::Given::Granted:
        return tr("Granted");
    case RunRow::Given::Missing:
        return tr("Not granted");
    case RunRow::Given::Kept:
        return tr("Not asked, kept");
    case RunRow::Given::LeftOver:
        return tr("Not asked, left over");
    case RunRow::Given::Extra:
        return tr("Not asked, came with it");
    case RunRow::Given::NotAsked:
        return tr("Not asked, not granted");
    case RunRow::Given::NoGrant:
        return tr("Asked, no grant came");
    case RunRow::Given::NotToldOf:
        return tr("Not told");
    }
    Q_UNREACHABLE();
}

QString refreshTokenText(const QString& value)
{
    if (value.isEmpty())
        return tr("Not told");
    if (value == u"none")
        return tr("None came");
    if (value == u"no_end")
        return tr("No end announced");
    const qint64 seconds = value.toLongLong();
    if (seconds < day)
        return tr("Announced: %1 s").arg(seconds);
    return tr("Announced: %1").arg(counted((seconds + day / 2) / day, tr("1 day"), tr("%1 days")));
}

/// The values of the rows that hold codes of ours; other rows show what they hold.
QString codeText(const QString& row, const QString& value)
{
    static const QHash<QString, QHash<QString, QString>> texts{
        {u"kind"_s, {{u"sign_in"_s, tr("Sign-in")}, {u"refresh"_s, tr("Refresh")}}},
        {u"server"_s,
            {{u"google"_s, tr("Google")}, {u"practice"_s, tr("Practice, not Google")},
                {u"other"_s, tr("Another server")}}},
        {u"earlier_grants"_s,
            {{u"asked_to_add"_s, tr("Asked to add them")},
                {u"not_asked_to_add"_s, tr("Not asked to add them")}, {u"revoked"_s, tr("Revoked first")}}}};
    return texts.value(row).value(value, value);
}

} // namespace

void RunGridModel::show(const QList<RunRecord>& runs, bool differencesOnly)
{
    beginResetModel();
    m_runs = runs;
    m_rows = runs.isEmpty() ? QList<RunRow>() : compareRuns(runs);
    m_lines.clear();
    for (const RunRow& row : std::as_const(m_rows)) {
        if (differencesOnly && !row.differs())
            continue;
        if (m_lines.isEmpty() || m_lines.last().row.group != row.group)
            m_lines.append({.isHeading = true, .row = {.group = row.group}});
        m_lines.append({.row = row});
    }
    endResetModel();
}

qsizetype RunGridModel::differenceCount() const
{
    return std::ranges::count_if(m_rows, &RunRow::differs);
}

QString RunGridModel::nameOf(const RunRow& row) const
{
    if (row.isScope)
        return ScopeCatalogue::shortName(row.name);
    static const QHash<QString, QString> names{{u"kind"_s, tr("Kind")}, {u"client"_s, tr("Client")},
        {u"server"_s, tr("Server")}, {u"account"_s, tr("Account")}, {u"redirect_uri"_s, tr("Redirect URI")},
        {u"access_type"_s, tr("Access type")}, {u"prompt"_s, tr("Prompt")},
        {u"earlier_grants"_s, tr("Earlier grants")}, {u"outcome"_s, tr("Outcome")},
        {u"refresh_token"_s, tr("Refresh token")}, {u"drive_files"_s, tr("Drive files")}};
    return names.value(row.name);
}

QString RunGridModel::textOf(const RunRow& row, qsizetype run) const
{
    const RunRow::Cell& cell = row.cells[run];
    if (row.isScope)
        return givenText(cell.given);
    if (row.name == u"outcome")
        return cell.value.isEmpty() ? tr("Tokens came") : cell.value;
    if (row.name == u"refresh_token")
        return refreshTokenText(cell.value);
    if (row.name == u"drive_files")
        return cell.value.isEmpty() ? tr("Not listed") : QLocale().toString(cell.value.toLongLong());
    if (row.name == u"prompt" && cell.value.isEmpty())
        return m_runs[run].kind == RunRecord::Kind::Refresh ? u"–"_s : tr("None sent");
    return cell.value.isEmpty() ? u"–"_s : codeText(row.name, cell.value);
}

QString RunGridModel::toMarkdown() const
{
    QString text = tr("Shared copy: accounts are left out; client IDs and scopes are kept.") + u"\n\n|"_s;
    QString rule = u"|---|"_s;
    for (qsizetype run = 0; run < m_runs.size(); ++run) {
        const QString title = headerData(int(run) + 1, Qt::Horizontal, Qt::DisplayRole).toString();
        text += u" | %1 %2 UTC"_s.arg(asCode(title), m_runs[run].at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s));
        rule += u"---|"_s;
    }
    text += u" |\n"_s + rule + u'\n';
    for (const RunRow& row : m_rows) {
        if (row.name == u"account")
            continue;
        text += u"| "_s + (row.isScope ? asCode(row.name) : nameOf(row));
        for (qsizetype run = 0; run < m_runs.size(); ++run) {
            const QString cell = textOf(row, run);
            text +=
                u" | "_s + (cell == row.cells[run].value ? asCode(cell) : cell); // as it came from outside
        }
        text += u" |\n"_s;
    }
    return text;
}

int RunGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int RunGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size()) + 1;
}

QVariant RunGridModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line& line = m_lines[index.row()];
    const int run = index.column() - 1;
    switch (role) {
    case IsHeadingRole:
        return line.isHeading;
    case DiffersRole:
        return !line.isHeading && line.row.differs();
    case IsScopeRole:
        return line.row.isScope;
    case GivenRole:
        return line.row.isScope && run >= 0 ? QVariant(int(line.row.cells[run].given)) : QVariant();
    case Qt::DisplayRole:
        if (line.isHeading)
            return run < 0 ? headingText(line.row.group) : QString();
        return run < 0 ? nameOf(line.row) : textOf(line.row, run);
    case Qt::ToolTipRole:
        if (line.isHeading)
            return {};
        return plainToolTip(run >= 0 ? textOf(line.row, run)
                : line.row.isScope   ? line.row.name
                                     : nameOf(line.row));
    case Qt::AccessibleTextRole:
        if (line.isHeading || run < 0)
            return {};
        return line.row.differs() ? tr("%1, differs").arg(textOf(line.row, run)) : textOf(line.row, run);
    default:
        return {};
    }
}

QVariant RunGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 1 || section > m_runs.size())
        return {};
    const QString letter = runLetter(section - 1);
    if (role == LetterRole)
        return letter;
    return role == Qt::DisplayRole ? tr("%1  %2").arg(letter, runTitle(m_runs[section - 1])) : QVariant();
}

} // namespace scopelight
