// SPDX-License-Identifier: Apache-2.0
#include "cli/missingsecret.h"
#include "cli/savedtokens.h"
#include "clientfile.h"
#include "oauth/clientfindings.h"
#include "oneprogram.h"
#include "practice/practiceprovider.h"
#include "provocations.h"
#include "questionedserver.h"
#include "run/keychain.h"
#include "run/tokenfile.h"
#include "scopes/toldclasses.h"

#include <QDir>
#include <QProcess>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const Facts saidBySystem{{u"reason"_s, u"(as the system says it)"_s}};

template <class T>
Result<T> steady(const Result<T>& result, const Facts& facts = saidBySystem)
{
    return result.map_error([&facts](const Error& error) { return with(error, facts); });
}

template <class Command>
void ran(Provoked& rows, const Command& command, const SourceOptions& source = {})
{
    OneProgram program({.command = command, .source = source});
    rows.failure(run(command, program.session));
}

void provokeUsage(Provoked& rows)
{
    ran(rows, AuthorizeCommand());
    ran(rows, CheckCommand());
    ran(rows, ScopesCommand{.api = u"drve"_s});
    if (writeFile(u"client_secret.json"_s, clientFile(u"web.json"_s)) && writeFile(u"empty.json"_s, "\n")) {
        ran(rows, AuthorizeCommand(), {.clientFile = u"client_secret.json"_s});
        ran(rows, DriveCommand(), {.tokenFile = u"empty.json"_s});
    }
    if (writeFile(u"answer.json"_s, R"({"access_token":"a","token_type":"Bearer","refresh_token":"r"})"))
        ran(rows, RefreshCommand(), {.tokenFile = u"answer.json"_s});
    const Profile profile =
        Profile::parse(testData(u"profile/good_unknown_members.scopelight.json"_s), u"."_s)
            .value_or(Profile());
    rows.findings({{Finding::Level::Look, u"profile_members_unknown"_s,
        {{u"members"_s, profile.unknownMembers().join(u", "_s)}}}});
    ran(rows, PreflightCommand(),
        {.scopes = {u"drive.file"_s},
            .serviceAccountFile = testDataPath(u"client/wrong_service_account.json"_s)});
    if (writeFile(u"token.txt"_s, "ya29.of-a-person"))
        ran(rows, AccessCommand(), {.tokenFile = u"token.txt"_s});
}

void provokeFileFindings(Provoked& rows)
{
    const auto found = [&rows](const QString& file, int mode, FileHolds holds, const QString& variant = {}) {
        if (writeFile(file, "{}") && QFile::setPermissions(file, QFile::Permissions(mode)))
            rows.findings(fileFindings(file, holds), variant);
    };
    // Qt's bits: one hexadecimal digit for the owner, the user, the group and the others.
    found(u"read.json"_s, 0x6044, FileHolds::ClientSecret);
    found(u"tokens.json"_s, 0x6044, FileHolds::Tokens, u"tokens"_s);
    found(u"plain.json"_s, 0x6044, FileHolds::NoSecret, u"no secret"_s);
    found(u"written.json"_s, 0x6020, FileHolds::ClientSecret);
    QDir().mkpath(u"tree/.git"_s);
    const QByteArray searchPath = qgetenv("PATH");
    qputenv("PATH", "/nowhere");
    found(u"tree/client.json"_s, 0x6000, FileHolds::ClientSecret);
    qputenv("PATH", searchPath);
}

