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
        QVERIFY(usual(with(u"not_granted"_s)).contains(u"drive.file was asked for"_s));
        QVERIFY(usual(with(u"granted"_s)).contains(u"The token has drive.file"_s));
        QVERIFY(usual({}).contains(u"not known"_s));
    }

    void doesNotTakeSilenceForAnAnswer()
    {
        const auto said = [](const Facts& why) {
            return explain({Step::Revocation, u"offer_unknown"_s, why}, {.server = ServerKind::Other});
        };
        const Facts down{{u"url"_s, u"https://a.example/x"_s}, {u"status"_s, u"503"_s}};
        QCOMPARE(said(down).headline, u"Could not tell what the server offers."_s);
        QVERIFY2(said(down).detail.contains(u"https://a.example/x answered with status 503"_s),
            qPrintable(said(down).detail));
        QVERIFY(!said(down).causes.isEmpty());
        for (const QString& reason : {u"connection_refused"_s, u"not_asked"_s}) {
            QVERIFY(!said({{u"reason"_s, reason}, {u"url"_s, u"https://a.example/x"_s}}).detail.isEmpty());
            QVERIFY(!said({{u"reason"_s, reason}}).causes.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
