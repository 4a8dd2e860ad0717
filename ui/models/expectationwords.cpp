// SPDX-License-Identifier: Apache-2.0
#include "models/expectationwords.h"

#include "doctor/diagnosis.h"
#include "models/classword.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExpectationWords", text);
}

/// The profile's word for a class, as it is heard.
QString limitWord(const QString& limit)
{
    for (const Sensitivity one : {Sensitivity::SignIn, Sensitivity::NonSensitive, Sensitivity::Sensitive}) {
        if (toString(one) == limit)
            return classWord(one);
    }
    return classWord(Sensitivity::Restricted);
}

QString wish(const Expectation& expectation, const QJsonObject& wanted)
{
    const QString scope = ScopeCatalogue::shortName(expectation.subject);
    const QString& member = expectation.member;
    if (member == u"granted")
        return tr("%1 is to be granted.").arg(scope);
    if (member == u"not_granted")
        return tr("%1 is not to be granted.").arg(scope);
    if (member == u"declared")
        return tr("%1 is to be declared.").arg(scope);
    if (member == u"class_at_most")
        return tr("%1 is to be %2 at most.").arg(scope, limitWord(wanted.value(member).toString()));
    if (member == u"refresh_token")
        return wanted.value(member).toBool() ? tr("A refresh token is to come.")
                                             : tr("No refresh token is to come.");
    if (member == u"drive_files_at_least")
        return tr("The listing is to name at least this many files: %1.")
            .arg(wanted.value(member).toInteger());
    if (member != u"access")
        return tr("%1 is expected.").arg(shownText(member));
    return tr("%1 is to be %2.").arg(scope, wanted.value(member).toObject().value(scope).toString());
}

CheckLine::State stateOf(Expectation::Outcome outcome)
{
    switch (outcome) {
    case Expectation::Outcome::Met:
        return CheckLine::State::Passed;
    case Expectation::Outcome::NotMet:
        return CheckLine::State::Failed;
    case Expectation::Outcome::NotChecked:
        return CheckLine::State::NotChecked;
    }
    Q_UNREACHABLE();
}

} // namespace

CheckLine lineOf(const Expectation& expectation, const QJsonObject& wanted, const ExplainContext& context)
{
    QString text = wish(expectation, wanted);
    if (!expectation.reason.isEmpty())
        text += u' ' + explainReason(expectation.reason, context, expectation.facts);
    if (expectation.error)
        text += u' ' + explain(*expectation.error, context).headline;
    return {.state = stateOf(expectation.outcome), .text = text};
}

} // namespace scopelight
