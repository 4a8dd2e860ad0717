// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "stand.h"

#include "run/profile.h"
#include "theme/style.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// A profile of that name, in a file of that name.
QString makeProfile(const Stand& stand, const QByteArray& name)
{
    const QString path = stand.home.filePath(QString::fromLatin1(name) + u".scopelight.json"_s);
    const QByteArray json =
        R"({"scopelight": 1, "client_file": "client_secret.json", "scopes": ["openid"], "name": ")";
    return writeFile(path, json + name + "\"}") ? path : QString();
}

QString nameIn(const QString& path)
{
    const auto profile = Profile::read(path);
    return profile ? profile->name : QString();
}

} // namespace

/// Nothing that was set in a profile goes without a word.
class TestUnsavedProfile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void asksBeforeChangesAreLost();
    void asksForWhatOtherPagesChanged();
    void closesOnceChangesAreGivenUp();
};

void TestUnsavedProfile::asksBeforeChangesAreLost()
{
    Stand stand;
    const QString path = makeProfile(stand, "Backup");
    const QString other = makeProfile(stand, "Other");
    stand.window.openFile(path);
    const auto name = [&] { return stand.find<QLineEdit>(u"profileName"_s); };
    name()->clear();
    QTest::keyClicks(name(), u"Nightly"_s);
    stand.window.goTo(StepId::Client);

    stand.window.openFile(other);
    QVERIFY2(stand.find<QWidget>(u"unsavedQuestion"_s) != nullptr, "on the page of what would be lost");
    QCOMPARE(stand.window.focusWidget()->objectName(), u"saveChanges"_s);
    QVERIFY(stand.click(u"keepChanges"_s));
    QVERIFY(stand.find<QWidget>(u"unsavedQuestion"_s) == nullptr);
    QCOMPARE(name()->text(), u"Nightly"_s);

    stand.window.openFile(other);
    QVERIFY(stand.press(u"Esc"_s));
    QVERIFY(stand.find<QWidget>(u"unsavedQuestion"_s) == nullptr);
    QCOMPARE(name()->text(), u"Nightly"_s);

    stand.window.openFile(other);
    QVERIFY(stand.click(u"saveChanges"_s));
    QCOMPARE(nameIn(path), u"Nightly"_s);
    QCOMPARE(name()->text(), u"Other"_s);

    stand.window.openFile(path);
    QVERIFY2(stand.find<QWidget>(u"unsavedQuestion"_s) == nullptr, "nothing was changed");
    QTest::keyClicks(name(), u" two"_s);
    QVERIFY(stand.press(u"Ctrl+N"_s));
    QVERIFY(stand.click(u"dropChanges"_s));
    QCOMPARE(name()->text(), QString());
    QCOMPARE(nameIn(path), u"Nightly"_s);
}

/// What is chosen on the other pages belongs to it, too.
void TestUnsavedProfile::asksForWhatOtherPagesChanged()
{
    Stand stand;
    const QString path = makeProfile(stand, "Backup");
    stand.window.openFile(path);
    stand.window.goTo(StepId::Scopes);
    stand.workbench.setScopes({u"openid"_s, u"email"_s});
    QVERIFY(!stand.window.close());
    QVERIFY(stand.find<QWidget>(u"unsavedQuestion"_s) != nullptr);
    QVERIFY(stand.click(u"keepChanges"_s));
    stand.window.goTo(StepId::Scopes);
    QVERIFY(stand.press(u"Ctrl+S"_s));
    QCOMPARE(Profile::read(path)->scopes, (QStringList{u"openid"_s, u"email"_s}));
    QVERIFY(stand.window.close());
}

void TestUnsavedProfile::closesOnceChangesAreGivenUp()
{
    Stand stand;
    stand.window.openFile(makeProfile(stand, "Backup"));
    QTest::keyClicks(stand.find<QLineEdit>(u"profileName"_s), u" two"_s);
    QVERIFY(!stand.window.close());
    QVERIFY(stand.window.isVisible());
    QVERIFY(stand.click(u"dropChanges"_s));
    QVERIFY(!stand.window.isVisible());
}

QTEST_MAIN(TestUnsavedProfile)
#include "tst_unsavedprofile.moc"
