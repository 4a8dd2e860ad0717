// SPDX-License-Identifier: Apache-2.0
#include "run/report.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

ReportContent content()
{
    const Grant grant{.clientId = u"1-a.apps.googleusercontent.com"_s,
        .requested = {u"openid"_s, u"https://www.googleapis.com/auth/drive"_s},
        .tokens = {.accessToken = Secret(u"ya29.access"_s),
            .refreshToken = Secret(u"1//refresh"_s),
            .idToken = Secret(u"h.p.s"_s),
            .granted = {u"openid"_s},
            .scopeAnnounced = true,
            .expiresIn = 3599},
        .account = Account{u"117000"_s, u"ada@example.org"_s}};
    const HttpExchange exchange{.purpose = u"drive_page"_s,
        .request = {"GET", QUrl(u"https://www.googleapis.com/drive/v3/files?q=name+%3D+'diary'#f"_s),
            {{"Authorization", "Bearer ya29.access"}}, "request-body"},
        .response = {.status = 200, .headers = {{"X-A", "header-value"}}, .body = "{\"name\":\"diary.txt\"}"},
        .elapsedMs = 42};
    const HttpExchange opened{.direction = HttpExchange::Direction::InBrowser,
        .purpose = u"authorization"_s,
        .request = {.url = QUrl(u"https://accounts.google.com/o/oauth2/v2/auth?login_hint=ada"_s)},
        .response = {.status = 0}};
    return {.command = u"authorize"_s,
        .at = QDateTime(QDate(2025, 1, 1), QTime(12, 0), Qt::UTC),
        .context = {.server = ServerKind::Google},
        .grant = grant,
        .driveFiles = 12,
        .exchanges = {opened, exchange}};
}

