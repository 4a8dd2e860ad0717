// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString encoded(const QString& value)
{
    return QString::fromLatin1(percentEncoded(value));
}

/// The first error's reason and the ErrorInfo's, as "403 insufficientPermissions
/// ACCESS_TOKEN_SCOPE_INSUFFICIENT".
QString refusal(const HttpResponse& response)
{
    const QJsonObject error = json(response).value(u"error"_s).toObject();
    QStringList parts{QString::number(response.status),
        error.value(u"errors"_s).toArray().first().toObject().value(u"reason"_s).toString()};
    for (const QJsonValue detail : error.value(u"details"_s).toArray()) {
        if (detail.toObject().contains(u"reason"_s))
            parts.append(detail.toObject().value(u"reason"_s).toString());
    }
    return parts.join(u' ');
}

QJsonObject metadata(const HttpResponse& response)
{
    const QJsonArray details = json(response).value(u"error"_s).toObject().value(u"details"_s).toArray();
    return details.last().toObject().value(u"metadata"_s).toObject();
}

QString accessToken(PracticeVisitor& visitor, const QString& scope)
{
    return visitor.signIn(visitor.request({{u"scope"_s, scope}})).value(u"access_token"_s).toString();
}

} // namespace

/// Drive and the other APIs, over HTTP.
class TestPracticeDrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsToTheEnd();
    void listsManyFilesOnTheFly();
    void answersWithDefaultFields();
    void refusesListings_data();
    void refusesListings();
    void filters();
    void showsNothingToDriveFile();
    void readsOneFile();
    void wantsFieldsOfAbout();
    void refusesOtherScopes();
    void wantsTheTokenInTheHeader();
    void playsItsScenarios();
    void endsTheTokenMidListing();
    void answersForOtherApis();

private:
    std::unique_ptr<PracticeVisitor> m_visitor; ///< for tables whose rows leave nothing behind
};

void TestPracticeDrive::initTestCase()
{
    m_visitor = std::make_unique<PracticeVisitor>(PracticeOptions{.autoConsent = true});
}

void TestPracticeDrive::listsToTheEnd()
{
    PracticeVisitor visitor({.files = 250, .autoConsent = true});
    const QString token = accessToken(visitor, scopeNamed(u"drive.readonly"_s));
    QSet<QString> ids;
    QString pageToken;
    int pages = 0;
    do {
        const QJsonObject page = json(visitor.api(
            u"/drive/v3/files?pageSize=100&fields=nextPageToken,incompleteSearch,files(id)&pageToken="_s
                + pageToken,
            token));
        QCOMPARE(page.value(u"incompleteSearch"_s), QJsonValue(false));
        for (const QJsonValue file : page.value(u"files"_s).toArray()) {
            QCOMPARE(file.toObject().keys(), QStringList{u"id"_s});
            ids.insert(file.toObject().value(u"id"_s).toString());
        }
        pageToken = page.value(u"nextPageToken"_s).toString();
        ++pages;
    } while (!pageToken.isEmpty());
    QCOMPARE(ids.size(), 250);
    QCOMPARE(pages, 3);
}

void TestPracticeDrive::listsManyFilesOnTheFly()
{
    PracticeVisitor visitor({.files = 100'000, .autoConsent = true});
    const QString token = accessToken(visitor, scopeNamed(u"drive.metadata.readonly"_s));
    const QJsonObject page = json(visitor.api(u"/drive/v3/files?pageSize=5000"_s, token));
    QCOMPARE(page.value(u"files"_s).toArray().size(), 1000); // more than 1000 is brought down to it
    QVERIFY(page.contains(u"nextPageToken"_s));
    QCOMPARE(json(visitor.api(u"/drive/v3/files?pageSize=0"_s, token)).value(u"files"_s).toArray().size(), 1);
}

void TestPracticeDrive::answersWithDefaultFields()
{
    PracticeVisitor visitor({.files = 1, .autoConsent = true});
    const QString token = accessToken(visitor, scopeNamed(u"drive"_s));
    const QJsonObject page = json(visitor.api(u"/drive/v3/files"_s, token));
    QCOMPARE(page.keys(), (QStringList{u"files"_s, u"incompleteSearch"_s, u"kind"_s}));
    QCOMPARE(page.value(u"files"_s).toArray().first().toObject().keys(),
        (QStringList{u"id"_s, u"kind"_s, u"mimeType"_s, u"name"_s}));
}

void TestPracticeDrive::refusesListings_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("location");
    QTest::newRow("page token") << u"pageToken=abc"_s << u"pageToken"_s;
    QTest::newRow("page size") << u"pageSize=many"_s << u"pageSize"_s;
    QTest::newRow("query") << u"q=%27me%27%20in%20owners"_s << u"q"_s;
    QTest::newRow("order") << u"orderBy=colour"_s << u"orderBy"_s;
    QTest::newRow("mask") << u"fields=files(id"_s << u"fields"_s;
    QTest::newRow("unknown member") << u"fields=items"_s << u"fields"_s;
}

void TestPracticeDrive::refusesListings()
{
    QFETCH(QString, query);
    QFETCH(QString, location);
    PracticeVisitor& visitor = *m_visitor;
    const HttpResponse response =
        visitor.api(u"/drive/v3/files?"_s + query, accessToken(visitor, scopeNamed(u"drive"_s)));
    QCOMPARE(response.status, 400);
    const QJsonObject error = json(response).value(u"error"_s).toObject();
    QCOMPARE(error.value(u"status"_s).toString(), u"INVALID_ARGUMENT"_s);
    const QJsonObject item = error.value(u"errors"_s).toArray().first().toObject();
    QCOMPARE(item.value(u"location"_s).toString(), location);
    QCOMPARE(item.value(u"locationType"_s).toString(), u"parameter"_s);
}

void TestPracticeDrive::filters()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString token = accessToken(visitor, scopeNamed(u"drive"_s));
    const QString query = encoded(u"mimeType = 'application/pdf' and name contains 'invoice'"_s);
    const QString target = u"/drive/v3/files?pageSize=5&orderBy=name%20desc&q="_s + query;
    const QJsonObject page = json(visitor.api(target, token));
    QCOMPARE(page.value(u"files"_s).toArray().size(), 5);
    for (const QJsonValue file : page.value(u"files"_s).toArray())
        QCOMPARE(file.toObject().value(u"mimeType"_s).toString(), u"application/pdf"_s);
    const QString next = page.value(u"nextPageToken"_s).toString();
    QCOMPARE(visitor.api(target + u"&pageToken="_s + next, token).status, 200);
    // A page token is for the listing it came from.
    QCOMPARE(visitor.api(u"/drive/v3/files?pageToken="_s + next, token).status, 400);
}

