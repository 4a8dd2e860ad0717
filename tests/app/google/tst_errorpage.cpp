// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"
#include "google/errorpage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

Q_DECLARE_METATYPE(scopelight::ErrorPage)

namespace {

const QString googleAuthUri = u"https://accounts.google.com/o/oauth2/auth"_s;
const QString clientId = u"123456789012-abc.apps.googleusercontent.com"_s;

} // namespace

/// Pages that only the browser sees: their addresses, and what they mean.
class TestErrorPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatGoogleWrites_data();
    void readsWhatGoogleWrites();
    void refusesToDecodeAnythingElse_data();
    void refusesToDecodeAnythingElse();
    void readsWhatThePageShows_data();
    void readsWhatThePageShows();
    void refusesOtherAddresses_data();
    void refusesOtherAddresses();
    void knowsItsPracticePage();
    void namesWhatWasRefused();
    void tellsThatThePageIsOfAnotherClient();
    void explainsEachCode_data();
    void explainsEachCode();
};

void TestErrorPage::readsWhatGoogleWrites_data()
{
    QTest::addColumn<ErrorPage>("error");
    QTest::addColumn<QByteArray>("target");
    const QByteArray tail =
        "&client_id=123456789012-abc.apps.googleusercontent.com&flowName=GeneralOAuthFlow";
    const QByteArray head = "/signin/oauth/error?authError=";
    QTest::newRow("invalid_client") << ErrorPage{u"invalid_client"_s, u"The OAuth client was not found."_s,
        {}, 401} << head + "Cg5pbnZhbGlkX2NsaWVudBIfVGhlIE9BdXRoIGNsaWVudCB3YXMgbm90IGZvdW5kLiCRAw==" + tail;
    QTest::newRow("deleted_client") << ErrorPage{u"deleted_client"_s, u"The OAuth client was deleted."_s, {},
        401} << head + "Cg5kZWxldGVkX2NsaWVudBIdVGhlIE9BdXRoIGNsaWVudCB3YXMgZGVsZXRlZC4gkQM=" + tail;
    QTest::newRow("redirect_uri_mismatch, with the help address") << ErrorPage{u"redirect_uri_mismatch"_s,
        u"You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
        u"If you're the app developer, register the redirect URI in the Google Cloud Console.\n  \n\n\n"
        u"Request details: redirect_uri=http://localhost:8080/"_s,
        u"https://developers.google.com/identity/protocols/oauth2/"
        u"web-server#authorization-errors-redirect-uri-mismatch"_s,
        400}
                                                                  << head
            + "ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gS5gFZb3UgY2FuJ3Qgc2lnbiBpbiB0byB0aGlzIGFwcCBiZWNhdXNlIGl0IGRvZX"
              "NuJ3Q"
              "gY29tcGx5IHdpdGggR29vZ2xlJ3MgT0F1dGggMi4wIHBvbGljeS4KCklmIHlvdSdyZSB0aGUgYXBwIGRldmVsb3Blciwgc"
              "mVnaX"
              "N0ZXIgdGhlIHJlZGlyZWN0IFVSSSBpbiB0aGUgR29vZ2xlIENsb3VkIENvbnNvbGUuCiAgCgoKUmVxdWVzdCBkZXRhaWxz"
              "OiByZ"
              "WRpcmVjdF91cmk9aHR0cDovL2xvY2FsaG9zdDo4MDgwLxptaHR0cHM6Ly9kZXZlbG9wZXJzLmdvb2dsZS5jb20vaWRlbnR"
              "pdHkv"
              "cHJvdG9jb2xzL29hdXRoMi93ZWItc2VydmVyI2F1dGhvcml6YXRpb24tZXJyb3JzLXJlZGlyZWN0LXVyaS1taXNtYXRjaC"
              "CQAw="
              "="
            + tail;
    QTest::newRow("invalid_scope") << ErrorPage{u"invalid_scope"_s,
        u"Some requested scopes were invalid. {valid=[openid], "
        u"invalid=[https://www.googleapis.com/auth/drive.metadat]}"_s,
        {}, 400}
                                   << head
            + "Cg1pbnZhbGlkX3Njb3BlEm1Tb21lIHJlcXVlc3RlZCBzY29wZXMgd2VyZSBpbnZhbGlkLiB7dmFsaWQ9W29wZW5pZF0sIG"
              "ludm"
              "FsaWQ9W2h0dHBzOi8vd3d3Lmdvb2dsZWFwaXMuY29tL2F1dGgvZHJpdmUubWV0YWRhdF19IJAD"
            + tail;
}

