// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "google/drivepage.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

/// The one file of a page that says this about it.
DriveFile fileOf(const QByteArray& members)
{
    const auto page = parseDrivePage(R"({"files":[{)" + members + "}]}", DrivePageUse::List);
    return page && page->files.size() == 1 ? page->files.first() : DriveFile{.id = u"no page"_s};
}

} // namespace

class TestDrivePage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPageOfDrive();
    void countsWithoutKeeping();
    void takesWhatIsThereAndLeavesTheRestEmpty_data();
    void takesWhatIsThereAndLeavesTheRestEmpty();
    void keepsHostileNamesAsTheyAre();
    void readsNothingFromOtherPlaces();
    void saysWhenDriveDidNotSearchEverywhere();
    void refusesWhatIsNoPage_data();
    void refusesWhatIsNoPage();
    void givesUpOnBottomlessNesting();
};

void TestDrivePage::readsAPageOfDrive()
{
    const auto page = parseDrivePage(testData(u"drive/page.json"_s), DrivePageUse::List);
    QVERIFY(page);
    QCOMPARE(page->count, 3);
    QCOMPARE(page->files.size(), 3);
    const DriveFile sheet{
        .id = u"1AbC"_s,
        .name = u"Budget \u20AC 2026"_s,
        .mimeType = u"application/vnd.google-apps.spreadsheet"_s,
        .size = {},
        .modifiedAt = QDateTime({2026, 9, 14}, {10, 0, 0, 250}, Qt::UTC),
        .owner = u"ada@example.com"_s,
    };
    QCOMPARE(page->files.at(0), sheet);
    QCOMPARE(page->files.at(1).size, 9'007'199'254'740'993); // beyond what a double can hold
    QCOMPARE(page->files.at(1).owner, u"Grace"_s);
    QCOMPARE(page->files.at(1).modifiedAt, QDateTime({2026, 1, 1}, {22, 30}, Qt::UTC));
    QCOMPARE(page->files.at(2), (DriveFile{.id = u"3"_s}));
}

void TestDrivePage::countsWithoutKeeping()
{
    const auto page = parseDrivePage(testData(u"drive/page.json"_s), DrivePageUse::CountOnly);
    QVERIFY(page);
    QCOMPARE(page->count, 3);
    QVERIFY(page->files.isEmpty());
}

void TestDrivePage::takesWhatIsThereAndLeavesTheRestEmpty_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<DriveFile>("file");
    const auto row = [](const char* name, const QByteArray& members, const DriveFile& file) {
        QTest::newRow(name) << members << file;
    };
    row("nothing", "", {});
    row("size as a string", R"("size":"12")", {.size = 12});
    row("size as a number", R"("size":12)", {.size = 12});
    row("size zero", R"("size":"0")", {.size = 0});
    row("size is a word", R"("size":"big")", {});
    row("size below zero", R"("size":-1)", {});
    row("size with a fraction", R"("size":1.5)", {});
    row("size beyond int64", R"("size":"9223372036854775808")", {});
    row("size null", R"("size":null)", {});
    row("name is a number", R"("name":7,"id":"a")", {.id = u"a"_s});
    row("name is a list", R"("name":["x"],"id":"a")", {.id = u"a"_s});
    row("name is an object", R"("name":{"name":"x","id":"y"},"id":"a")", {.id = u"a"_s});
    row("no date", R"("modifiedTime":"yesterday","id":"a")", {.id = u"a"_s});
    row("no owners", R"("owners":[])", {});
    row("owners is an object", R"("owners":{"emailAddress":"x"})", {});
    row("owner without an address", R"("owners":[{"displayName":"Ada"}])", {.owner = u"Ada"_s});
    row("owner, name first", R"("owners":[{"displayName":"Ada","emailAddress":"a@b"}])", {.owner = u"a@b"_s});
    row("first owner counts", R"("owners":[{"displayName":"Ada"},{"emailAddress":"b@b"}])",
        {.owner = u"Ada"_s});
    row("owner within an owner", R"("owners":[{"x":{"emailAddress":"no"},"displayName":"Ada"}])",
        {.owner = u"Ada"_s});
}

