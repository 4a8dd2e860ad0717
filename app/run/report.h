// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"
#include "http/httptrace.h"
#include "run/grant.h"

#include <QByteArray>

namespace scopelight {

/// What a command found, for a report.
struct ReportContent {
    QString command = {}; ///< "authorize", "drive"…
    QDateTime at = {}; ///< UTC
    ExplainContext context = {}; ///< who answered, and for which client
    std::optional<Grant> grant = {};
    std::optional<qint64> driveFiles = {}; ///< how many were listed
    std::optional<Error> failure = {}; ///< what ended it
    QList<HttpExchange> exchanges = {};
};

/// The shared copy, Markdown: account, file names, owners and bodies removed, client ID and scopes kept; its
/// first line says so.
QByteArray toSharedReport(const ReportContent& content);

/// Text from outside as code in Markdown, in a table too: it must not become markup of a report.
QString asCode(QString text);

/// One failure in plain text, to be pasted into a chat or an issue: what happened, the causes with what to
/// do, the links, step and code. No account, no folder, no secret; the client ID is kept.
QString toFailureReport(const Error& error, const ExplainContext& context);

/// A failure without what is for its owner alone: accounts, and where files lie.
Error forOthers(Error error);

} // namespace scopelight
