// SPDX-License-Identifier: Apache-2.0
#include "doctor/diagnosis.h"
#include "doctor/explain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

QJsonValue json(const QByteArray& text)
{
    return QJsonDocument::fromJson("[" + text + "]").array().first();
}

const Facts facts{{u"server"_s, u"the practice provider"_s}, {u"port"_s, u"8080"_s}, {u"empty"_s, QString()},
    {u"error_description"_s, u"Token has been expired or revoked."_s}};

} // namespace

class TestExplain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsFactsIn_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("fact") << QByteArray(R"("port {port}.")") << u"port 8080."_s;
        QTest::newRow("no such fact") << QByteArray(R"("port {other}.")") << u"port ."_s;
        QTest::newRow("server begins the text")
            << QByteArray(R"("{server} refused.")") << u"The practice provider refused."_s;
        QTest::newRow("server begins a sentence")
            << QByteArray(R"("No. {server} refused {server}.")")
            << u"No. The practice provider refused the practice provider."_s;
        QTest::newRow("the first alternative that fits") << QByteArray(
            R"([{"needs":["other"],"text":"a"},{"needs":["port"],"text":"b {port}"},{"text":"c"}])")
                                                         << u"b 8080"_s;
        QTest::newRow("an empty fact is none")
            << QByteArray(R"([{"needs":["empty"],"text":"a"},{"text":"c"}])") << u"c"_s;
        QTest::newRow("one alternative that fits")
            << QByteArray(R"({"when":{"port":"8080"},"text":"a {port}"})") << u"a 8080"_s;
        QTest::newRow("one alternative that does not")
            << QByteArray(R"({"when":{"port":"1"},"text":"a"})") << QString();
        QTest::newRow("none fits") << QByteArray(R"([{"needs":["other"],"text":"a"}])") << QString();
        QTest::newRow("no text at all") << QByteArray("null") << QString();
    }

    void fillsFactsIn()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        QCOMPARE(diagnosisText(json(value), facts), text);
    }

    void comparesFacts_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::addColumn<bool>("applies");
        const auto row = [](const QByteArray& when, bool applies) {
            QTest::newRow(when.constData()) << "{\"when\":" + when + "}" << applies;
        };
        row(R"({})", true);
        row(R"({"port":"8080"})", true);
        row(R"({"port":"80801"})", false);
        row(R"({"error_description":"token HAS been expired"})", true);
        row(R"({"error_description":"has been expired"})", false);
        row(R"({"error_description":"…HAS been expired"})", true);
        row(R"({"error_description":"…has been used"})", false);
        row(R"({"other":"…"})", false);
        row(R"({"port":["1","80"]})", true);
        row(R"({"port":["1","2"]})", false);
        row(R"({"port":"8080","server":"Google"})", false);
        row(R"({"other":"x"})", false);
        row(R"({"other":""})", false);
    }

    void comparesFacts()
    {
        QFETCH(QByteArray, when);
        QFETCH(bool, applies);
        QCOMPARE(diagnosisApplies(json(when).toObject(), facts), applies);
    }

    // Threat A18: text from outside must neither reorder the line nor become another place.
    void showsHostileTextAsText_data()
    {
        QTest::addColumn<QString>("foreign");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"Grüße, 世界 <b>"_s << u"Grüße, 世界 <b>"_s;
        QTest::newRow("line end") << u"a\r\nb\t"_s << u"a\\u000d\\u000ab\\u0009"_s;
        QTest::newRow("escape sequence") << u"\u001b[2J\u009b1m\u007f"_s << u"\\u001b[2J\\u009b1m\\u007f"_s;
        QTest::newRow("bidi override") << u"a\u202egpj.\u2066\u2069"_s << u"a\\u202egpj.\\u2066\\u2069"_s;
        QTest::newRow("zero width") << u"a\u200bb\ufeff\u061c"_s << u"a\\u200bb\\ufeff\\u061c"_s;
        QTest::newRow("500 characters") << QString(500, u'x') << QString(500, u'x');
        QTest::newRow("more") << QString(501, u'x') << QString(500, u'x') + u'…';
    }

    void showsHostileTextAsText()
    {
        QFETCH(QString, foreign);
        QFETCH(QString, shown);
        QCOMPARE(shownText(foreign), shown);
        QCOMPARE(diagnosisText(u"<{found}>"_s, {{u"found"_s, foreign}}), u'<' + shown + u'>');
    }

    void doesNotFillPlacesInsideAFact()
    {
        QCOMPARE(diagnosisText(u"{found}"_s, {{u"found"_s, u"{port}"_s}, {u"port"_s, u"1"_s}}), u"{port}"_s);
    }

    void leavesOutCausesWhoseFactsAreMissing()
    {
        const Facts known{{u"port"_s, u"8080"_s}, {u"address"_s, u"::1"_s}};
        const Explanation without = explain(Error{Step::Listen, u"port_taken"_s, known}, {});
        Facts more = known;
        more.insert(u"owner"_s, u"node (4711)"_s);
        const Explanation with = explain(Error{Step::Listen, u"port_taken"_s, more}, {});
        QCOMPARE(with.code, u"port_taken"_s);
        QVERIFY(with.headline.contains(u"8080"_s) && with.headline.contains(u"::1"_s));
        QCOMPARE(with.causes.size(), 1); // who is seen there leaves nothing to guess
        QVERIFY(with.causes.first().text.startsWith(u"node (4711)"_s));
        QCOMPARE(with.causes.first().likelihood, u"known"_s);
        QVERIFY(!with.causes.first().actions.isEmpty());
        QCOMPARE(without.causes.size(), 1);
        QCOMPARE(without.causes.first().likelihood, u"usual"_s);
    }

    void choosesItsWordsByTheSurface()
    {
        const Error stranger{Step::Trust, u"untrusted_server"_s, {{u"origins"_s, u"https://a.example"_s}}};
        const auto firstAction = [&](Surface surface) {
            return explain(stranger, {.surface = surface}).causes.first().actions.first();
        };
        QVERIFY(firstAction(Surface::Terminal).contains(u"--trust-server"_s));
        QVERIFY(firstAction(Surface::Window).contains(u"“Trust this server for this client”"_s));
        QCOMPARE(explain(stranger, {}).causes.first().actions.first(), firstAction(Surface::Terminal));
    }

    void saysWhereTheExchangesAreToBeSeen()
    {
        const Error page{Step::TokenExchange, u"not_json"_s};
        const auto said = [&](Surface surface) {
            QString text;
            for (const Explanation::Cause& cause : explain(page, {.surface = surface}).causes)
                text += cause.actions.join(u'\n') + u'\n';
            return text;
        };
        QVERIFY2(said(Surface::Window).contains(u"in Requests"_s), qPrintable(said(Surface::Window)));
        QVERIFY2(said(Surface::Terminal).contains(u"--har FILE"_s), qPrintable(said(Surface::Terminal)));
        QVERIFY(!said(Surface::Terminal).contains(u"Requests"_s));
    }

    void leavesOutWhatTheSurfaceDoesNotHave()
    {
        const Error late{Step::Authorization, u"timed_out"_s, {{u"seconds"_s, u"300"_s}}};
        const auto actions = [&](Surface surface) {
            return explain(late, {.surface = surface}).causes.first().actions;
        };
        QCOMPARE(actions(Surface::Terminal),
            actions(Surface::Window) + QStringList{u"Give more time with --timeout SECONDS."_s});
        const Error locked{Step::Keychain, u"no_keychain"_s, {{u"reason"_s, u"no service"_s}}};
        const auto causes = [&](Surface surface) { return explain(locked, {.surface = surface}).causes; };
        QCOMPARE(causes(Surface::Terminal).size(), causes(Surface::Window).size() + 1);
        QCOMPARE(causes(Surface::Terminal).last().text, u"A file is what you want."_s);
    }

    // The facts of an error come from servers and files as well.
    void takesNoSurfaceFromAFact()
    {
        const Error error{Step::Trust, u"untrusted_server"_s, {{u"surface"_s, u"window"_s}}};
        QVERIFY(explain(error, {}).causes.first().actions.first().contains(u"--trust-server"_s));
    }

    /// The practice provider follows Google's rules.
    void linksToTheGuidesForPracticeToo()
    {
        const Finding review{Finding::Level::Note, u"review_unknown"_s, {}};
        const auto links = explain(review, {.server = ServerKind::Practice}).links;
        QCOMPARE(links.size(), 1);
        QVERIFY(links.first().address.startsWith(u"https://support.google.com/"_s));
        QVERIFY(explain(review, {.server = ServerKind::Other}).links.isEmpty());
    }

    void linksToTheConsoleForGoogleOnly()
    {
        const Error denied{Step::ErrorPage, u"access_denied"_s, {}, true};
        const Explanation google = explain(denied, {.project = u"my-project"_s});
        QVERIFY(!google.links.isEmpty());
        for (const Explanation::Link& link : google.links) {
            QVERIFY(link.address.startsWith(u"https://"_s));
            QVERIFY(!link.text.isEmpty());
        }
        QVERIFY(explain(denied, {.server = ServerKind::Other}).links.isEmpty());
        QVERIFY(explain(denied, {.server = ServerKind::Practice}).links.isEmpty());
    }

    void looksIntoTheStepThenIntoTheNetwork()
    {
        const Explanation refused = explain(Error{Step::Drive, u"connection_refused"_s}, {});
        QVERIFY(!refused.headline.isEmpty());
        QCOMPARE(refused.headline, explain(Error{Step::Refresh, u"connection_refused"_s}, {}).headline);
    }

    void hasGeneralWordsForACodeOfAServersOwn()
    {
        const Error unknown{Step::TokenExchange, u"solar_flare"_s, {{u"status"_s, u"400"_s}}, true};
        const Explanation explanation = explain(unknown, {.server = ServerKind::Other});
        QVERIFY(explanation.headline.contains(u"solar_flare"_s));
        QVERIFY(explanation.headline.startsWith(u"The server"_s));
        QCOMPARE(explanation.code, u"solar_flare"_s);
    }

    // A server may say `timed_out`; it gets no words and no exit status that are ours.
    void takesNoWordOfTheServersForOneOfOurs()
    {
        for (const QString& code : {u"timed_out"_s, u"cancelled"_s, u"interrupted"_s, u"state_mismatch"_s}) {
            const Error said{.step = Step::Authorization, .code = code, .isServersWord = true};
            QCOMPARE(explain(said, {}).headline, u"Google ended the sign-in with %1."_s.arg(code));
            QVERIFY(outcomeOf(said) == Outcome::Problem);
        }
        const Error ours{.step = Step::Authorization, .code = u"access_denied"_s};
        QVERIFY(explain(ours, {}).headline
            != explain({Step::Authorization, u"access_denied"_s, {}, true}, {}).headline);
    }

    void tellsTheKindOfEnd_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("time") << Error{Step::Authorization, u"timed_out"_s} << Outcome::Ended;
        QTest::newRow("port") << Error{Step::Listen, u"port_taken"_s} << Outcome::MachineInTheWay;
        QTest::newRow("file") << Error{Step::ClientFile, u"json_too_large"_s} << Outcome::UnusableInput;
        QTest::newRow("cancelled") << Error{Step::Authorization, u"cancelled"_s} << Outcome::Ended;
        QTest::newRow("signal") << Error{Step::Drive, u"interrupted"_s} << Outcome::Interrupted;
        QTest::newRow("code of its own") << Error{Step::Drive, u"solar_flare"_s} << Outcome::Problem;
        QTest::newRow("no discovery")
            << Error{Step::Revocation, u"offer_unknown"_s} << Outcome::ServerUnavailable;
        QTest::newRow("network") << Error{Step::Drive, u"connection_refused"_s} << Outcome::ServerUnavailable;
    }

    void tellsTheKindOfEnd()
    {
        QFETCH(Error, error);
        QFETCH(Outcome, outcome);
        QCOMPARE(int(outcomeOf(error)), int(outcome));
    }

    void explainsFindingsAndReasons()
    {
        const Explanation finding =
            explain(Finding{Finding::Level::Note, u"unknown_members"_s, {{u"members"_s, u"foo"_s}}}, {});
        QVERIFY(finding.headline.contains(u"foo"_s));
        for (const QString& reason : {u"granted_as_requested"_s, u"not_granted"_s, u"left_out_by_server"_s,
                 u"not_in_token"_s, u"added_by_server"_s, u"granted_earlier"_s, u"earlier_grant"_s,
                 u"added_unasked"_s, u"in_token_unasked"_s})
            QVERIFY2(!explainReason(reason).isEmpty(), qPrintable(reason));
        // RFC 7009 ends a token; that the whole grant ends for every client is Google's way.
        const auto revoked = [](ServerKind kind) {
            return explainReason(u"grant_revoked"_s, ExplainContext{.server = kind});
        };
        QVERIFY(revoked(ServerKind::Google).contains(u"every client"_s));
        QVERIFY(revoked(ServerKind::Practice).contains(u"every client"_s));
        QVERIFY(!revoked(ServerKind::Other).isEmpty());
        QVERIFY(!revoked(ServerKind::Other).contains(u"every client"_s));
        QCOMPARE(explainReason(u"no_such_reason"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