void TestDrivePage::takesWhatIsThereAndLeavesTheRestEmpty()
{
    QFETCH(QByteArray, members);
    QTEST(fileOf(members), "file");
}

void TestDrivePage::keepsHostileNamesAsTheyAre()
{
    QCOMPARE(fileOf(R"("name":"<b>x</b>\u202Egpj.exe\u0000end")").name,
        u"<b>x</b>\u202Egpj.exe"_s + QChar(0) + u"end"_s);
    QCOMPARE(fileOf(R"("name":"\uD83D\uDE00")").name, u"\U0001F600"_s);
}

void TestDrivePage::readsNothingFromOtherPlaces()
{
    const auto page = parseDrivePage(
        R"({"x":{"files":[{"id":"no"}],"incompleteSearch":true},"files":["no",7,null,[{"id":"no"}],{"id":"yes"}]})",
        DrivePageUse::List);
    QVERIFY(page);
    QCOMPARE(page->count, 1);
    QCOMPARE(page->files.first().id, u"yes"_s);
    QVERIFY(!page->incompleteSearch);
}

void TestDrivePage::saysWhenDriveDidNotSearchEverywhere()
{
    const auto page = parseDrivePage(R"({"incompleteSearch":true,"files":[]})", DrivePageUse::CountOnly);
    QVERIFY(page && page->incompleteSearch);
}

void TestDrivePage::refusesWhatIsNoPage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << u"not_json"_s;
    QTest::newRow("web page") << QByteArray("<html>") << u"not_json"_s;
    QTest::newRow("cut") << QByteArray(R"({"files":[{"id":"a"})") << u"not_json"_s;
    QTest::newRow("more after it") << QByteArray(R"({"files":[]} x)") << u"not_json"_s;
    QTest::newRow("comma too many") << QByteArray(R"({"files":[],})") << u"not_json"_s;
    QTest::newRow("no UTF-8") << QByteArray("{\"files\":[{\"name\":\"\xff\"}]}") << u"not_json"_s;
    QTest::newRow("half a surrogate") << QByteArray(R"({"files":[{"name":"\uD800"}]})") << u"not_json"_s;
    QTest::newRow("another object") << QByteArray(R"({"items":[]})") << u"not_a_file_list"_s;
    QTest::newRow("empty object") << QByteArray("{}") << u"not_a_file_list"_s;
    QTest::newRow("files is a word") << QByteArray(R"({"files":"none"})") << u"not_a_file_list"_s;
    QTest::newRow("files is an object") << QByteArray(R"({"files":{"id":"a"}})") << u"not_a_file_list"_s;
    QTest::newRow("list") << QByteArray(R"([{"files":[]}])") << u"not_a_file_list"_s;
    QTest::newRow("number") << QByteArray("7") << u"not_a_file_list"_s;
}

void TestDrivePage::refusesWhatIsNoPage()
{
    QFETCH(QByteArray, bytes);
    for (const DrivePageUse use : {DrivePageUse::List, DrivePageUse::CountOnly}) {
        const auto page = parseDrivePage(bytes, use);
        QVERIFY(!page);
        QTEST(page.error().code, "code");
        QVERIFY(page.error().step == Step::Drive);
    }
}

void TestDrivePage::givesUpOnBottomlessNesting()
{
    const auto page =
        parseDrivePage(R"({"files":)" + QByteArray(4 * 1024 * 1024, '['), DrivePageUse::CountOnly);
    QVERIFY(!page);
    QCOMPARE(page.error().code, u"not_json"_s);
}

QTEST_GUILESS_MAIN(TestDrivePage)
#include "tst_drivepage.moc"
