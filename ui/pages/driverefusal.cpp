// SPDX-License-Identifier: Apache-2.0
#include "pages/driverefusal.h"

#include "work/workbench.h"

using namespace Qt::StringLiterals;

namespace scopelight {

DriveRefusal::DriveRefusal(Workbench& workbench, QWidget* parent)
    : DiagnosisCard(parent)
    , m_workbench(workbench)
{
    connect(this, &DiagnosisCard::retried, this, [this] { take(wayOut()); });
}

DriveRefusal::Way DriveRefusal::wayFor(const Facts& facts)
{
    const QString scopes = facts.value(u"drive_scopes"_s);
    return scopes == u"not_granted" ? Way::AskAgain : scopes == u"not_asked" ? Way::ChooseScope : Way::List;
}

QString DriveRefusal::wordsFor(Way way)
{
    switch (way) {
    case Way::List:
        return tr("List again");
    case Way::AskAgain:
        return tr("Ask again for what is missing");
    case Way::ChooseScope:
        return tr("Choose a Drive scope");
    }
    Q_UNREACHABLE();
}

DriveRefusal::Way DriveRefusal::wayOut() const
{
    const auto& error = m_workbench.drive().error();
    return error && error->code == u"scope_insufficient" ? wayFor(error->facts) : Way::List;
}

void DriveRefusal::take(Way way)
{
    switch (way) {
    case Way::List:
        Q_EMIT listWanted();
        return;
    case Way::AskAgain:
        if (m_workbench.grant().grant())
            m_workbench.askAgainFor(m_workbench.grant().grant()->missing());
        return;
    case Way::ChooseScope:
        Q_EMIT scopeWanted();
        return;
    }
}

/// A listing that was cancelled is no failure.
void DriveRefusal::refresh()
{
    const auto& error = m_workbench.drive().error();
    setRetry(wordsFor(wayOut()), wayOut() != Way::List);
    show(error && error->code == u"cancelled" ? std::nullopt : error, m_workbench.context());
}

} // namespace scopelight
