// SPDX-License-Identifier: Apache-2.0
#include "cli/failuretext.h"

#include "base/jsonvalue.h"
#include "cli/exitstatus.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString causesText(const QList<Explanation::Cause>& causes)
{
    QString text;
    for (const Explanation::Cause& cause : causes) {
        if (!cause.text.isEmpty())
            text += u'\n' + cause.sentence();
        for (const QString& action : cause.actions)
            text += u"\n  - %1"_s.arg(action);
    }
    return text;
}

QString linksText(const QList<Explanation::Link>& links)
{
    QString text;
    for (const Explanation::Link& link : links)
        text += u"\n%1: %2"_s.arg(link.text, link.address);
    return text;
}

/// Apart from the rest, so that it can be copied as it is.
QString noteText(const QString& note)
{
    return note.isEmpty() ? QString() : u"\n\nThe note to hand on:\n\n"_s + note + u'\n';
}

QString firstActions(const Explanation& explanation)
{
    for (const Explanation::Cause& cause : explanation.causes) {
        if (!cause.actions.isEmpty())
            return cause.actions.join(u'\n');
    }
    return {};
}

QString levelText(Finding::Level level, const TextStyle& style)
{
    switch (level) {
    case Finding::Level::Problem:
        return style.bad(u"Problem"_s);
    case Finding::Level::Look:
        return style.warning(u"Worth a look"_s);
    case Finding::Level::Note:
        return style.faint(u"Note"_s);
    }
    Q_UNREACHABLE();
}

} // namespace

QString failureText(const Error& error, const ExplainContext& context, const TextStyle& style)
{
    const Explanation explanation = explain(error, context);
    QString text = style.bold(explanation.headline);
    if (!explanation.detail.isEmpty())
        text += u'\n' + explanation.detail;
    text += causesText(explanation.causes) + linksText(explanation.links) + noteText(explanation.note);
    return text + u'\n' + style.faint(u"(%1, %2)"_s.arg(toString(error.step), error.code));
}

QJsonObject failureJson(const Error& error, const ExplainContext& context)
{
    const Explanation explanation = explain(error, context);
    const QString message = explanation.detail.isEmpty() ? explanation.headline
                                                         : explanation.headline + u' ' + explanation.detail;
    const QString hint = firstActions(explanation);
    return {{u"error"_s,
        QJsonObject{{u"step"_s, toString(error.step)}, {u"code"_s, error.code}, {u"message"_s, message},
            {u"hint"_s, orNull(hint)}}}};
}

int sayFailure(const Error& error, const Session& session)
{
    session.terminal.say(failureText(error, session.context, session.terminal.messageStyle()));
    return exitStatus(outcomeOf(error));
}

QString findingsText(const Findings& findings, const ExplainContext& context, const TextStyle& style)
{
    QString text;
    for (const Finding& finding : worstFirst(findings)) {
        const Explanation words = explain(finding, context);
        text += u"\n\n%1: %2"_s.arg(levelText(finding.level, style), style.bold(words.headline));
        if (!words.detail.isEmpty())
            text += u'\n' + words.detail;
        text += causesText(words.causes) + linksText(words.links);
    }
    return text;
}

void sayFindings(const Findings& findings, const Session& session)
{
    const QString text = findingsText(findings, session.context, session.terminal.messageStyle()).trimmed();
    if (!text.isEmpty())
        session.terminal.say(text);
}

QJsonArray findingsJson(const Findings& findings, const ExplainContext& context)
{
    QJsonArray array;
    for (const Finding& finding : worstFirst(findings)) {
        const Explanation words = explain(finding, context);
        QJsonObject facts;
        for (auto fact = finding.facts.begin(); fact != finding.facts.end(); ++fact)
            facts.insert(fact.key(), fact.value());
        array.append(QJsonObject{{u"level"_s, toString(finding.level)}, {u"code"_s, finding.code},
            {u"headline"_s, words.headline}, {u"detail"_s, orNull(words.detail)},
            {u"hint"_s, orNull(firstActions(words))}, {u"facts"_s, facts}});
    }
    return array;
}

} // namespace scopelight
