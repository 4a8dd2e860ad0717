// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "helppage.h"
#include "helpstories.h"
#include "practiceserver.h"
#include "theme/style.h"
#include "widgets/helpbutton.h"
#include "widgets/helptext.h"
#include "widgets/helpwindow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

/// The stories of the help, told by the window: what a page quotes is what it says, word by word, and where
/// it says it the page is a click away.
class TestHelpStories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }
    void saysWhatThePageQuotes_data();
    void saysWhatThePageQuotes();
    void leadsToTheProviderOfTheTerminal();
};

void TestHelpStories::saysWhatThePageQuotes_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name : helpPages())
        QTest::newRow(qPrintable(name)) << name;
}

void TestHelpStories::saysWhatThePageQuotes()
{
    QFETCH(const QString, name);
    const auto stand = HelpStories::tell(name);
    QVERIFY(stand != nullptr);
    const HelpPage page = helpPage(name);
    QVERIFY(!page.quotes.isEmpty());
    const QStringList words = HelpStories::words(*stand);
    for (const QString& quote : page.quotes)
        QVERIFY2(words.contains(quote), qPrintable(u"Not said: "_s + quote));

    auto* button = stand->find<QPushButton>(u"help_"_s + name);
    QVERIFY(button != nullptr && button->property("kind") == u"quiet"_s);
    QVERIFY(!button->isDefault());
    QVERIFY(stand->click(button->objectName()));
    const auto windows = stand->window.findChildren<HelpWindow*>();
    QCOMPARE(windows.size(), 1);
    QVERIFY(windows.first()->isVisible() && !windows.first()->isModal());
    QCOMPARE(windows.first()->findChild<HelpText*>()->heading(), page.title);
}

/// The way of "An API that is off": the window's own practice has the API on.
void TestHelpStories::leadsToTheProviderOfTheTerminal()
{
    const PracticeServer practice({u"--scenario"_s, u"api-off"_s});
    Stand stand;
    const QString path = stand.home.filePath(u"off.scopelight.json"_s);
    const QJsonObject server{{u"trust"_s, QJsonArray{practice.origin()}}, {u"api_root"_s, practice.origin()}};
    const QJsonObject profile{{u"scopelight"_s, 1}, {u"client_file"_s, practice.clientFile()},
        {u"scopes"_s, QJsonArray{u"drive.metadata.readonly"_s}}, {u"server"_s, server}};
    QVERIFY(writeFile(path, QJsonDocument(profile).toJson()));
    stand.window.openFile(path);
    QTRY_VERIFY(stand.workbench.clientFile().client());
    QVERIFY(stand.signIn() && stand.list());
    stand.window.goTo(StepId::Drive);
    QVERIFY(stand.find<QPushButton>(u"help_api-off"_s) != nullptr);
}

QTEST_MAIN(TestHelpStories)
#include "tst_helpstories.moc"
