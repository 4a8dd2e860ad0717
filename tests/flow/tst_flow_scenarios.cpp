// SPDX-License-Identifier: Apache-2.0
#include "practiceserver.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 10'000;

/// "STATUS REASON" of an API of the provider, asked with an access token.
QString asked(const PracticeServer& practice, const QString& path, const QString& accessToken)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(practice.origin() + path));
    request.setRawHeader("Authorization", "Bearer " + accessToken.toLatin1());
    request.setTransferTimeout(patienceMs);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QJsonDocument body = QJsonDocument::fromJson(reply->readAll());
    return u"%1 %2"_s.arg(status).arg(body[u"error"][u"errors"][0][u"reason"].toString()).trimmed();
}

CliResult signIn(const PracticeServer& practice, const QStringList& more)
{
    return CliProgram::signIn(QStringList{u"authorize"_s, u"--format"_s, u"json"_s}
        + practice.source({u"openid"_s, u"gmail.labels"_s, u"calendar.readonly"_s, u"drive.readonly"_s})
        + more);
}

} // namespace

/// What the practice provider does otherwise on a bad day, seen by the program and by any other client.
class TestFlowScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsNothingAboutScopesWhenInconclusive();
    void answersForScopesOtherwise();
    void revokesAMinuteLater();
};

void TestFlowScenarios::tellsNothingAboutScopesWhenInconclusive()
{
    const PracticeServer practice({u"--scenario"_s, u"inconclusive"_s, u"--files"_s, u"12"_s});
    const QTemporaryDir folder;
    const QString saved = folder.filePath(u"saved.json"_s);
    const CliResult result = signIn(practice, {u"--show-secrets"_s, u"--save-token"_s, saved});
    QVERIFY2(result.status == 0, result.all().constData());
    const QString token = result.json().value(u"access_token").toString();
    QCOMPARE(asked(practice, u"/gmail/v1/users/me/labels"_s, token), u"400 failedPrecondition"_s);
    QCOMPARE(asked(practice, u"/calendar/v3/users/me/calendarList"_s, token), u"503 backendError"_s);
    // Drive is none of them.
    const CliResult drive =
        CliProgram::run(QStringList{u"drive"_s, u"--count"_s, u"--token-file"_s, saved} + practice.trust());
    QVERIFY2(drive.status == 0, drive.all().constData());
    QCOMPARE(drive.output, QByteArray("12\n"));
}

void TestFlowScenarios::answersForScopesOtherwise()
{
    const PracticeServer practice;
    const CliResult result = signIn(practice, {u"--show-secrets"_s});
    QVERIFY2(result.status == 0, result.all().constData());
    const QString token = result.json().value(u"access_token").toString();
    QCOMPARE(asked(practice, u"/gmail/v1/users/me/labels"_s, token), u"200"_s);
    QCOMPARE(asked(practice, u"/calendar/v3/users/me/calendarList"_s, token), u"403 accessNotConfigured"_s);
}

// As Google says of its own. The minute itself passes in tst_practicerefresh, whose clock can be set.
void TestFlowScenarios::revokesAMinuteLater()
{
    const PracticeServer practice({u"--scenario"_s, u"late-revoke"_s, u"--files"_s, u"12"_s});
    const QTemporaryDir folder;
    const QString saved = folder.filePath(u"saved.json"_s);
    const CliResult result = signIn(practice, {u"--save-token"_s, saved});
    QVERIFY2(result.status == 0, result.all().constData());
    const auto run = [&](const QString& command) {
        return CliProgram::run(
            QStringList{command, u"--format"_s, u"json"_s, u"--token-file"_s, saved} + practice.trust());
    };
    const CliResult revoked = run(u"revoke"_s);
    QVERIFY2(revoked.status == 0, revoked.all().constData());
    QCOMPARE(revoked.json().value(u"revoked"), QJsonValue(true));
    for (const QString& command : {u"refresh"_s, u"drive"_s, u"tokeninfo"_s}) {
        const CliResult still = run(command);
        QVERIFY2(still.status == 0, still.all().constData());
    }
}

QTEST_GUILESS_MAIN(TestFlowScenarios)
#include "tst_flow_scenarios.moc"