QByteArray reportOn(const QString& scope)
{
    ReportContent hostile = content();
    hostile.grant->tokens.granted = {scope};
    return toSharedReport(hostile);
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysInItsFirstLineWhatIsRemoved()
    {
        const QByteArray first = toSharedReport(content()).split('\n').first();
        QVERIFY(first.startsWith("Shared copy: "));
        QVERIFY(first.contains("removed"));
    }

    void tellsWhatWasGrantedAndAsked()
    {
        const QByteArray report = toSharedReport(content());
        QVERIFY(report.contains("# Scopelight: authorize\n"));
        QVERIFY(report.contains("2025-01-01 12:00:00 UTC"));
        QVERIFY(report.contains("`1-a.apps.googleusercontent.com`"));
        QVERIFY(report.contains("| `openid` | granted | Granted. |"));
        QVERIFY(report.contains(
            "| `https://www.googleapis.com/auth/drive` | missing | Not granted. Usual reason: "));
        QVERIFY(report.contains("Refresh token: issued. Access token: 3599 seconds."));
        QVERIFY(report.contains("12 files listed."));
        QVERIFY(
            report.contains("| drive_page | `GET https://www.googleapis.com/drive/v3/files` | 200 | 42 |"));
        QVERIFY(report.contains(
            "| authorization | `GET https://accounts.google.com/o/oauth2/v2/auth` | not seen here | 0 |"));
    }

    void leavesOutAccountTokensAndBodies_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"117000", "ada@example.org", "ya29", "1//refresh", "h.p.s", "diary",
                 "request-body", "header-value", "Authorization"})
            QTest::newRow(text) << QByteArray(text);
    }

    void leavesOutAccountTokensAndBodies()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!toSharedReport(content()).contains(text));
    }

    // A scope is any text that a server answers (RFC 6749 §3.3).
    void keepsAScopeFromBecomingMarkup()
    {
        const QByteArray plain = reportOn(u"x"_s);
        const QByteArray hostile = reportOn(u"`|![a](http://evil.example/p.png)|<img>`"_s);
        QCOMPARE(hostile.count('`'), plain.count('`'));
        QCOMPARE(hostile.count('|'), plain.count('|'));
        QCOMPARE(hostile.count('\n'), plain.count('\n'));
        QVERIFY(hostile.contains("| `'/![a](http://evil.example/p.png)/<img>'` | extra |"));
    }

    void tellsWhatEndedIt()
    {
        ReportContent failed{.command = u"drive"_s, .failure = Error{Step::Drive, u"scope_insufficient"_s}};
        failed.exchanges = {{.purpose = u"refresh"_s, .failure = u"timeout"_s}};
        const QByteArray report = toSharedReport(failed);
        const QString headline = explain(*failed.failure, {}).headline;
        QVERIFY2(report.contains("It ended with: `" + headline.toUtf8() + "`\n"), report.constData());
        QVERIFY(report.contains("| timeout |"));
        QVERIFY(!report.contains("What was granted"));
        QVERIFY(!report.contains("files listed"));
    }

    void namesNeitherTheFoldersNorTheAccountOfAFailure()
    {
        const ReportContent unreadable{.command = u"drive"_s,
            .failure = Error{Step::ClientFile, u"file_not_found"_s,
                {{u"path"_s, u"/home/ana.person/secrets/client_secret.json"_s}}}};
        const QByteArray report = toSharedReport(unreadable);
        QVERIFY2(report.contains("client_secret.json") && !report.contains("ana.person"), report.constData());
        const ReportContent refused{.command = u"drive"_s,
            .failure = Error{Step::Trust, u"untrusted_server"_s,
                {{u"origins"_s, u"mailto:ana@example.com"_s}, {u"origin"_s, u"ana@example.com"_s}}}};
        QVERIFY2(!toSharedReport(refused).contains("ana@"), toSharedReport(refused).constData());
    }

    void reportsOneFailureInPlainText()
    {
        const Error error{Step::Authorization, u"access_denied"_s, {}, true};
        const ExplainContext context{
            .clientId = u"123-abc.apps.googleusercontent.com"_s, .project = u"acme"_s};
        const Explanation words = explain(error, context);
        const QString report = toFailureReport(error, context);
        QVERIFY2(report.startsWith(words.headline + u'\n'), qPrintable(report));
        QVERIFY(!words.causes.isEmpty() && report.contains(u"\n1. Usual reason"_s));
        for (const Explanation::Cause& cause : words.causes) {
            for (const QString& action : cause.actions)
                QVERIFY(report.contains(u"   - "_s + action));
        }
        for (const Explanation::Link& link : words.links)
            QVERIFY(report.contains(link.address));
        QVERIFY(report.contains(u"Step authorization, code access_denied, answered by Google.\n"_s));
        QVERIFY(report.contains(u"Client 123-abc.apps.googleusercontent.com.\n"_s));
    }

    /// Whoever gets the report may be the one who can mend it.
    void handsTheNoteOn()
    {
        const Error stopped{Step::Authorization, u"admin_policy_enforced"_s, {}, true};
        const ExplainContext context{
            .clientId = u"123-abc.apps.googleusercontent.com"_s, .scopes = u"openid email"_s};
        const QString note = explain(stopped, context).note;
        QVERIFY2(note.contains(u"\nClient ID: 123-abc.apps.googleusercontent.com\n"_s), qPrintable(note));
        const QString report = toFailureReport(stopped, context);
        QVERIFY2(report.contains(u"\nThe note to hand on:\n\n%1\n"_s.arg(note)), qPrintable(report));
        const Error denied{Step::Authorization, u"access_denied"_s, {}, true};
        QVERIFY(!toFailureReport(denied, context).contains(u"The note"_s));
    }

    void leavesSecretsFoldersAndAccountsOutOfAFailure()
    {
        const QString secret = u"GOCSPX-0123456789abcdefghijklmnopqr"_s;
        const QString folder = QDir::homePath() + u"/work of ana"_s;
        const Error error{Step::TokenExchange, u"unknown_code_"_s + secret,
            {{u"path"_s, u"/srv/ana.person/client_secret.json"_s},
                {u"description"_s, u"for ana@example.com in %1 with %2"_s.arg(folder, secret)}},
            true};
        const QString report = toFailureReport(error, {});
        for (const QString& hidden : {secret, QDir::homePath(), u"ana@"_s, u"ana.person"_s})
            QVERIFY2(!report.contains(hidden), qPrintable(report));
        const Error missing{Step::ClientFile, u"file_not_found"_s,
            {{u"path"_s, u"/home/ana.person/secrets/client_secret.json"_s}}};
        QVERIFY2(toFailureReport(missing, {}).contains(u"client_secret.json"_s),
            qPrintable(toFailureReport(missing, {})));
        QVERIFY(!toFailureReport(missing, {}).contains(u"ana.person"_s));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
