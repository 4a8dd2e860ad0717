// SPDX-License-Identifier: Apache-2.0
#include "cliprogram.h"
#include "practiceserver.h"
#include "schemavalidator.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString clientId = u"123456789012-abc.apps.googleusercontent.com"_s;

/// The address of one of Google's pages, as a browser shows it.
QString pageOf(const QString& message, const QString& path = u"/signin/oauth/error"_s)
{
    return u"https://accounts.google.com%1?authError=%2&client_id=%3&flowName=GeneralOAuthFlow"_s.arg(
        path, message, clientId);
}

const QString notFound =
    pageOf(u"Cg5pbnZhbGlkX2NsaWVudBIfVGhlIE9BdXRoIGNsaWVudCB3YXMgbm90IGZvdW5kLiCRAw=="_s);
const QString deleted = pageOf(
    u"Cg5kZWxldGVkX2NsaWVudBIdVGhlIE9BdXRoIGNsaWVudCB3YXMgZGVsZXRlZC4gkQM"_s, u"/signin/oauth/error/v2"_s);

CliResult decode(const QStringList& words)
{
    return CliProgram::run(QStringList{u"decode-error"_s} + words);
}

} // namespace

/// An error page that only a browser saw, explained from its address alone.
class TestFlowDecodeError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainsThePage_data();
    void explainsThePage();
    void fitsTheSchema_data();
    void fitsTheSchema();
    void saysThatItCannotTell_data();
    void saysThatItCannotTell();
    void knowsAnotherServersPageByItsClient();
};

void TestFlowDecodeError::explainsThePage_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArrayList>("says");
    QTest::newRow("invalid_client")
        << notFound
        << QByteArrayList{"Google's page says invalid_client", "The OAuth client was not found.",
               "Usual reason: The client ID is cut",
               "https://console.cloud.google.com/auth/clients?project=123456789012"};
    QTest::newRow("deleted_client, the other path")
        << deleted
        << QByteArrayList{"Google's page says deleted_client", "The OAuth client was deleted.",
               "Usual reason: Somebody deleted it in the console.", "Restore it within 30 days"};
    QTest::newRow("what the page shows") << u"Error 400: redirect_uri_mismatch"_s
                                         << QByteArrayList{"Google's page says redirect_uri_mismatch",
                                                "The console does not list this string"};
    QTest::newRow("a code that nobody knows")
        << u"Error 403: some_new_rule"_s << QByteArrayList{"some_new_rule", "Could not tell"};
}

void TestFlowDecodeError::explainsThePage()
{
    QFETCH(const QString, address);
    QFETCH(const QByteArrayList, says);
    const CliResult result = decode({address});
    QCOMPARE(result.status, 0);
    for (const QByteArray& words : says)
        QVERIFY2(result.output.contains(words), (words + "\n" + result.all()).constData());
}

void TestFlowDecodeError::fitsTheSchema_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("code");
    QTest::newRow("whole") << notFound << u"invalid_client"_s;
    QTest::newRow("shown") << u"org_internal"_s << u"org_internal"_s;
}

void TestFlowDecodeError::fitsTheSchema()
{
    QFETCH(const QString, address);
    const CliResult result = decode({address, u"--format"_s, u"json"_s});
    QCOMPARE(result.status, 0);
    QCOMPARE(schemaProblem(u"decode-error.schema.json"_s, result.output), QString());
    QTEST(result.json()[u"code"].toString(), "code");
    QVERIFY(!result.json()[u"causes"].toArray().isEmpty());
}

void TestFlowDecodeError::saysThatItCannotTell_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("code");
    QTest::newRow("the consent page")
        << u"https://accounts.google.com/v3/signin/identifier?client_id=x"_s << u"not_an_error_page"_s;
    QTest::newRow("another host") << QString(notFound).replace(u"accounts.google.com"_s,
        u"accounts.example"_s) << u"not_an_error_page"_s;
    QTest::newRow("a look-alike") << QString(notFound).replace(u".com/"_s, u".com@evil.example/"_s)
                                  << u"not_an_error_page"_s;
    QTest::newRow("no message") << u"https://accounts.google.com/signin/oauth/error?authError=AAAA"_s
                                << u"error_page_unreadable"_s;
    QTest::newRow("the page for robots")
        << u"https://www.google.com/sorry/index?continue=x"_s << u"robot_check"_s;
    QTest::newRow("words") << u"it does not work"_s << u"not_an_error_page"_s;
    QTest::newRow("nothing") << u" "_s << u"nothing_pasted"_s;
}

void TestFlowDecodeError::saysThatItCannotTell()
{
    QFETCH(const QString, address);
    const CliResult result = decode({address, u"--format"_s, u"json"_s});
    QCOMPARE(result.status, 2);
    QTEST(result.errorCode(), "code");
    QVERIFY2(!result.errorHint().isEmpty(), result.all().constData());
}

/// The practice provider's pages have Google's shape, and lie elsewhere.
void TestFlowDecodeError::knowsAnotherServersPageByItsClient()
{
    PracticeServer practice;
    const QString address = QString(notFound).replace(u"https://accounts.google.com"_s, practice.origin());
    QCOMPARE(decode({address, u"--format"_s, u"json"_s}).errorCode(), u"not_an_error_page"_s);
    const CliResult result = decode({address, u"--client"_s, practice.clientFile()});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.output.contains("The server's page says invalid_client"), result.all().constData());
    QVERIFY2(result.output.contains("another client: " + clientId.toUtf8()), result.all().constData());
}

QTEST_GUILESS_MAIN(TestFlowDecodeError)
#include "tst_flow_decodeerror.moc"
