// SPDX-License-Identifier: Apache-2.0
#include "cli/failuretext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

const Error portTaken{Step::Listen, u"port_taken"_s,
    {{u"port"_s, u"8080"_s}, {u"address"_s, u"127.0.0.1"_s}, {u"owner"_s, u"node (4711)"_s}}};

} // namespace

class TestFailureText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappenedThenWhyThenWhatToDo()
    {
        const QString text = failureText(portTaken, {}, TextStyle());
        const qsizetype what = text.indexOf(u"8080"_s);
        const qsizetype why = text.indexOf(u"\nnode (4711) holds the port."_s);
        const qsizetype remedy = text.indexOf(u"\n  - "_s);
        QVERIFY2(what >= 0 && what < why && why < remedy, qPrintable(text));
        QVERIFY2(text.endsWith(u"\n(listen, port_taken)"_s), qPrintable(text));
    }

    void saysTheSameToScripts()
    {
        const QJsonObject error = failureJson(portTaken, {}).value(u"error"_s).toObject();
        QCOMPARE(error.keys(), (QStringList{u"code"_s, u"hint"_s, u"message"_s, u"step"_s}));
        QCOMPARE(error.value(u"step"_s).toString(), u"listen"_s);
        QCOMPARE(error.value(u"code"_s).toString(), u"port_taken"_s);
        QVERIFY(error.value(u"message"_s).toString().contains(u"8080"_s));
        QVERIFY(!error.value(u"hint"_s).toString().isEmpty());
        const QJsonObject interrupted = failureJson({Step::Drive, u"interrupted"_s}, {});
        QVERIFY2(interrupted.value(u"error"_s)[u"hint"_s].isNull(), "there is nothing to do about it");
    }

    void givesScriptsOneActionALine()
    {
        const QJsonObject error = failureJson({Step::Usage, u"no_source"_s}, {}).value(u"error"_s).toObject();
        const QStringList lines = error.value(u"hint"_s).toString().split(u'\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines.last().startsWith(u"Or "_s), qPrintable(lines.last()));
    }

    void showsForeignTextAsText()
    {
        const Error said{Step::Authorization, u"access_denied"_s,
            {{u"error_description"_s, u"\x1b[2J\u202eevil"_s}}, true};
        const QString text = failureText(said, {}, TextStyle());
        QVERIFY2(!text.contains(u'\x1b') && !text.contains(u'\u202e'), qPrintable(text));
        QVERIFY2(text.contains(u"\\u001b[2J\\u202eevil"_s), qPrintable(text));
    }

    /// Apart from the rest, so that it can be copied as it is.
    void setsTheNoteApart()
    {
        const Error stopped{Step::Refresh, u"admin_policy_enforced"_s, {}, true};
        const ExplainContext context{.clientId = u"1-a.apps.googleusercontent.com"_s, .scopes = u"openid"_s};
        const QString note = explain(stopped, context).note;
        QVERIFY(note.contains(u"\n  openid\n"_s));
        const QString text = failureText(stopped, context, TextStyle());
        QVERIFY2(
            text.contains(u"\n\nThe note to hand on:\n\n%1\n\n(refresh, "_s.arg(note)), qPrintable(text));
        const QString other =
            failureText(stopped, {.clientId = u"1-a"_s, .server = ServerKind::Other}, TextStyle());
        QVERIFY2(!other.contains(u"The note"_s) && !other.contains(u"note below"_s), qPrintable(other));
    }

    void putsTheWorstFindingFirst()
    {
        const Findings findings{{Finding::Level::Note, u"unknown_members"_s, {{u"members"_s, u"foo"_s}}},
            {Finding::Level::Problem, u"tracked_by_git"_s, {}}};
        const QString text = findingsText(findings, {}, TextStyle());
        QVERIFY2(text.indexOf(u"Problem: "_s) < text.indexOf(u"Note: "_s), qPrintable(text));
        const QJsonArray array = findingsJson(findings, {});
        QCOMPARE(array.size(), 2);
        QCOMPARE(array[0][u"code"_s].toString(), u"tracked_by_git"_s);
        QCOMPARE(array[1][u"facts"_s][u"members"_s].toString(), u"foo"_s);
    }
};

QTEST_GUILESS_MAIN(TestFailureText)
#include "tst_failuretext.moc"
