// SPDX-License-Identifier: Apache-2.0
#include "models/drivemodel.h"
#include "models/grantmodel.h"
#include "models/scopemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

DriveFile file(int number)
{
    return {.id = QString::number(number),
        .name = u"File %1"_s.arg(number, 6, 10, QChar(u'0')),
        .mimeType = number % 2 ? u"application/pdf"_s : u"image/png"_s,
        .size = number % 3 ? std::optional<qint64>(number) : std::nullopt,
        .modifiedAt = QDateTime::fromSecsSinceEpoch(number, Qt::UTC),
        .owner = u"ada@example.com"_s};
}

QList<DriveFile> files(int from, int to)
{
    QList<DriveFile> list;
    for (int number = from; number < to; ++number)
        list.append(file(number));
    return list;
}

QStringList column(const QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsScopesByWordsAndClass();
    void ticksByRequestOnly();
    void suggestsWhatWasMeant();
    void showsWhatWasAskedAndWhatWasGiven();
    void growsPageByPage();
    void sortsAndFiltersInAWorker();
    void keepsTheOrderWhileItGrows();
    void sortsNamesAsPeopleDo();
    void findsFilesByTheirKind();
    void keepsTheFileThatIsCurrent();
};

void TestModels::findsScopesByWordsAndClass()
{
    const ScopeCatalogue catalogue;
    ScopeModel model(catalogue);
    const QAbstractItemModelTester tester(&model, strict);
    model.search({});
    QVERIFY(model.scopeCount() > 500);
    QVERIFY(model.index(0).data(ScopeModel::IsApiRole).toBool());
    model.search(u"drive.metadata"_s);
    QCOMPARE(model.index(0).data(ScopeModel::NameRole).toString(), u"Google Drive API"_s);
    QVERIFY(column(model, 0).contains(u"drive.metadata.readonly"_s));
    model.search(u"drive"_s, {.sensitivity = Sensitivity::NonSensitive});
    QVERIFY(model.scopeCount() > 0);
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        QVERIFY(index.data(ScopeModel::IsApiRole).toBool()
            || Sensitivity(index.data(ScopeModel::SensitivityRole).toInt()) == Sensitivity::NonSensitive);
    }
    QVERIFY2(model.count(Sensitivity::Restricted) > 0, "the other classes are counted, too");
}

void TestModels::ticksByRequestOnly()
{
    const ScopeCatalogue catalogue;
    ScopeModel model(catalogue);
    model.search(u"drive.file"_s);
    QSignalSpy ticked(&model, &ScopeModel::ticked);
    const QModelIndex scope = model.index(1);
    QVERIFY(model.setData(scope, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.size(), 1);
    QCOMPARE(scope.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked)); // the set is somebody else's
    model.setChosen({scope.data(ScopeModel::ScopeRole).toString()});
    QCOMPARE(scope.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(model.index(0).data(ScopeModel::ChosenCountRole).toInt(), 1);
    QVERIFY(!model.setData(model.index(0), Qt::Checked, Qt::CheckStateRole));
}

void TestModels::suggestsWhatWasMeant()
{
    const ScopeCatalogue catalogue;
    ScopeModel model(catalogue);
    model.search(u"drive.readonyl"_s);
    QCOMPARE(model.scopeCount(), 0);
    QCOMPARE(model.nearest().value(0), u"drive.readonly"_s);
}

void TestModels::showsWhatWasAskedAndWhatWasGiven()
{
    GrantModel model;
    const QAbstractItemModelTester tester(&model, strict);
    const QString drive = u"https://www.googleapis.com/auth/drive"_s;
    const auto outcomes = compareScopes({u"openid"_s, drive}, {u"openid"_s, u"extra"_s});
    model.show(outcomes, {}, ScopeCatalogue(), {});
    QCOMPARE(column(model, GrantModel::Scope), (QStringList{u"openid"_s, u"drive"_s, u"extra"_s}));
    QCOMPARE(column(model, GrantModel::Requested), (QStringList{u"Yes"_s, u"Yes"_s, u"No"_s}));
    QCOMPARE(column(model, GrantModel::Granted), (QStringList{u"Yes"_s, u"No"_s, u"Extra"_s}));
    QCOMPARE(
        column(model, GrantModel::InTokenInfo), (QStringList{u"Not told"_s, u"Not told"_s, u"Not told"_s}));
    model.show(outcomes, TokenInfo{.scopes = {u"openid"_s}}, ScopeCatalogue(), {});
    QCOMPARE(column(model, GrantModel::InTokenInfo), (QStringList{u"Yes"_s, u"No"_s, u"No"_s}));
    QVERIFY(model.index(1, 0).data(GrantModel::DiffersRole).toBool());
    const QString reason =
        u"Not granted. Usual reason: its box was not ticked; Scopelight cannot see %1's page."_s;
    QCOMPARE(column(model, GrantModel::Reason)[1], reason.arg(u"Google"_s));
    model.show(outcomes, {}, ScopeCatalogue(), {.server = ServerKind::Practice});
    QCOMPARE(column(model, GrantModel::Reason)[1], reason.arg(u"the practice provider"_s));
    model.show({{drive, ScopeOutcome::State::Extra, u"granted_earlier"_s},
                   {drive, ScopeOutcome::State::Extra, u"earlier_grant"_s}},
        {}, ScopeCatalogue(), {});
    QVERIFY2(!model.index(0, 0).data(GrantModel::DiffersRole).toBool(), "granted in this run");
    QVERIFY2(model.index(1, 0).data(GrantModel::DiffersRole).toBool(), "left over");
}

void TestModels::growsPageByPage()
{
    DriveModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.append(files(0, 1000));
    model.append(files(1000, 1500));
    QCOMPARE(model.rowCount(), 1500);
    QCOMPARE(model.index(1499, DriveModel::Name).data().toString(), u"File 001499"_s);
    QCOMPARE(model.index(1, DriveModel::Kind).data().toString(), u"PDF"_s);
    QCOMPARE(model.sizedFiles(), 1000);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totalSize(), 0);
}