void TestErrorPage::readsWhatGoogleWrites()
{
    QFETCH(ErrorPage, error);
    QFETCH(QByteArray, target);
    QVERIFY(ErrorPage::decode(error.encoded()) == error);
    QByteArray unpadded = error.encoded();
    unpadded.replace('=', "");
    QVERIFY(ErrorPage::decode(unpadded) == error);
    error.clientId = u"123456789012-abc.apps.googleusercontent.com"_s;
    QCOMPARE(error.target(), target);
    const auto read =
        ErrorPage::parse(u"https://accounts.google.com"_s + QString::fromLatin1(target), googleAuthUri);
    QVERIFY(read == error);
}

void TestErrorPage::refusesToDecodeAnythingElse_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no code") << QByteArray("\x20\x91\x03");
    QTest::newRow("length beyond the end") << QByteArray("\x0a\x7f"
                                                         "abc");
    QTest::newRow("length of 2^63") << QByteArray("\x0a\xff\xff\xff\xff\xff\xff\xff\xff\x7f");
    QTest::newRow("endless number") << QByteArray(12, '\xff');
    QTest::newRow("another wire type") << QByteArray("\x0b");
}

void TestErrorPage::refusesToDecodeAnythingElse()
{
    QFETCH(QByteArray, message);
    QVERIFY(!ErrorPage::decode(message.toBase64(QByteArray::Base64UrlEncoding)));
}

void TestErrorPage::readsWhatThePageShows_data()
{
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("whole") << u"Error 400: redirect_uri_mismatch"_s << u"redirect_uri_mismatch"_s << 400;
    QTest::newRow("lower case, spaces") << u"  error 403 : org_internal\n"_s << u"org_internal"_s << 403;
    QTest::newRow("in capitals") << u"ERROR 400: REDIRECT_URI_MISMATCH"_s << u"redirect_uri_mismatch"_s
                                 << 400;
    QTest::newRow("code alone") << u"access_denied"_s << u"access_denied"_s << 0;
    QTest::newRow("with its heading") << u"Access blocked: Authorization Error\nError 400: invalid_request"_s
                                      << u"invalid_request"_s << 400;
    QTest::newRow("with what stands below")
        << u"Error 403: access_denied\nRequest details: access_type=offline"_s << u"access_denied"_s << 403;
    QTest::newRow("without verification")
        << u"Google hasn’t verified this app\nThe error is yours."_s << u"unverified_app"_s << 0;
}

void TestErrorPage::readsWhatThePageShows()
{
    QFETCH(QString, shown);
    QCOMPARE(ErrorPage::isMeantBy(shown), shown.contains(u' ')); // not a bare word
    const auto page = ErrorPage::parse(shown, googleAuthUri);
    QVERIFY(page.has_value());
    QTEST(page->code, "code");
    QTEST(page->status, "status");
}

void TestErrorPage::refusesOtherAddresses_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("code");
    const QString query =
        u"?authError=Cg5pbnZhbGlkX2NsaWVudBIfVGhlIE9BdXRoIGNsaWVudCB3YXMgbm90IGZvdW5kLiCRAw=="_s;
    QTest::newRow("nothing") << u" "_s << u"nothing_pasted"_s;
    QTest::newRow("another host") << u"https://accounts.google.com.evil.example/signin/oauth/error"_s + query
                                  << u"not_an_error_page"_s;
    QTest::newRow("a host in user information")
        << u"https://accounts.google.com@evil.example/signin/oauth/error"_s + query << u"not_an_error_page"_s;
    QTest::newRow("not encrypted") << u"http://accounts.google.com/signin/oauth/error"_s + query
                                   << u"not_an_error_page"_s;
    QTest::newRow("another path") << u"https://accounts.google.com/signin/oauth/errors"_s + query
                                  << u"not_an_error_page"_s;
    QTest::newRow("a landing address")
        << u"http://localhost:8080/?code=4/0A&state=x"_s << u"not_an_error_page"_s;
    QTest::newRow("words") << u"it says that something is wrong"_s << u"not_an_error_page"_s;
    QTest::newRow("robots") << u"https://www.google.com/sorry/index?continue=x"_s << u"robot_check"_s;
    QTest::newRow("no message") << u"https://accounts.google.com/signin/oauth/error?client_id=x"_s
                                << u"error_page_unreadable"_s;
    QTest::newRow("cut off") << u"https://accounts.google.com/signin/oauth/error?authError=Cg5pbnZhbGlk"_s
                             << u"error_page_unreadable"_s;
}

