// SPDX-License-Identifier: Apache-2.0
#include "http/redaction.h"
#include "run/report.h"

#include "doctor/diagnosis.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString causeText(const Explanation::Cause& cause, qsizetype number)
{
    QString text = u"\n%1. %2"_s.arg(number).arg(cause.weight);
    if (!cause.text.isEmpty())
        text += u": "_s + cause.text;
    text += u'\n';
    for (const QString& action : cause.actions)
        text += u"   - %1\n"_s.arg(action);
    return text;
}

} // namespace

Error forOthers(Error error)
{
    static const QRegularExpression account(uR"([^\s@<>"']+@[^\s@<>"']+)"_s);
    for (QString& fact : error.facts)
        fact.replace(QDir::homePath(), u"~"_s).replace(account, u"(an account)"_s);
    if (const auto path = error.facts.find(u"path"_s); path != error.facts.end())
        *path = QFileInfo(*path).fileName();
    return error;
}

QString toFailureReport(const Error& error, const ExplainContext& context)
{
    const Error shared = forOthers(error);
    const Explanation words = explain(shared, context);
    QString text = words.headline + u'\n';
    if (!words.detail.isEmpty())
        text += words.detail + u'\n';
    for (qsizetype i = 0; i < words.causes.size(); ++i)
        text += causeText(words.causes[i], i + 1);
    if (!words.links.isEmpty())
        text += u'\n';
    for (const Explanation::Link& link : words.links)
        text += u"%1: %2\n"_s.arg(link.text, link.address);
    if (!words.note.isEmpty())
        text += u"\nThe note to hand on:\n\n%1\n"_s.arg(words.note);
    text += u"\nStep %1, code %2, answered by %3.\n"_s.arg(
        toString(shared.step), shownText(shared.code), serverName(context.server));
    if (!context.clientId.isEmpty())
        text += u"Client %1.\n"_s.arg(shownText(context.clientId));
    text += u"Scopelight %1. Accounts, folders and secrets are left out.\n"_s.arg(
        QStringLiteral(SCOPELIGHT_VERSION));
    return redacted(text);
}

} // namespace scopelight
