// SPDX-License-Identifier: Apache-2.0
#include "startfailure.h"

#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

class TestStartFailure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissingAndWhatToDo();
};

void TestStartFailure::saysWhatIsMissingAndWhatToDo()
{
    const auto box = makeStartFailure(
        {Step::Scopes, u"catalogue_missing"_s, {{u"path"_s, u"/opt/<b>x</b>/catalogue.bin"_s}}});
    QVERIFY2(box->text().contains(u"/opt/<b>x</b>/catalogue.bin"_s), qPrintable(box->text()));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY2(
        box->informativeText().contains(u"Install Scopelight again."_s), qPrintable(box->informativeText()));
    QVERIFY2(box->informativeText().contains(u"Usual reason: A program was copied"_s),
        qPrintable(box->informativeText()));
    QVERIFY(box->button(QMessageBox::Close) != nullptr);
}

QTEST_MAIN(TestStartFailure)
#include "tst_startfailure.moc"