void TestModels::sortsAndFiltersInAWorker()
{
    DriveModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.append(files(0, 100));
    QSignalSpy arranged(&model, &DriveModel::arranged);
    model.sort(DriveModel::Name, Qt::DescendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(model.index(0, DriveModel::Name).data().toString(), u"File 000099"_s);
    model.filter(u"00007"_s);
    QVERIFY(arranged.wait());
    QCOMPARE(model.rowCount(), 11);
    QCOMPARE(model.index(0, DriveModel::Name).data().toString(), u"File 000079"_s);
    model.sort(DriveModel::Size, Qt::AscendingOrder);
    model.filter({});
    QVERIFY(arranged.wait());
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.index(99, DriveModel::Name).data().toString(), u"File 000098"_s);
}

void TestModels::keepsTheOrderWhileItGrows()
{
    DriveModel model;
    QSignalSpy arranged(&model, &DriveModel::arranged);
    model.sort(DriveModel::Name, Qt::DescendingOrder);
    model.append(files(0, 10));
    model.append(files(10, 20));
    QTRY_COMPARE(model.rowCount(), 20);
    QCOMPARE(model.index(0, DriveModel::Name).data().toString(), u"File 000019"_s);
}

void TestModels::sortsNamesAsPeopleDo()
{
    DriveModel model;
    QList<DriveFile> some;
    for (const QString& name : {u"zebra"_s, u"Part 10"_s, u"émile"_s, u"part 2"_s, u"Eve"_s})
        some.append({.id = name, .name = name});
    model.append(some);
    QSignalSpy arranged(&model, &DriveModel::arranged);
    model.sort(DriveModel::Name, Qt::AscendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(column(model, DriveModel::Name),
        (QStringList{u"émile"_s, u"Eve"_s, u"part 2"_s, u"Part 10"_s, u"zebra"_s}));
}

void TestModels::findsFilesByTheirKind()
{
    DriveModel model;
    model.append({{.id = u"1"_s, .name = u"a"_s, .mimeType = u"application/gzip"_s},
        {.id = u"2"_s, .name = u"b"_s, .mimeType = u"image/png"_s},
        {.id = u"3"_s, .name = u"c"_s, .mimeType = u"application/zip"_s}});
    QSignalSpy arranged(&model, &DriveModel::arranged);
    model.filter(u"archive"_s);
    QVERIFY(arranged.wait());
    QCOMPARE(column(model, DriveModel::Name), (QStringList{u"a"_s, u"c"_s}));
}

void TestModels::keepsTheFileThatIsCurrent()
{
    DriveModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.append(files(0, 100));
    const QPersistentModelIndex current = model.index(7, DriveModel::Name);
    QSignalSpy arranged(&model, &DriveModel::arranged);
    model.sort(DriveModel::Name, Qt::DescendingOrder);
    QVERIFY(arranged.wait());
    QCOMPARE(current.row(), 92);
    QCOMPARE(current.data().toString(), u"File 000007"_s);
    model.filter(u"00009"_s);
    QVERIFY(arranged.wait());
    QVERIFY2(!current.isValid(), "a row that is filtered out is nobody's");
}

QTEST_MAIN(TestModels)
#include "tst_models.moc"