void TestPracticeDrive::showsNothingToDriveFile()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject page =
        json(visitor.api(u"/drive/v3/files"_s, accessToken(visitor, scopeNamed(u"drive.file"_s))));
    QCOMPARE(page,
        (QJsonObject{
            {u"kind"_s, u"drive#fileList"_s}, {u"incompleteSearch"_s, false}, {u"files"_s, QJsonArray()}}));
}

void TestPracticeDrive::readsOneFile()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString all = accessToken(visitor, scopeNamed(u"drive"_s));
    const QJsonObject file = json(visitor.api(u"/drive/v3/files?pageSize=1"_s, all))
                                 .value(u"files"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    const QString target = u"/drive/v3/files/"_s + file.value(u"id"_s).toString();
    QCOMPARE(json(visitor.api(target, all)), file);
    QCOMPARE(refusal(visitor.api(target + u"x"_s, all)), u"404 notFound"_s);
    QCOMPARE(
        refusal(visitor.api(target, accessToken(visitor, scopeNamed(u"drive.file"_s)))), u"404 notFound"_s);
}

void TestPracticeDrive::wantsFieldsOfAbout()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QString token = accessToken(visitor, scopeNamed(u"drive.file"_s));
    QCOMPARE(refusal(visitor.api(u"/drive/v3/about"_s, token)), u"400 required"_s);
    QCOMPARE(json(visitor.api(u"/drive/v3/about?fields=kind,user(displayName)"_s, token)),
        (QJsonObject{
            {u"kind"_s, u"drive#about"_s}, {u"user"_s, QJsonObject{{u"displayName"_s, u"Ada Marsh"_s}}}}));
}

void TestPracticeDrive::refusesOtherScopes()
{
    PracticeVisitor visitor({.autoConsent = true});
    const HttpResponse response =
        visitor.api(u"/drive/v3/files"_s, accessToken(visitor, scopeNamed(u"gmail.labels"_s)));
    QCOMPARE(refusal(response), u"403 insufficientPermissions ACCESS_TOKEN_SCOPE_INSUFFICIENT"_s);
    QCOMPARE(metadata(response),
        (QJsonObject{{u"service"_s, u"drive.googleapis.com"_s},
            {u"method"_s, u"google.apps.drive.v3.DriveFiles.List"_s}}));
    QStringList scopes;
    for (const QString& name :
        {u"drive"_s, u"drive.appdata"_s, u"drive.file"_s, u"drive.meet.readonly"_s, u"drive.metadata"_s,
            u"drive.metadata.readonly"_s, u"drive.photos.readonly"_s, u"drive.readonly"_s})
        scopes.append(scopeNamed(name));
    QCOMPARE(QString::fromLatin1(response.headers.value("WWW-Authenticate")),
        uR"(Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="%1")"_s.arg(
            scopes.join(u' ')));
    const QString files = accessToken(visitor, scopeNamed(u"drive"_s));
    QCOMPARE(visitor.api(u"/drive/v3/files?spaces=appDataFolder"_s, files).status, 403);
}

