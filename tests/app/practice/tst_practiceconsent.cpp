// SPDX-License-Identifier: Apache-2.0
#include "practicevisitor.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

qsizetype boxesIn(const HttpResponse& page)
{
    return page.body.count("type=\"checkbox\"");
}

} // namespace

/// What people see and decide, and what the project remembers of it.
class TestPracticeConsent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsOneBoxAScope();
    void showsNoBoxForOneScope();
    void showsEarlierScopesWithoutBoxes();
    void ticksAllWithoutScript();
    void grantsWhatWasTicked();
    void deniesWhenNothingWasAdded();
    void givesSignInScopesWithEmptyBoxes();
    void deniesOnCancel();
    void remembersGrantsAcrossClients();
    void mergesEarlierScopesOnlyWhenAsked();
    void keepsAccountsApart();
    void takesAFormOnce();
    void takesNoFormFromElsewhere();
    void endsAfterTenMinutes();
    void hasPagesThatLoadNothing();
};

void TestPracticeConsent::showsOneBoxAScope()
{
    PracticeVisitor visitor;
    const QString scopes =
        u"openid email "_s + scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s);
    const HttpResponse page = visitor.consentPage(visitor.request({{u"scope"_s, scopes}}));
    QCOMPARE(page.status, 200);
    QCOMPARE(boxesIn(page), 2);
    QCOMPARE(page.body.count("<label class=\"row\" for=\"scope-"), 2);
    QVERIFY(!page.body.contains(" checked"));
    QVERIFY(page.body.contains("For signing in"));
}

void TestPracticeConsent::showsNoBoxForOneScope()
{
    PracticeVisitor visitor;
    QCOMPARE(boxesIn(visitor.consentPage(visitor.request())), 0);
}

void TestPracticeConsent::showsEarlierScopesWithoutBoxes()
{
    PracticeVisitor visitor;
    visitor.consent(visitor.request(), {});
    const QStringList scopes{
        scopeNamed(u"drive.readonly"_s), scopeNamed(u"gmail.labels"_s), scopeNamed(u"calendar.readonly"_s)};
    const HttpResponse page = visitor.consentPage(visitor.request({{u"scope"_s, scopes.join(u' ')}}));
    QCOMPARE(boxesIn(page), 2);
    QVERIFY(page.body.contains("Allowed earlier"));
    QVERIFY(!page.body.contains("value=\"https://www.googleapis.com/auth/drive.readonly\""));
}

void TestPracticeConsent::ticksAllWithoutScript()
{
    PracticeVisitor visitor;
    const QString scopes = scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s);
    const HttpResponse page = visitor.consentPage(visitor.request({{u"scope"_s, scopes}}));
    const HttpResponse again = visitor.submit(page, {{u"decision"_s, u"tick_all"_s}});
    QCOMPARE(again.status, 303);
    const HttpResponse ticked = visitor.get(QString::fromLatin1(again.headers.value("Location")));
    QCOMPARE(ticked.body.count("\" checked>"), 2);
}

void TestPracticeConsent::grantsWhatWasTicked()
{
    PracticeVisitor visitor;
    const QString scopes =
        u"openid "_s + scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s);
    const FormParameters answer = visitor.consent(visitor.request({{u"scope"_s, scopes}}),
        {scopeNamed(u"gmail.labels"_s), scopeNamed(u"calendar.readonly"_s)}); // the last was never asked for
    QCOMPARE(answer.valueOr(u"scope", {}), u"openid "_s + scopeNamed(u"gmail.labels"_s));
    QCOMPARE(json(visitor.exchange(answer.valueOr(u"code", {}))).value(u"scope"_s).toString(),
        u"openid "_s + scopeNamed(u"gmail.labels"_s));
}

void TestPracticeConsent::deniesWhenNothingWasAdded()
{
    PracticeVisitor visitor;
    visitor.consent(visitor.request(), {});
    const QString scopes = scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s) + u' '
        + scopeNamed(u"calendar.readonly"_s);
    const FormParameters answer = visitor.consent(visitor.request({{u"scope"_s, scopes}}), {});
    QCOMPARE(answer,
        (FormParameters{{u"error"_s, u"access_denied"_s}, {u"state"_s, u"s +&=%41"_s},
            {u"iss"_s, visitor.announcement.origin}}));
}

void TestPracticeConsent::givesSignInScopesWithEmptyBoxes()
{
    PracticeVisitor visitor;
    const QString scopes =
        u"openid "_s + scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s);
    QCOMPARE(visitor.consent(visitor.request({{u"scope"_s, scopes}}), {}).valueOr(u"scope", {}), u"openid"_s);
}

void TestPracticeConsent::deniesOnCancel()
{
    PracticeVisitor visitor;
    const HttpResponse page = visitor.consentPage(visitor.request());
    const HttpResponse cancelled = visitor.submit(page, {{u"decision"_s, u"cancel"_s}});
    QCOMPARE(cancelled.status, 303);
    QCOMPARE(answerIn(cancelled).valueOr(u"error", {}), u"access_denied"_s);
    QCOMPARE(visitor.consentPage(visitor.request({{u"prompt"_s, u"consent"_s}})).status, 200);
}

