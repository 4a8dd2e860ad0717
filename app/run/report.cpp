// SPDX-License-Identifier: Apache-2.0
#include "run/report.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

QString grantSection(const Grant& grant, const ExplainContext& context)
{
    QString text = u"\n## What was granted\n\nClient: %1\n\n"_s.arg(asCode(grant.clientId));
    text += grant.areScopesKnown() ? u"| scope | state | reason |\n| --- | --- | --- |\n"_s
                                   : u"Could not tell which scopes this token has.\n"_s;
    for (const ScopeOutcome& outcome : grant.outcomes()) {
        text += u"| %1 | %2 | %3 |\n"_s.arg(
            asCode(outcome.scope), toString(outcome.state), explainReason(outcome.reason, context));
    }
    text += u"\nRefresh token: %1. Access token: %2.\n"_s.arg(
        grant.tokens.refreshToken.isEmpty() ? u"none"_s : u"issued"_s,
        grant.tokens.expiresIn ? u"%1 seconds"_s.arg(*grant.tokens.expiresIn) : u"no end announced"_s);
    return text;
}

QString exchangesSection(const QList<HttpExchange>& exchanges)
{
    QString text =
        u"\n## Exchanges\n\n| step | request | answer | milliseconds |\n| --- | --- | --- | ---: |\n"_s;
    for (const HttpExchange& exchange : exchanges) {
        const QString address =
            exchange.request.url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
        const bool isSeen = exchange.direction != HttpExchange::Direction::InBrowser;
        const QString answer = !isSeen   ? u"not seen here"_s
            : exchange.failure.isEmpty() ? QString::number(exchange.response.status)
                                         : exchange.failure;
        text += u"| %1 | %2 | %3 | %4 |\n"_s.arg(exchange.purpose,
            asCode(QString::fromLatin1(exchange.request.method) + u' ' + address), answer,
            QString::number(exchange.elapsedMs));
    }
    return text;
}

} // namespace

QString asCode(QString text)
{
    return u'`' + text.replace(u'`', u'\'').replace(u'\n', u' ').replace(u'|', u'/') + u'`';
}

QByteArray toSharedReport(const ReportContent& content)
{
    QString text = u"Shared copy: the account, file names, owners and all bodies are removed; client ID and "
                   u"scopes are kept where they are known.\n"_s;
    text += u"\n# Scopelight: %1\n\n%2 UTC, Scopelight %3, answered by %4.\n"_s.arg(content.command,
        content.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), QStringLiteral(SCOPELIGHT_VERSION),
        serverName(content.context.server));
    if (content.failure)
        text += u"\nIt ended with: %1\n"_s.arg(
            asCode(explain(forOthers(*content.failure), content.context).headline));
    if (content.grant)
        text += grantSection(*content.grant, content.context);
    if (content.driveFiles)
        text += u"\n## Drive\n\n%1 files listed.\n"_s.arg(*content.driveFiles);
    return (text + exchangesSection(content.exchanges)).toUtf8();
}

} // namespace scopelight