void TestPracticeDrive::wantsTheTokenInTheHeader()
{
    PracticeVisitor visitor({.autoConsent = true});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString token = tokens.value(u"access_token"_s).toString();
    const HttpResponse inQuery = visitor.get(u"/drive/v3/files?access_token="_s + encoded(token));
    QCOMPARE(refusal(inQuery), u"401 required CREDENTIALS_MISSING"_s);
    QCOMPARE(visitor.api(u"/drive/v3/files"_s, token).status, 200);
    QCOMPARE(visitor.api(u"/drive/v3/files"_s, tokens.value(u"refresh_token"_s).toString()).status, 401);
    visitor.now = visitor.now.addSecs(3599);
    const HttpResponse ended = visitor.api(u"/drive/v3/files"_s, token);
    QCOMPARE(refusal(ended), u"401 authError ACCESS_TOKEN_EXPIRED"_s);
    QCOMPARE(ended.headers.value("WWW-Authenticate"),
        QByteArray("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\""));
}

void TestPracticeDrive::playsItsScenarios()
{
    PracticeVisitor off({.autoConsent = true, .scenarios = PracticeScenario::ApiOff});
    const HttpResponse disabled = off.api(u"/drive/v3/files"_s, accessToken(off, scopeNamed(u"drive"_s)));
    QCOMPARE(refusal(disabled), u"403 accessNotConfigured SERVICE_DISABLED"_s);
    QCOMPARE(metadata(disabled).value(u"service"_s).toString(), u"drive.googleapis.com"_s);
    QCOMPARE(metadata(disabled).value(u"consumer"_s).toString(), u"projects/100000000001"_s);

    PracticeVisitor limited({.autoConsent = true, .scenarios = PracticeScenario::RateLimit});
    const QString token = accessToken(limited, scopeNamed(u"drive"_s));
    QCOMPARE(limited.api(u"/drive/v3/files"_s, token).status, 200);
    const HttpResponse tooMany = limited.api(u"/drive/v3/files"_s, token);
    QCOMPARE(refusal(tooMany), u"429 rateLimitExceeded"_s);
    QCOMPARE(tooMany.headers.value("Retry-After"), QByteArray("1"));
    QCOMPARE(refusal(limited.api(u"/drive/v3/files"_s, token)), u"403 userRateLimitExceeded"_s);
    QCOMPARE(limited.api(u"/drive/v3/files"_s, token).status, 200);

    PracticeVisitor slow({.autoConsent = true, .scenarios = PracticeScenario::Slow});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(slow.signIn(slow.request()).contains(u"access_token"_s));
    QVERIFY(timer.elapsed() >= 1400);
}

void TestPracticeDrive::endsTheTokenMidListing()
{
    PracticeVisitor visitor({.autoConsent = true, .scenarios = PracticeScenario::ExpireMidListing});
    const QJsonObject tokens = visitor.signIn(visitor.request());
    const QString first = tokens.value(u"access_token"_s).toString();
    const QString next = json(visitor.api(u"/drive/v3/files"_s, first)).value(u"nextPageToken"_s).toString();
    const QString target = u"/drive/v3/files?pageToken="_s + next;
    QCOMPARE(refusal(visitor.api(target, first)), u"401 authError ACCESS_TOKEN_EXPIRED"_s);
    const QString refreshed = json(visitor.refresh(tokens.value(u"refresh_token"_s).toString()))
                                  .value(u"access_token"_s)
                                  .toString();
    QCOMPARE(visitor.api(target, refreshed).status, 200);
}

void TestPracticeDrive::answersForOtherApis()
{
    const QString calendar = u"/calendar/v3/users/me/calendarList"_s;
    PracticeVisitor visitor({.autoConsent = true});
    const QString mail = accessToken(visitor, scopeNamed(u"gmail.labels"_s));
    QCOMPARE(visitor.api(u"/gmail/v1/users/me/labels"_s, mail).status, 200);
    QCOMPARE(visitor.api(u"/gmail/v1/users/me/profile"_s, mail).status, 403);
    const HttpResponse scope = visitor.api(calendar, mail);
    QCOMPARE(refusal(scope), u"403 insufficientPermissions ACCESS_TOKEN_SCOPE_INSUFFICIENT"_s);
    QCOMPARE(metadata(scope).value(u"service"_s).toString(), u"calendar-json.googleapis.com"_s);
    const HttpResponse off = visitor.api(calendar, accessToken(visitor, scopeNamed(u"calendar.readonly"_s)));
    QCOMPARE(refusal(off), u"403 accessNotConfigured SERVICE_DISABLED"_s);
    QCOMPARE(metadata(off).value(u"service"_s).toString(), u"calendar-json.googleapis.com"_s);

    PracticeVisitor unclear({.autoConsent = true, .scenarios = PracticeScenario::Inconclusive});
    QCOMPARE(refusal(unclear.api(
                 u"/gmail/v1/users/me/labels"_s, accessToken(unclear, scopeNamed(u"gmail.labels"_s)))),
        u"400 failedPrecondition"_s);
    QCOMPARE(unclear.api(calendar, accessToken(unclear, scopeNamed(u"calendar.readonly"_s))).status, 503);
}

QTEST_GUILESS_MAIN(TestPracticeDrive)
#include "tst_practicedrive.moc"