void TestPracticeConsent::remembersGrantsAcrossClients()
{
    PracticeVisitor visitor;
    visitor.consent(visitor.request(), {});
    const FormParameters request =
        visitor.request({{u"client_id"_s, visitor.installed().value(u"client_id"_s).toString()},
            {u"redirect_uri"_s, u"http://127.0.0.1:5000/x"_s}});
    const FormParameters silent = answerIn(visitor.consentPage(request));
    QVERIFY(silent.contains(u"code")); // nothing is new to the project: nobody is asked
    const HttpResponse page = visitor.consentPage(changed(request, {{u"prompt"_s, u"consent"_s}}));
    QVERIFY(page.body.contains("Allowed earlier"));
    QVERIFY(page.body.contains("nothing that you have not allowed before"));
}

void TestPracticeConsent::mergesEarlierScopesOnlyWhenAsked()
{
    PracticeVisitor visitor({.autoConsent = true});
    visitor.answer(visitor.request({{u"scope"_s, scopeNamed(u"drive.readonly"_s)}}));
    const FormParameters alone = visitor.request({{u"scope"_s, scopeNamed(u"gmail.labels"_s)}});
    QCOMPARE(visitor.answer(alone).valueOr(u"scope", {}), scopeNamed(u"gmail.labels"_s));
    const FormParameters merged = changed(alone, {{u"include_granted_scopes"_s, u"true"_s}});
    QCOMPARE(visitor.signIn(merged).value(u"scope"_s).toString(),
        scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s));
}

void TestPracticeConsent::keepsAccountsApart()
{
    PracticeVisitor visitor;
    visitor.consent(visitor.request(), {});
    const HttpResponse page = visitor.consentPage(visitor.request(), u"noor"_s);
    QCOMPARE(page.status, 200);
    QVERIFY(!page.body.contains("Allowed earlier"));
}

void TestPracticeConsent::takesAFormOnce()
{
    PracticeVisitor visitor;
    const FormParameters request = visitor.request(
        {{u"scope"_s, scopeNamed(u"drive.readonly"_s) + u' ' + scopeNamed(u"gmail.labels"_s)}});
    const HttpResponse page = visitor.consentPage(request);
    QCOMPARE(visitor.submit(page, {{u"decision"_s, u"tick_all"_s}}).status, 303);
    const HttpResponse second = visitor.submit(page, {{u"decision"_s, u"continue"_s}});
    QCOMPARE(second.status, 403);
    QVERIFY(!second.headers.contains("Location"));
}

void TestPracticeConsent::takesNoFormFromElsewhere()
{
    PracticeVisitor visitor;
    const FormParameters allow{{u"decision"_s, u"continue"_s}};
    const auto submitFrom = [&](const HttpHeaders& headers) {
        return visitor
            .submit(visitor.consentPage(visitor.request({{u"prompt"_s, u"consent"_s}})), allow, headers)
            .status;
    };
    QCOMPARE(submitFrom({{"Origin", "http://localhost:8080"}}), 403);
    QCOMPARE(submitFrom({{"Origin", "null"}}), 403);
    QCOMPARE(submitFrom({{"Sec-Fetch-Site", "cross-site"}}), 403);
    QCOMPARE(submitFrom({{"Sec-Fetch-Site", "same-site"}}), 403);
    HttpResponse page = visitor.consentPage(visitor.request());
    page.body.replace("name=\"form_token\" value=\"", "name=\"form_token\" value=\"x");
    QCOMPARE(visitor.submit(page, allow).status, 403);
    QCOMPARE(
        submitFrom({{"Origin", visitor.announcement.origin.toLatin1()}, {"Sec-Fetch-Site", "same-origin"}}),
        303);
}

void TestPracticeConsent::endsAfterTenMinutes()
{
    PracticeVisitor visitor;
    const HttpResponse page = visitor.consentPage(visitor.request());
    visitor.now = visitor.now.addSecs(600);
    QCOMPARE(visitor.submit(page, {{u"decision"_s, u"continue"_s}}).status, 400);
}

void TestPracticeConsent::hasPagesThatLoadNothing()
{
    PracticeVisitor visitor;
    const HttpResponse page = visitor.consentPage(visitor.request());
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.sliced(begin, page.body.indexOf("</style>") - begin);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    QCOMPARE(page.headers.value("Content-Security-Policy"),
        "default-src 'none'; style-src 'sha256-" + hash
            + "'; form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'none'");
    QCOMPARE(page.headers.value("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(page.headers.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(!page.body.contains("<script"));
    QVERIFY(!page.body.contains("src="));
    QVERIFY(!page.body.contains("href="));
    QVERIFY(page.body.contains("<html lang=\"en\">"));
}

QTEST_GUILESS_MAIN(TestPracticeConsent)
#include "tst_practiceconsent.moc"
