// SPDX-License-Identifier: Apache-2.0
#include "base/finding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestFinding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsTheWorstFirstAndKeepsTheOrderWithinALevel();
    void spellsTheLevelsForOutput();
};

void TestFinding::listsTheWorstFirstAndKeepsTheOrderWithinALevel()
{
    const Findings findings{{Finding::Level::Note, u"a"_s}, {Finding::Level::Look, u"b"_s},
        {Finding::Level::Problem, u"c"_s}, {Finding::Level::Note, u"d"_s}, {Finding::Level::Problem, u"e"_s}};
    QStringList codes;
    for (const Finding& finding : worstFirst(findings))
        codes += finding.code;
    QCOMPARE(codes.join(u' '), u"c e b a d"_s);
}

void TestFinding::spellsTheLevelsForOutput()
{
    QCOMPARE(toString(Finding::Level::Problem), u"problem"_s);
    QCOMPARE(toString(Finding::Level::Look), u"look"_s);
    QCOMPARE(toString(Finding::Level::Note), u"note"_s);
}

QTEST_GUILESS_MAIN(TestFinding)
#include "tst_finding.moc"