/// A repository of its own, in which each file is one step further on its way into the history.
void provokeGitFindings(Provoked& rows)
{
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    QDir().mkpath(u"repository"_s);
    const auto git = [](const QStringList& arguments) {
        QProcess process;
        process.setWorkingDirectory(u"repository"_s);
        process.start(u"git"_s, arguments);
        process.waitForFinished();
    };
    const auto found = [&rows](const QString& file, FileHolds holds) {
        rows.findings(fileFindings(u"repository/"_s + file, holds));
    };
    git({u"init"_s, u"--quiet"_s});
    for (const QString& file : {u"committed.json"_s, u"added.json"_s, u"beside.json"_s}) {
        const QString path = u"repository/"_s + file;
        if (!writeFile(path, "{}") || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
            return;
    }
    git({u"add"_s, u"committed.json"_s});
    git({u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@example.com"_s, u"commit"_s, u"--quiet"_s,
        u"--message"_s, u"All"_s});
    git({u"add"_s, u"added.json"_s});
    found(u"committed.json"_s, FileHolds::ClientSecret);
    found(u"added.json"_s, FileHolds::Tokens);
    found(u"beside.json"_s, FileHolds::ClientSecret);
    qunsetenv("GIT_CONFIG_GLOBAL");
}

void provokeSecretFiles(Provoked& rows)
{
    OneProgram program;
    qputenv("SCOPELIGHT_CLIENT_SECRET_FILE", "gone.txt");
    rows.failure(missingSecret(program.terminal, program.interrupt));
    if (writeFile(u"secret.txt"_s, "\n")) {
        qputenv("SCOPELIGHT_CLIENT_SECRET_FILE", "secret.txt");
        rows.failure(missingSecret(program.terminal, program.interrupt));
    }
    qunsetenv("SCOPELIGHT_CLIENT_SECRET_FILE");
}

void provokeWriting(Provoked& rows)
{
    QDir().mkdir(u"folder"_s);
    QFile::link(u"elsewhere"_s, u"link.json"_s);
    for (const auto& [path, variant] :
        {std::pair(u"nowhere/token.json"_s, u"no folder"_s), {u"link.json"_s, u"link"_s},
            {u"folder"_s, u"folder"_s}, {u"/proc/token.json"_s, u"folder that takes no files"_s}})
        rows.failure(savePrivately(path, "{}"), variant);
    OneProgram program({.output = {.saveTokenFile = u"saved.json"_s}});
    const OAuthClient client{.clientId = u"c"_s, .clientSecret = Secret(u"s"_s)};
    Grant grant{.tokens = {.accessToken = Secret(u"a"_s), .receivedAt = QDateTime::currentDateTimeUtc()}};
    rows.failure(saveTokens({.client = client}, grant, program.session), u"fresh"_s);
    grant.life.asked = AuthorizationOptions{.accessType = u"online"_s};
    rows.failure(saveTokens({.client = client}, grant, program.session), u"online"_s);
    grant.life.asked = AuthorizationOptions{.accessType = u"offline"_s, .prompt = u"consent"_s};
    rows.failure(saveTokens({.client = client}, grant, program.session), u"consent"_s);
    grant.life.asked = AuthorizationOptions{.accessType = u"offline"_s, .prompt = {}};
    rows.failure(saveTokens({.client = client}, grant, program.session), u"no consent"_s);
    rows.failure(ToldClassStore(u"/proc/classes.json"_s).add({}), u"while writing"_s);
}

void provokeKeychain(Provoked& rows)
{
    const Keychain none(5000);
    rows.failure(steady(waitFor(none.save(u"a b"_s, Secret(u"r"_s)))), u"save"_s);
    rows.failure(steady(waitFor(none.load(u"a b"_s))));
    rows.failure(steady(waitFor(none.forget(u"a b"_s))), u"forget"_s);
    const Keychain impatient(0);
    rows.failure(waitFor(impatient.save(u"a b"_s, Secret(u"r"_s))), u"save"_s);
    rows.failure(waitFor(impatient.load(u"a b"_s)));
    OneProgram program;
    rows.failure(rememberTokens({}, {}, program.session));
}

void provokePractice(Provoked& rows)
{
    QTcpServer stranger;
    if (stranger.listen(QHostAddress::LocalHost)) {
        OneProgram program;
        const auto taken = run(PracticeCommand{.port = stranger.serverPort()}, program.session);
        rows.failure(
            steady(taken, {{u"port"_s, u"8080"_s}, {u"owner"_s, u"node (4711)"_s}}), u"owner known"_s);
        rows.failure(steady(taken, {{u"port"_s, u"8080"_s}, {u"owner"_s, {}}}));
    }
    ran(rows, PracticeCommand{.redirectUris = {u"localhost:8080"_s}});
    ran(rows, PracticeCommand{.files = -1});
    const QByteArray temporary = qgetenv("TMPDIR");
    qputenv("TMPDIR", "/proc");
    OneProgram unwritten;
    rows.failure(steady(run(PracticeCommand(), unwritten.session),
        {{u"path"_s, u"/proc/scopelight-practice-1-XXXXXX"_s}, {u"reason"_s, u"(as the system says it)"_s}}));
    temporary.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", temporary);
    OneProgram program;
    rows.failure(steady(run(PracticeCommand{.scenarios = {u"dney"_s}}, program.session),
        {{u"known"_s, u"deny, subset, testing"_s}}));
}

/// What takes the system's help: a keychain, a window, a whole program. The tests of those make it happen and
/// hold what is shown against the words written down: a test that contains writtenWords(u"file/code…").
const QList<std::pair<Error, QString>> errorsElsewhere{
    {{Step::Usage, u"wrong_usage"_s,
         {{u"reason"_s, u"The following argument was not expected: --nope"_s}, {u"command"_s, u"drive"_s}}},
        u"flow/tst_flow_usage.cpp"_s},
    {{Step::Output, u"answer_not_written"_s, {{u"reason"_s, u"No space left on device"_s}}},
        u"flow/tst_flow_usage.cpp"_s},
    {{Step::Practice, u"key_not_made"_s}, u"flow/tst_flow_usage.cpp"_s},
    {{Step::Keychain, u"not_remembered"_s}, u"flow/tst_flow_keychain.cpp"_s},
    {{Step::Practice, u"practice_not_started"_s, saidBySystem}, u"ui/tst_windowpractice.cpp"_s},
    {{Step::Practice, u"practice_ended"_s}, u"ui/tst_windowpractice.cpp"_s},
    {{Step::Refresh, u"busy"_s}, u"ui/tst_windowstate.cpp"_s},
};

const QList<std::pair<Finding, QString>> findingsElsewhere{
    {{Finding::Level::Problem, u"scope_refused"_s, {{u"scope"_s, u"drive.metadat"_s}}},
        u"ui/tst_chosenscopes.cpp"_s},
};

const QList<std::pair<QString, QString>> reasonsElsewhere{
    {u"refresh_token_replaced"_s, u"flow/tst_flow_tokens.cpp"_s},
    {u"incremental_of_desktop_client"_s, u"flow/tst_flow_authorize.cpp"_s},
    {u"check_of_old_grant"_s, u"flow/tst_flow_check.cpp"_s},
    {u"not_signed_in"_s, u"ui/tst_profilepage.cpp"_s},
    {u"not_listed"_s, u"ui/tst_profilepage.cpp"_s},
    {u"drive_no_scope"_s, u"ui/tst_drivelistpage.cpp"_s},
    {u"drive_scope_not_granted"_s, u"ui/tst_drivelistpage.cpp"_s},
    {u"revoking_ends"_s, u"ui/tst_grantpage.cpp"_s},
};

/// Whether that test compares with what is written down for that row.
bool isHeld(const QString& row, const QString& test)
{
    return readFile(QStringLiteral(PROJECT_DIR "/tests/") + test)
        .contains(u"writtenWords(u\"%1"_s.arg(row).toUtf8());
}

void provokeElsewhere(Provoked& rows)
{
    for (const auto& [error, test] : errorsElsewhere) {
        if (isHeld(toString(error.step) + u'/' + error.code, test))
            rows.failure(error);
    }
    for (const auto& [finding, test] : findingsElsewhere) {
        if (isHeld(u"findings/"_s + finding.code, test))
            rows.findings({finding});
    }
    for (const auto& [code, test] : reasonsElsewhere) {
        if (!isHeld(u"reasons/"_s + code, test))
            continue;
        rows.reason(code, usualContext());
        const QString other = explainReason(code, otherServer());
        if (other != explainReason(code, usualContext()))
            rows.sentence(code, other, u"another server"_s);
    }
}

} // namespace

void provokePrograms(Provoked& rows)
{
    provokeUsage(rows);
    provokeFileFindings(rows);
    provokeGitFindings(rows);
    provokeSecretFiles(rows);
    provokeWriting(rows);
    provokeKeychain(rows);
    provokePractice(rows);
    provokeElsewhere(rows);
}
