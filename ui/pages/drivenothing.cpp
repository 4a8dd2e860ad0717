// SPDX-License-Identifier: Apache-2.0
#include "pages/drivenothing.h"

#include "doctor/explain.h"
#include "google/drivescopes.h"
#include "work/workbench.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace scopelight {

using Way = DriveRefusal::Way;

DriveNothing::DriveNothing(Workbench& workbench, QWidget* parent)
    : EmptyState(u"folder-open"_s, parent)
    , m_workbench(workbench)
    , m_signIn(addButton(tr("Go to Sign in"), u"arrow-right"_s, u"goToSignIn"_s))
    , m_getScope(addButton({}, u"key-round"_s, u"getDriveScope"_s))
{
    connect(m_signIn, &QPushButton::clicked, this, &DriveNothing::signInWanted);
    connect(m_getScope, &QPushButton::clicked, this, [this] { Q_EMIT wayWanted(missingScope()); });
}

/// Way::List where the grant has a Drive scope, or it is not known.
Way DriveNothing::missingScope() const
{
    const auto& grant = m_workbench.grant().grant();
    return grant ? DriveRefusal::wayFor(driveScopeFacts(grant->requested, grant->tokens.granted)) : Way::List;
}

bool DriveNothing::refresh()
{
    const bool hasGrant = m_workbench.grant().grant().has_value();
    const bool canList = hasGrant && m_workbench.hasDriveApi();
    const bool lacksScope = canList && missingScope() != Way::List;
    m_signIn->setVisible(!hasGrant);
    m_getScope->setVisible(lacksScope);
    m_getScope->setText(DriveRefusal::wordsFor(missingScope()));
    if (!hasGrant)
        setText(tr("Nothing listed yet"),
            tr("With a Drive scope in the grant, the files that it opens are listed here."));
    else if (!canList)
        setText(
            tr("No Drive here"), tr("This sign-in is another server’s. Drive listings come from Google."));
    else if (missingScope() == Way::AskAgain)
        setText(tr("No Drive scope was granted"),
            explainReason(u"drive_scope_not_granted"_s, m_workbench.context()));
    else
        setText(tr("No Drive scope was asked for"),
            tr("“List files” shows what the API answers to a token without one."));
    const bool isNothing = m_workbench.drive().state() == DriveWork::State::Idle && (!canList || lacksScope);
    setVisible(isNothing);
    return isNothing;
}

} // namespace scopelight