void TestErrorPage::refusesOtherAddresses()
{
    QFETCH(QString, pasted);
    const auto page = ErrorPage::parse(pasted, googleAuthUri);
    QVERIFY(!page.has_value());
    QVERIFY(page.error().step == Step::ErrorPage);
    QTEST(page.error().code, "code");
    QVERIFY(!page.error().isServersWord);
}

void TestErrorPage::knowsItsPracticePage()
{
    const QString address = u"http://localhost:33445"_s
        + QString::fromLatin1(ErrorPage{.code = u"deleted_client"_s, .clientId = clientId}.target());
    QVERIFY(ErrorPage::isMeantBy(address));
    QVERIFY(ErrorPage::parse(address, u"http://localhost:33445/o/oauth2/v2/auth"_s).has_value());
    QVERIFY(!ErrorPage::parse(address, googleAuthUri).has_value());
}

void TestErrorPage::namesWhatWasRefused()
{
    const Error mismatch = ErrorPage{.code = u"redirect_uri_mismatch"_s,
        .description = u"…\n\nRequest details: redirect_uri=http://localhost:8080/ flowName=x"_s}
                               .toError({.clientId = clientId}, u"http://localhost:8080"_s);
    QCOMPARE(mismatch.facts.value(u"redirect_uri"_s), u"http://localhost:8080/"_s);
    QCOMPARE(mismatch.facts.value(u"sent_redirect_uri"_s), u"http://localhost:8080"_s);
    const Error scope = ErrorPage{.code = u"invalid_scope"_s,
        .description = u"Some requested scopes were invalid. {valid=[openid], invalid=[groups, x]}"_s}
                            .toError({.clientId = clientId}, {});
    QCOMPARE(scope.facts.value(u"refused_scopes"_s), u"groups x"_s);
}

void TestErrorPage::tellsThatThePageIsOfAnotherClient()
{
    const ErrorPage page{.code = u"invalid_client"_s, .clientId = u"other"_s};
    const Explanation words = explain(page.toError({.clientId = clientId}, {}), {});
    QVERIFY2(words.detail.contains(u"another client: other"_s), qPrintable(words.detail));
    QVERIFY(!explain(page.toError({.clientId = u"other"_s}, {}), {}).detail.contains(u"another client"_s));
}

void TestErrorPage::explainsEachCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("usual"); // the beginning of the usual reason
    const auto row = [](const char* code, const char* usual) {
        QTest::newRow(code) << QString::fromLatin1(code) << QString::fromUtf8(usual);
    };
    row("redirect_uri_mismatch", "The console does not list this string, letter by letter.");
    row("invalid_client", "The client ID is cut off");
    row("deleted_client", "Somebody deleted it");
    row("invalid_request", "The redirect URI or the way of asking");
    row("invalid_scope", "A scope is misspelt");
    row("org_internal", "The project's user type is Internal");
    row("admin_policy_enforced", "The administrator has restricted");
    row("access_denied", "The project is in testing");
    row("disallowed_useragent", "The address was opened in a view");
    row("origin_mismatch", "The page is from another sign-in");
    row("unsupported_response_type", "The client is of a type for another flow.");
    row("unauthorized_client", "The client is of a type for another flow.");
    row("invalid_grant", "The code challenge is missing or malformed.");
    row("rate_limit_exceeded", "More accounts than the project's limit");
    row("policy_enforced", "The account is in the Advanced Protection Program");
    row("something_new", "Could not tell why: the page said no more.");
}

void TestErrorPage::explainsEachCode()
{
    QFETCH(QString, code);
    QFETCH(QString, usual);
    const Explanation words =
        explain(ErrorPage{.code = code}.toError({.clientId = clientId}, {}), {.clientId = clientId});
    QVERIFY2(words.headline.startsWith(u"Google's page says %1"_s.arg(code)), qPrintable(words.headline));
    QVERIFY(!words.causes.isEmpty());
    const QString& cause = words.causes.first().text;
    const QString& reason = cause.isEmpty() ? words.detail : cause; // what cannot be told is no reason
    QVERIFY2(reason.startsWith(usual), qPrintable(reason));
    QVERIFY(!words.causes.first().actions.isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorPage)
#include "tst_errorpage.moc"
