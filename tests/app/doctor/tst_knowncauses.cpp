// SPDX-License-Identifier: Apache-2.0
#include "doctor/explain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// What a run knows decides which cause is the usual one, and what is written to an administrator.
class TestKnownCauses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What the run knows of the token puts the causes in order: one alone is the usual one.
    void ordersCausesByWhatIsKnown_data()
    {
        QTest::addColumn<Facts>("known");
        QTest::addColumn<QStringList>("causes"); // likelihood and the words it begins with, from the first on
        const QString testing = u"usual The publishing status of the project is Testing"_s;
        const QString revoked = u"possible The user took the access back"_s;
        QTest::newRow("nothing known") << Facts() << QStringList{testing, revoked};
        QTest::newRow("a day old") << Facts{{u"token_age"_s, u"under_week"_s}, {u"age"_s, u"26 hours"_s}}
                                   << QStringList{u"usual The user took the access back"_s,
                                          u"possible More than 100 refresh tokens"_s,
                                          u"less_likely The token was issued to another client."_s};
        QTest::newRow("nine days old")
            << Facts{{u"token_age"_s, u"over_week"_s}, {u"age"_s, u"9 days"_s}}
            << QStringList{testing
                       + u": its refresh tokens end after seven days, unless only openid, email "
                         "and profile were asked for. This one is 9 days old."_s,
                   revoked};
        QTest::newRow("half a year old")
            << Facts{{u"token_age"_s, u"over_half_year"_s}, {u"announced_end"_s, u"none"_s}}
            << QStringList{u"usual The token was not used for six months"_s,
                   u"possible The publishing status"_s, revoked};
        QTest::newRow("past the end that was announced")
            << Facts{{u"announced_end"_s, u"passed"_s}, {u"end"_s, u"2026-03-01 12:00:00 UTC"_s},
                   {u"announced_week"_s, u"yes"_s}, {u"token_age"_s, u"over_week"_s}}
            << QStringList{
                   u"known The end that Google announced has passed: 2026-03-01 12:00:00 UTC. Usual reason for such an end: external and in testing."_s,
                   u"less_likely The user took the access back"_s};
        QTest::newRow("a hundred came after it")
            << Facts{{u"grants"_s, u"101"_s}, {u"is_over_limit"_s, u"yes"_s}}
            << QStringList{u"usual 100 refresh tokens or more were issued"_s,
                   u"possible The publishing status"_s, revoked};
        QTest::newRow("three were counted") << Facts{{u"grants"_s, u"3"_s}} << QStringList{testing, revoked};
        QTest::newRow("session control")
            << Facts{{u"error_subtype"_s, u"invalid_rapt"_s},
                   {u"error_description"_s, u"reauth related error (invalid_rapt)"_s},
                   {u"token_age"_s, u"over_week"_s}}
            << QStringList{u"known The organization of this account limits how long a session lasts"_s,
                   u"less_likely The publishing status"_s};
        QTest::newRow("no such account") << Facts{{u"error_description"_s, u"Account has been deleted"_s}}
                                         << QStringList{u"usual The account was deleted or is suspended."_s,
                                                u"less_likely The publishing status"_s};
    }

    void ordersCausesByWhatIsKnown()
    {
        QFETCH(Facts, known);
        QFETCH(QStringList, causes);
        const Explanation words = explain({Step::Refresh, u"invalid_grant"_s, known, true}, {});
        QVERIFY(words.causes.size() >= causes.size());
        qsizetype usual = 0;
        for (qsizetype i = 0; i < words.causes.size(); ++i) {
            const Explanation::Cause& cause = words.causes[i];
            const QString said = cause.likelihood + u' ' + cause.text;
            QVERIFY2(!said.contains(u'{') && !cause.weight.isEmpty(), qPrintable(said));
            QVERIFY2(said.startsWith(causes.value(i)), qPrintable(said));
            usual += cause.likelihood == u"usual" ? 1 : 0;
        }
        QVERIFY(usual <= 1);
    }

    /// A request that adds to earlier grants is answered so where nothing new was ticked.
    void putsNothingNewFirstWhereARequestAdds()
    {
        const auto first = [](const QString& adds) {
            return explain({Step::Authorization, u"access_denied"_s, {{u"adds_to_grants"_s, adds}}, true}, {})
                .causes.first();
        };
        QCOMPARE(first(u"no"_s).text, u"The person cancelled on the consent page."_s);
        QCOMPARE(first(u"yes"_s).text, u"The person continued without granting anything new."_s);
        QCOMPARE(first(u"yes"_s).likelihood, u"usual"_s);
    }

    /// An announced end that is over leaves nothing to be guessed about the seven days.
    void leavesOutWhatIsRuledOut()
    {
        const Error over{Step::Refresh, u"invalid_grant"_s,
            {{u"announced_end"_s, u"passed"_s}, {u"end"_s, u"2026-03-01 12:00:00 UTC"_s}}, true};
        for (const Explanation::Cause& cause : explain(over, {}).causes)
            QVERIFY2(!cause.text.startsWith(u"The publishing status"_s), qPrintable(cause.text));
    }

    void writesANoteForTheAdministrator_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QString>("place");
        const QString trust = u"https://admin.google.com/ac/owl/list?tab=configuredApps"_s;
        QTest::newRow("page: policy")
            << Error{Step::ErrorPage, u"admin_policy_enforced"_s, {}, true} << trust;
        QTest::newRow("page: internal") << Error{Step::ErrorPage, u"org_internal"_s, {}, true} << trust;
        QTest::newRow("redirect") << Error{Step::Authorization, u"admin_policy_enforced"_s, {}, true}
                                  << trust;
        QTest::newRow("refresh") << Error{Step::Refresh, u"admin_policy_enforced"_s, {}, true} << trust;
        QTest::newRow("delegation")
            << Error{Step::ServiceAccount, u"unauthorized_client"_s, {}, true}
            << u"https://admin.google.com/ac/owl/domainwidedelegation?clientScopeToAdd=openid%2Chttps%3A%2F%2Fwww.googleapis.com%2Fauth%2Fdrive&clientIdToAdd=123456789012-abc.apps.googleusercontent.com"_s;
    }

    void writesANoteForTheAdministrator()
    {
        QFETCH(Error, error);
        QFETCH(QString, place);
        const ExplainContext context{.clientId = u"123456789012-abc.apps.googleusercontent.com"_s,
            .scopes = u"openid https://www.googleapis.com/auth/drive"_s};
        const QStringList lines = explain(error, context).note.split(u'\n');
        QVERIFY(lines.contains(u"Client ID: 123456789012-abc.apps.googleusercontent.com"_s));
        QVERIFY(lines.contains(u"  openid"_s));
        QVERIFY(lines.contains(u"  https://www.googleapis.com/auth/drive"_s));
        QVERIFY2(lines.contains(place), qPrintable(lines.join(u'\n')));
        QVERIFY(explain(error, {.clientId = u"x"_s, .server = ServerKind::Other}).note.isEmpty());
    }

    /// A note is handed on whole, however many scopes there are.
    void cutsNoScopeOffANote()
    {
        QStringList scopes;
        for (int i = 0; i < 60; ++i)
            scopes.append(u"https://www.googleapis.com/auth/scope%1"_s.arg(i));
        const QString note =
            explain({Step::ErrorPage, u"admin_policy_enforced"_s, {}, true}, {.scopes = scopes.join(u' ')})
                .note;
        for (const QString& scope : scopes)
            QVERIFY2(note.contains(u"\n  "_s + scope + u'\n'), qPrintable(scope));
    }
};

QTEST_GUILESS_MAIN(TestKnownCauses)
#include "tst_knowncauses.moc"
