// SPDX-License-Identifier: Apache-2.0
#include "provoked.h"

#include "cli/failuretext.h"
#include "doctor/diagnosis.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// Where the words of a failure stand: the step's own file, else that for any step (README.md of the data).
QString rowOf(const Error& error)
{
    const QString speaker = error.isServersWord ? u"server"_s : QString();
    for (const QString& code : {error.code, u"*"_s}) {
        for (const QString& file : {toString(error.step), u"network"_s}) {
            const QJsonObject entry = diagnosisEntry(file, code);
            if (!entry.isEmpty() && (code == u"*" || entry.value(u"said_by"_s).toString() == speaker))
                return file + u'/' + code;
        }
    }
    return {};
}

} // namespace

ExplainContext usualContext()
{
    return {.clientId = u"123456789012-abc.apps.googleusercontent.com"_s,
        .project = u"acme"_s,
        .scopes = u"openid https://www.googleapis.com/auth/drive.file"_s};
}

ExplainContext otherServer()
{
    ExplainContext context = usualContext();
    context.server = ServerKind::Other;
    return context;
}

Error with(Error error, const Facts& facts)
{
    error.facts.insert(facts);
    return error;
}

void Provoked::failure(const Error& error, const QString& variant, const ExplainContext& context)
{
    take(rowOf(error), variant, failureText(error, context, TextStyle()));
}

void Provoked::findings(const Findings& findings, const QString& variant, const ExplainContext& context)
{
    if (findings.isEmpty())
        m_faults.append(u"Nothing was found: "_s + variant);
    for (const Finding& finding : findings)
        take(u"findings/"_s + finding.code, variant, findingsText({finding}, context, TextStyle()));
}

void Provoked::reason(const QString& code, const Facts& facts, const QString& variant)
{
    sentence(code, explainReason(code, facts), variant);
}

void Provoked::reason(
    const QString& code, const ExplainContext& context, const Facts& facts, const QString& variant)
{
    if (const QString failed = facts.value(u"failed"_s); !failed.isEmpty())
        m_rows.insert(failed); // its sentence is part of the words
    sentence(code, explainReason(code, context, facts), variant);
}

void Provoked::spoken(const QString& code, const Facts& facts, const QString& text, const QString& variant)
{
    const QString words = explainReason(code, usualContext(), facts);
    if (!text.contains(words))
        m_faults.append(u"%1 is not said in:\n%2"_s.arg(code, text));
    sentence(code, words, variant);
}

void Provoked::sentence(const QString& code, const QString& words, const QString& variant)
{
    take(u"reasons/"_s + code, variant, words);
}

void Provoked::take(const QString& row, const QString& variant, const QString& words)
{
    const QString name = variant.isEmpty() ? row : u"%1 (%2)"_s.arg(row, variant);
    const QString known = m_words.value(name, words.trimmed());
    if (known != words.trimmed())
        m_faults.append(u"%1 stands for two texts, the second is:\n%2"_s.arg(name, words));
    m_rows.insert(row);
    m_words.insert(name, known);
}
