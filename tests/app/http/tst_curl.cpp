// SPDX-License-Identifier: Apache-2.0
#include "http/curl.h"

#include "http/redaction.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestCurl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAForm();
    void writesAnAuthorizedRead();
    void holdsNoSecret();
    void isReadByAShellAsItWasMeant();
};

void TestCurl::writesAForm()
{
    const HttpExchange exchange{
        .request = {.method = "POST",
            .url = QUrl(u"https://oauth2.googleapis.com/token"_s),
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"User-Agent", "Scopelight"},
                {"Content-Length", "9"}},
            .body = "grant_type=refresh_token&refresh_token=1%2F%2F0gCanary-token-0123456789"}};
    QCOMPARE(toCurl(redacted(exchange)),
        u"curl 'https://oauth2.googleapis.com/token' \\\n"
        "  --header 'Content-Type: application/x-www-form-urlencoded' \\\n"
        "  --data-urlencode 'grant_type=refresh_token' \\\n"
        "  --data-urlencode 'refresh_token='\"$REFRESH_TOKEN\""_s);
}

void TestCurl::writesAnAuthorizedRead()
{
    const HttpExchange exchange{
        .request = {.url = QUrl(u"https://www.googleapis.com/drive/v3/files?pageSize=1000"_s),
            .headers = {{"Authorization", "Bearer ya29.canary-canary-canary"}}}};
    QCOMPARE(toCurl(redacted(exchange)),
        u"curl 'https://www.googleapis.com/drive/v3/files?pageSize=1000' \\\n"
        "  --header 'Authorization: Bearer '\"$ACCESS_TOKEN\""_s);
}

void TestCurl::holdsNoSecret()
{
    const HttpExchange exchange{
        .request = {.method = "POST",
            .url = QUrl(u"https://a.example/token"_s),
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
            .body = "client_secret=GOCSPX-canary0123456789canary&code=4%2F0Acanary-canary-canary"}};
    const QString command = toCurl(redacted(exchange));
    QVERIFY2(!command.contains(u"canary"), qPrintable(command));
    QVERIFY2(command.contains(u"'client_secret='\"$"), qPrintable(command));
}

// What a server sent may hold anything: it must stay a word of the command.
void TestCurl::isReadByAShellAsItWasMeant()
{
    const QByteArray hostile = R"({"a":"$(touch /tmp/x) `id` \" ' $HOME ! \\"})";
    const HttpExchange exchange{.request = {.method = "PUT",
                                    .url = QUrl(u"https://a.example/x"_s),
                                    .headers = {{"Content-Type", "application/json"}},
                                    .body = hostile}};
    QString command = toCurl(exchange);
    command.replace(0, 4, u"printf '%s\\n'"_s);
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, command});
    QVERIFY(shell.waitForFinished());
    QVERIFY2(shell.readAllStandardOutput().contains(hostile), qPrintable(command));
}

QTEST_GUILESS_MAIN(TestCurl)
#include "tst_curl.moc"
