// SPDX-License-Identifier: Apache-2.0
#include "cli/drivetext.h"
#include "cli/evidencetext.h"
#include "cli/granttext.h"
#include "drivestandin.h"
#include "files.h"
#include "oneprogram.h"
#include "provocations.h"
#include "questionedserver.h"
#include "signinstand.h"

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const Facts google{{u"server"_s, u"Google"_s}};

void provokeListings(Provoked& rows)
{
    const auto remarked = [&rows](const QString& code, const DriveQuery& query, const ScopeSet& granted,
                              const HttpResponse& page) {
        DriveStandIn drive({.answers = {{0, page}}});
        DriveQuery asked = query;
        if (drive.listen())
            asked.apiRoot = drive.root();
        ListingRun run(asked);
        run.listing.start();
        if (run.finishes())
            rows.spoken(code, google, remarksText(run.listing, granted, u"Google"_s));
    };
    const HttpResponse empty{
        .status = 200, .headers = {{"Content-Type", "application/json"}}, .body = R"({"files":[]})"};
    const QString auth = u"https://www.googleapis.com/auth/"_s;
    remarked(u"drive_empty"_s, {}, {auth + u"drive"_s}, empty);
    remarked(u"drive_empty_file_scope"_s, {}, {auth + u"drive.file"_s}, empty);
    remarked(u"drive_empty_appdata_scope"_s, {}, {auth + u"drive.appdata"_s}, empty);
    remarked(u"drive_empty_query"_s, {.query = u"trashed = true"_s}, {auth + u"drive"_s}, empty);
    HttpResponse incomplete = empty;
    incomplete.body = R"({"incompleteSearch":true,"files":[{"id":"1","name":"a"}]})";
    remarked(u"drive_incomplete_search"_s, {}, {auth + u"drive"_s}, incomplete);
    const ListingRun none({});
    rows.spoken(u"drive_broken_off"_s, {}, brokenOffText(none.listing));
    Facts waiting = google;
    waiting.insert(u"seconds"_s, u"3"_s);
    for (const QString& why : {u"rate_limited"_s, u"server_unavailable"_s})
        rows.spoken(u"drive_waiting_"_s + why, waiting,
            progressText({.waiting = why, .retryInMs = 3000}, u"Google"_s));
}

void provokeGrantTexts(Provoked& rows)
{
    OneProgram program;
    const auto said = [&](const QString& code, const Grant& grant) {
        rows.spoken(code, {}, grantText(grant, program.session));
    };
    said(u"account_not_told"_s, {});
    said(u"account_not_known"_s, {.userWasAsked = false});
    said(u"scopes_not_known"_s, {});
    said(u"end_not_known"_s, {});
    said(u"where_the_grant_lives"_s, {});
    said(u"account_doubtful"_s,
        {.idTokenChecks =
                QList<Check>{{.name = u"iss"_s, .outcome = Check::Outcome::Failed, .reason = u"absent"_s}}});
    rows.reason(u"scopes_not_known"_s, otherServer(), {}, u"another server"_s);
    // An attempt that is under way has sent a nonce.
    const quint16 port = freePort();
    program.flow.authorize({.client = {.authUri = u"http://127.0.0.1:9/auth"_s},
        .redirectUri = *RedirectUri::parse(u"http://127.0.0.1:%1"_s.arg(port)),
        .scopes = {u"openid"_s}});
    said(u"id_token_not_sent"_s, {.tokens = {.granted = {u"openid"_s}}});
    program.flow.cancel();
    rows.spoken(u"evidence_best_effort"_s, {}, evidenceText({}, TextStyle()));
}

/// The answer to `revoke` where the server takes the token, and where it does not know it.
void provokeRevoking(Provoked& rows)
{
    for (const auto& [status, code] : {std::pair(200, u"grant_revoked"_s), {400, u"grant_had_ended"_s}}) {
        QuestionedServer server;
        const QByteArray origin = server.origin().toLatin1();
        server.answer(
            200, R"({"issuer":")" + origin + R"(","revocation_endpoint":")" + origin + R"(/revoke"})");
        server.answer(status, R"({"error":"invalid_token"})");
        const QByteArray saved =
            R"({"type":"authorized_user","client_id":"c","refresh_token":"r","auth_uri":")" + origin
            + R"(/auth","token_uri":")" + origin + R"(/token"})";
        if (!writeFile(u"saved.json"_s, saved))
            continue;
        OneProgram program({.command = RevokeCommand(),
            .source = {.tokenFile = u"saved.json"_s, .trustedServers = {server.origin()}}});
        const auto answer = run(RevokeCommand(), program.session);
        rows.reason(code, usualContext());
        if (answer && answer->text == explainReason(code, program.session.context))
            rows.sentence(code, answer->text, u"another server"_s);
    }
}

} // namespace

void provokeTexts(Provoked& rows)
{
    provokeListings(rows);
    provokeGrantTexts(rows);
    provokeRevoking(rows);
}
