// SPDX-License-Identifier: Apache-2.0
#include "scopes/scopeset.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const auto userinfoEmail = u"https://www.googleapis.com/auth/userinfo.email"_s;
const auto userinfoProfile = u"https://www.googleapis.com/auth/userinfo.profile"_s;
const auto drive = u"https://www.googleapis.com/auth/drive"_s;
const auto gmail = u"https://mail.google.com/"_s;

QStringList lines(const QList<ScopeOutcome>& outcomes)
{
    QStringList result;
    for (const ScopeOutcome& outcome : outcomes)
        result.append(outcome.scope + u" | "_s + toString(outcome.state) + u" | "_s + outcome.reason);
    return result;
}

} // namespace

class TestScopeSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesAnyWhiteSpaceBetweenTokens();
    void keepsTheOrderAndDropsRepeats();
    void isCaseSensitive();
    void allowsTheCharactersOfRfc6749_data();
    void allowsTheCharactersOfRfc6749();
    void refusesOtherCharacters_data();
    void refusesOtherCharacters();
    void namesTheTokenThatItRefuses();
    void comparesAsSetsUnderBothNames();
    void subtractsUnderBothNames();
    void comparesAskedWithGiven_data();
    void comparesAskedWithGiven();
    void givesReasonsThatFollowFromTheSituation();
};

void TestScopeSet::takesAnyWhiteSpaceBetweenTokens()
{
    QCOMPARE(ScopeSet::parse(u" openid\temail\r\n  profile "_s)->scopes(),
        QStringList({u"openid"_s, u"email"_s, u"profile"_s}));
    QVERIFY(ScopeSet::parse(u" \n"_s)->isEmpty());
}

void TestScopeSet::keepsTheOrderAndDropsRepeats()
{
    const ScopeSet scopes = *ScopeSet::parse(u"b a b c a"_s);
    QCOMPARE(scopes.toWire(), u"b a c"_s);
    QCOMPARE(scopes.sorted(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(scopes.size(), 3);
}

void TestScopeSet::isCaseSensitive()
{
    QVERIFY(!ScopeSet({u"Email"_s}).contains(u"email"_s));
    QCOMPARE(ScopeSet::parse(u"a A"_s)->size(), 2);
}

void TestScopeSet::allowsTheCharactersOfRfc6749_data()
{
    QTest::addColumn<QString>("token");
    for (char16_t c = 0x21; c <= 0x7e; ++c) {
        if (c != u'"' && c != u'\\')
            QTest::addRow("%%x%02X", c) << u"a"_s + QChar(c);
    }
}

void TestScopeSet::allowsTheCharactersOfRfc6749()
{
    QFETCH(const QString, token);
    const auto scopes = ScopeSet::parse(token);
    QVERIFY(scopes);
    QCOMPARE(scopes->scopes(), QStringList(token));
}

void TestScopeSet::refusesOtherCharacters_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("quotation mark") << u"a\"b"_s;
    QTest::newRow("backslash") << u"a\\b"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u"b"_s;
    QTest::newRow("escape") << u"a\x1b[2J"_s;
    QTest::newRow("delete") << u"a\x7f"_s;
    QTest::newRow("letter beyond ASCII") << u"dr\u00efve"_s;
    QTest::newRow("zero-width space") << u"dri\u200bve"_s;
    QTest::newRow("bidi override") << u"\u202eevird"_s;
    QTest::newRow("typographic quote") << u"\u201cdrive\u201d"_s;
}

void TestScopeSet::refusesOtherCharacters()
{
    QFETCH(const QString, token);
    const auto scopes = ScopeSet::parse(token);
    QVERIFY(!scopes);
    QCOMPARE(scopes.error(), (Error{Step::Scopes, u"scope_characters"_s, {{u"scope"_s, token}}}));
}

void TestScopeSet::namesTheTokenThatItRefuses()
{
    QCOMPARE(ScopeSet::parse(u"openid \"email\" profile"_s).error().facts.value(u"scope"_s), u"\"email\""_s);
}

void TestScopeSet::comparesAsSetsUnderBothNames()
{
    QCOMPARE(ScopeSet({u"openid"_s, u"email"_s}), ScopeSet({userinfoEmail, u"openid"_s}));
    QVERIFY(!(ScopeSet({u"email"_s}) == ScopeSet({userinfoProfile})));
    QVERIFY(ScopeSet({userinfoProfile}).contains(u"profile"_s));
    QVERIFY(ScopeSet({u"profile"_s}).contains(userinfoProfile));
    QVERIFY(!ScopeSet({u"profile"_s}).contains(u"email"_s));
}

void TestScopeSet::subtractsUnderBothNames()
{
    const ScopeSet scopes({u"openid"_s, u"email"_s, drive});
    QCOMPARE(scopes.minus({userinfoEmail}).scopes(), QStringList({u"openid"_s, drive}));
    QCOMPARE(scopes.minus({}).scopes(), scopes.scopes());
}

void TestScopeSet::comparesAskedWithGiven_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QStringList>("outcome");

    QTest::newRow("all granted, in another order")
        << drive + u" openid"_s << u"openid "_s + drive
        << QStringList{drive + u" | granted | granted"_s, u"openid | granted | granted"_s};
    QTest::newRow("as Google answers email and profile")
        << u"email profile"_s << userinfoEmail + u" openid "_s + userinfoProfile
        << QStringList{u"email | granted | granted_as_alias"_s, u"profile | granted | granted_as_alias"_s,
               u"openid | extra | added_by_server"_s};
    QTest::newRow("both names in one answer")
        << u"email"_s << u"email "_s + userinfoEmail << QStringList{u"email | granted | granted"_s};
    QTest::newRow("both names as one extra")
        << u"openid"_s << u"openid email "_s + userinfoEmail
        << QStringList{u"openid | granted | granted"_s, u"email | extra | earlier_grant"_s};
    QTest::newRow("a box left empty")
        << u"openid "_s + drive << u"openid"_s
        << QStringList{u"openid | granted | granted"_s, drive + u" | missing | not_granted"_s};
    QTest::newRow("openid asked and not given is missing like any other")
        << u"openid"_s << drive
        << QStringList{u"openid | missing | not_granted"_s, drive + u" | extra | earlier_grant"_s};
    QTest::newRow("earlier grants, sorted")
        << u""_s << drive + u' ' + gmail
        << QStringList{gmail + u" | extra | earlier_grant"_s, drive + u" | extra | earlier_grant"_s};
    QTest::newRow("a longer name is another scope")
        << drive + u".readonly"_s << drive
        << QStringList{drive + u".readonly | missing | not_granted"_s, drive + u" | extra | earlier_grant"_s};
    QTest::newRow("nothing") << u""_s << u""_s << QStringList();
}

