// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"
#include "oauth/idtoken.h"
#include "oauth/servermetadata.h"

#include <QStringList>

namespace scopelight {

/// Where the words are read: an option of the terminal helps nobody who sits before the window.
enum class Surface { Terminal, Window };

/// What is known beside the failure itself; it makes links, orders causes and chooses between words.
struct ExplainContext {
    QString clientId = {};
    QString project = {}; ///< project ID, else number
    QString scopes = {}; ///< what was asked for, separated by spaces, as on the wire
    ServerKind server = ServerKind::Google; ///< no links to the console for the others
    Surface surface = Surface::Terminal;
    bool operator==(const ExplainContext&) const = default;
};

/// "Google", "the practice provider" or "the server".
QString serverName(ServerKind server);

/// A failure in words. All plain text; facts from servers and files are cut to 500 characters, control and
/// bidi characters shown as escapes.
struct Explanation {
    struct Cause {
        QString likelihood = {}; ///< "known" (seen, no guess), "usual", "possible", "less_likely"
        QString weight = {}; ///< that in words: "Usual reason", "Possible", "Less likely", "Seen here"
        QString text = {};
        QStringList actions = {};
        /// "Usual reason: the API was never enabled."; what was seen is said as it is. Empty without a text.
        QString sentence() const;
    };
    struct Link {
        QString text = {};
        QString address = {};
    };
    QString code = {};
    QString headline = {}; ///< what happened, one sentence
    QString detail = {}; ///< one or two sentences more, or empty
    QList<Cause> causes = {}; ///< what was seen first, then the usual reason; what is ruled out is not there
    QList<Link> links = {};
    QString page = {}; ///< the window's page that mends it: "client" or "scopes"; or empty
    QString redirectUri = {}; ///< to be copied: what the console is to list; or empty
    QString note = {}; ///< to be handed to whoever can mend it, an administrator; lines, or empty
    QStringList help = {}; ///< the pages of the help that tell this story, by name (docs/help)
};

/// The kind of end a failure is: the terminal's exit status hangs on it (cli/exitcode.h).
enum class Outcome { Problem, UnusableInput, Ended, ServerUnavailable, MachineInTheWay, Interrupted };

/// The words for a failure, from resources/diagnosis. An unknown code of a server's own gets the step's
/// general words and "Could not tell why."
Explanation explain(const Error& error, const ExplainContext& context);
Explanation explain(const Finding& finding, const ExplainContext& context);
/// One sentence for a reason or check code ("not_granted", "key_not_found"), facts filled in.
QString explainReason(const QString& code, const Facts& facts = {});
/// Likewise, where the words hang on who answered.
QString explainReason(const QString& code, const ExplainContext& context, const Facts& facts = {});
/// What kind of end that failure is, from the same data.
Outcome outcomeOf(const Error& error);

} // namespace scopelight
