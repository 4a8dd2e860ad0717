// SPDX-License-Identifier: Apache-2.0
#include "work/commandtext.h"

#include "base/shellword.h"
#include "scopes/scopecatalogue.h"

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

/// The provider of a terminal is another one, with a client of its own.
QStringList sourceWords(const Workbench& workbench)
{
    if (workbench.isPractice())
        return {u"--practice"_s};
    QStringList words{u"--client"_s, workbench.clientFile().path()};
    if (!workbench.redirectUri().isEmpty())
        words += {u"--redirect-uri"_s, workbench.redirectUri()};
    if (workbench.usesRedirectAnyway())
        words += u"--use-anyway"_s;
    for (const QString& origin : workbench.trustedOrigins())
        words += {u"--trust-server"_s, origin};
    return words;
}

/// What differs from the program's own values.
QStringList optionWords(const AuthorizationOptions& options)
{
    const AuthorizationOptions usual;
    QStringList words;
    if (options.accessType != usual.accessType)
        words += {u"--access-type"_s, options.accessType};
    if (options.prompt != usual.prompt)
        words += {u"--prompt"_s, options.prompt};
    if (!options.loginHint.isEmpty())
        words += {u"--login-hint"_s, options.loginHint};
    if (options.includeGrantedScopes)
        words += u"--include-granted-scopes"_s;
    return words;
}

} // namespace

QString commandText(const Workbench& workbench)
{
    if (!workbench.clientFile().client() || workbench.scopes().isEmpty())
        return {};
    QStringList words{u"scopelight-cli"_s, u"authorize"_s};
    words += sourceWords(workbench);
    const bool isOther = workbench.serverKind() == ServerKind::Other;
    for (const QString& scope : workbench.scopes().scopes())
        words += {u"--scope"_s, isOther ? scope : ScopeCatalogue::shortName(scope)};
    if (isOther)
        words += u"--literal-scopes"_s; // the short names are Google's
    words += optionWords(workbench.options());
    if (!workbench.browser().isEmpty())
        words += {u"--browser"_s, workbench.browser()};
    for (QString& word : words)
        word = shellWord(word);
    return words.join(u' ');
}

} // namespace scopelight