void TestScopeSet::comparesAskedWithGiven()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, given);
    QFETCH(const QStringList, outcome);
    QCOMPARE(lines(compareScopes(*ScopeSet::parse(asked), *ScopeSet::parse(given))), outcome);
}

// What is Google's habit, and what a box on its page was, says nothing of another server or of a saved token.
void TestScopeSet::givesReasonsThatFollowFromTheSituation()
{
    const auto compared = [](const GrantSituation& situation) {
        return lines(compareScopes({u"a"_s, u"b"_s}, {u"a"_s, u"openid"_s, u"offline"_s}, situation));
    };
    QCOMPARE(compared({.hasGooglesRules = false}),
        (QStringList{u"a | granted | granted"_s, u"b | missing | left_out_by_server"_s,
            u"offline | extra | added_unasked"_s, u"openid | extra | added_unasked"_s}));
    QCOMPARE(compared({.userWasAsked = false}),
        (QStringList{u"a | granted | granted"_s, u"b | missing | not_in_token"_s,
            u"offline | extra | in_token_unasked"_s, u"openid | extra | in_token_unasked"_s}));
    QCOMPARE(compared({.grantedEarlier = {u"offline"_s, u"b"_s}}),
        (QStringList{u"a | granted | granted"_s, u"b | missing | not_granted"_s,
            u"offline | extra | granted_earlier"_s, u"openid | extra | added_by_server"_s}));
    QCOMPARE(lines(compareScopes({u"a"_s}, {u"a"_s}, {.scopeAnnounced = false})),
        QStringList{u"a | granted | granted_as_requested"_s});
}

QTEST_GUILESS_MAIN(TestScopeSet)
#include "tst_scopeset.moc"
