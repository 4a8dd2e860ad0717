// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QString textOf(const Explanation& words)
{
    QString text = words.headline + u'\n' + words.detail;
    for (const Explanation::Cause& cause : words.causes)
        text += u'\n' + cause.text + u'\n' + cause.actions.join(u'\n');
    return text;
}

QString textOf(const Error& error, const ExplainContext& context = {})
{
    return textOf(explain(error, context));
}

QString usualReason(const Error& error, const ExplainContext& context = {})
{
    QStringList texts;
    for (const Explanation::Cause& cause : explain(error, context).causes) {
        if (cause.likelihood == u"usual")
            texts.append(cause.text);
    }
    return texts.join(u'|');
}

const ExplainContext window{.surface = Surface::Window};

} // namespace

/// What is said hangs on what is known: words that only facts bring, and words that they keep out.
class TestWording : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysOfAFileInGitWhatIsKnown()
    {
        const auto said = [](const QString& code, const QString& holds) {
            Facts facts{{u"path"_s, u"/f"_s}};
            if (!holds.isEmpty())
                facts.insert(u"holds"_s, holds);
            return textOf(explain(Finding{Finding::Level::Problem, code, facts}, {}));
        };
        for (const QString& code :
            {u"tracked_by_git"_s, u"added_to_git"_s, u"not_ignored_by_git"_s, u"readable_by_others"_s}) {
            const QString without = said(code, {});
            QVERIFY2(!without.contains(u"Its secret"_s) && !without.contains(u"holds a client secret"_s)
                    && !without.contains(u"new secret"_s),
                qPrintable(without));
            QVERIFY2(
                !said(code, u"tokens"_s).contains(u"client secret"_s), qPrintable(said(code, u"tokens"_s)));
        }
        QVERIFY(said(u"tracked_by_git"_s, u"client_secret"_s).contains(u"in the history"_s));
        QVERIFY(said(u"tracked_by_git"_s, u"client_secret"_s).contains(u"Make a new secret"_s));
        const QString added = said(u"added_to_git"_s, u"client_secret"_s);
        QVERIFY2(!added.contains(u"every clone"_s) && added.contains(u"next commit"_s), qPrintable(added));
        QVERIFY(!added.contains(u"Make a new secret"_s));
    }

    void tellsWhyADriveScopeDoesNotSuffice()
    {
        const auto usual = [](const Facts& facts) {
            return usualReason({Step::Drive, u"scope_insufficient"_s, facts});
        };
        const auto with = [](const QString& scopes) {
            return Facts{{u"drive_scopes"_s, scopes}, {u"scopes"_s, u"drive.file"_s}};
        };
        QCOMPARE(usual(with(u"not_asked"_s)), u"No Drive scope was asked for."_s);
        QCOMPARE(usual(with(u"not_in_token"_s)), u"The token has no Drive scope."_s);
        QVERIFY(usual(with(u"not_granted"_s)).contains(u"not in the token: drive.file"_s));
        QVERIFY(usual(with(u"granted"_s)).contains(u"In the token: drive.file"_s));
        QVERIFY(usual({}).contains(u"not known"_s));
    }

    void doesNotTakeSilenceForAnAnswer()
    {
        const auto said = [](const Facts& why) {
            return explain({Step::Revocation, u"offer_unknown"_s, why}, {.server = ServerKind::Other});
        };
        const Facts down{{u"url"_s, u"https://a.example/x"_s}, {u"status"_s, u"503"_s}};
        QCOMPARE(said(down).headline, u"Could not tell what the server offers."_s);
        QVERIFY2(said(down).detail.contains(
                     u"https://a.example/x was asked for, and the answer had status 503."_s),
            qPrintable(said(down).detail));
        QVERIFY(!said(down).causes.isEmpty());
        for (const Facts& why :
            {Facts{{u"failed"_s, u"network/connection_refused"_s}}, Facts{{u"reason"_s, u"not_asked"_s}}}) {
            QVERIFY(!said(why).detail.isEmpty());
            QVERIFY(!said(why).causes.isEmpty());
        }
    }

    void givesOneUsualReasonForAnAddressThatIsNotListed()
    {
        const Facts near{{u"wanted"_s, u"http://localhost:1/"_s}, {u"near"_s, u"http://localhost:1"_s}};
        const Error close{Step::Listen, u"redirect_not_in_file"_s, near};
        QVERIFY2(!usualReason(close).contains(u'|'), qPrintable(usualReason(close)));
        QCOMPARE(usualReason({Step::Listen, u"redirect_not_in_file"_s, {{u"wanted"_s, u"x"_s}}}),
            u"It was never added, or to another client."_s);
    }

    void saysHowToGoOnWithAnAddress_data()
    {
        QTest::addColumn<QString>("code");
        for (const char* code : {"redirect_not_in_file", "production_client", "no_loopback_redirect"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void saysHowToGoOnWithAnAddress()
    {
        QFETCH(const QString, code);
        const Error error{Step::Listen, code, {{u"wanted"_s, u"http://localhost:1"_s}}};
        QVERIFY2(textOf(error).contains(u"--redirect-uri http://localhost:1 --use-anyway"_s),
            qPrintable(textOf(error)));
        QVERIFY2(
            textOf(error, window).contains(u"“Use it anyway” beside “Redirect URI” on the Sign in page"_s),
            qPrintable(textOf(error, window)));
        QVERIFY(textOf(Error{Step::Listen, code}).contains(u"--redirect-uri URI --use-anyway"_s));
    }

    void tellsOfALiveSecretOnlyWhereThereMayBeOne_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("secret");
        for (const char* kind : {"profile", "certificate", "web_page", "google_services", "bare_client"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << QString();
        QTest::newRow("private_key") << u"private_key"_s << u"It holds a private key"_s;
        QTest::newRow("refresh_token") << u"refresh_token"_s << u"It holds a refresh token"_s;
        QTest::newRow("client_secret") << u"client_secret"_s << u"It holds a client secret"_s;
        QTest::newRow("token") << u"token"_s << u"It may hold a live secret"_s;
        QTest::newRow("unknown") << u"unknown"_s << u"It may hold a live secret"_s;
    }

    /// As what follows from the file, never as a cause of its refusal.
    void tellsOfALiveSecretOnlyWhereThereMayBeOne()
    {
        QFETCH(const QString, kind);
        QFETCH(const QString, secret);
        const Explanation words = explain({Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, kind}}}, {});
        QCOMPARE(words.detail.contains(u"or delete it."_s), !secret.isEmpty());
        QVERIFY2(words.detail.contains(secret), qPrintable(words.detail));
        for (const Explanation::Cause& cause : words.causes)
            QVERIFY2(!cause.actions.join(u' ').contains(u"elete it"_s), qPrintable(cause.text));
    }

    void saysHowToMendABareClient()
    {
        const QString text = textOf({Step::ClientFile, u"wrong_file"_s, {{u"kind"_s, u"bare_client"_s}}});
        QVERIFY2(text.contains(uR"({ "web": { … } })"_s), qPrintable(text));
    }

    void saysWhatIsNoTokenFileInWords_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"service_account", "external_account", "client", "client_id", "bare_client",
                 "token", "refresh_token", "api_key", "private_key", "pkcs12", "web_page", "profile"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    void saysWhatIsNoTokenFileInWords()
    {
        QFETCH(const QString, kind);
        const Explanation words = explain({Step::TokenFile, u"wrong_file"_s, {{u"kind"_s, kind}}}, {});
        QVERIFY2(words.headline.contains(u", not a token file."_s), qPrintable(words.headline));
        QCOMPARE(words.causes.size(), 1);
        QVERIFY(!words.causes.first().actions.isEmpty());
        QVERIFY2(!textOf(words).contains(u"bare_client"_s) && !textOf(words).contains(u"web_page"_s),
            qPrintable(textOf(words)));
    }

    void doesNotSayThatThereAreMoreFilesWhenThePageCameBack()
    {
        const auto said = [](const QString& reason) {
            return textOf({Step::Drive, u"endless_pages"_s, {{u"reason"_s, reason}}});
        };
        QVERIFY(!said(u"token_repeated"_s).contains(u"more files"_s));
        QVERIFY(said(u"page_limit"_s).contains(u"more files"_s));
    }

    void saysWhatIsKnownOfAMissingRefreshToken()
    {
        for (const Step step : {Step::Refresh, Step::TokenFile}) {
            const Error saved{step, u"no_refresh_token"_s, {{u"tokens"_s, u"saved"_s}}};
            QVERIFY2(usualReason(saved).contains(u"an access token alone"_s), qPrintable(usualReason(saved)));
            QVERIFY(usualReason({step, u"no_refresh_token"_s}) != usualReason(saved));
        }
    }

    void saysWhatAStrangerWouldGetAndHowToTrustIt()
    {
        const auto stranger = [](const Facts& more) {
            Facts facts{{u"origins"_s, u"https://a.example"_s}, {u"origin"_s, u"https://a.example"_s}};
            facts.insert(more);
            return textOf({Step::Trust, u"untrusted_server"_s, facts});
        };
        QVERIFY(stranger({}).contains(u"the client secret and the code"_s));
        QVERIFY(stranger({}).contains(u"--trust-server https://a.example"_s));
        QVERIFY(stranger({{u"second_origin"_s, u"https://b.example"_s}})
                    .contains(u"--trust-server https://a.example --trust-server https://b.example"_s));
        for (const QString& what : {u"access_token"_s, u"tokens"_s, u"assertion"_s})
            QVERIFY(!stranger({{u"would_get"_s, what}}).contains(u"and the code"_s));
    }

    void advisesNothingThatIsRefused()
    {
        const QString text = textOf(Error{Step::Authorization, u"invalid_request"_s, {}, true});
        QVERIFY2(text.contains(u"--prompt ''"_s) && !text.contains(u"--access-type"_s), qPrintable(text));
    }

    void countsOneSecond()
    {
        const QString text = textOf({Step::Authorization, u"timed_out"_s, {{u"seconds"_s, u"1"_s}}});
        QVERIFY2(text.contains(u"(1 s)"_s) && !text.contains(u"1 seconds"_s), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
