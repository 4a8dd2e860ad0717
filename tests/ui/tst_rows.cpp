// SPDX-License-Identifier: Apache-2.0
#include "exchanges.h"
#include "rendering.h"

#include "models/grantmodel.h"
#include "models/requestsmodel.h"
#include "models/stepmodel.h"
#include "theme/metrics.h"
#include "theme/style.h"
#include "widgets/diffdelegate.h"
#include "widgets/redactedtext.h"
#include "widgets/sequencelane.h"
#include "widgets/steprail.h"
#include "widgets/waterfalldelegate.h"

#include <QAccessible>
#include <QApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace rendering;

namespace {

using Mark = StepState::Mark;

/// A table without frames, whose rows are 40 high.
void prepare(QTableView& table, QAbstractItemModel& model, QStyledItemDelegate& delegate)
{
    table.setModel(&model);
    table.setItemDelegate(&delegate);
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.horizontalHeader()->hide();
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(40);
    table.horizontalHeader()->setStretchLastSection(true);
    table.resize(2000, 40 * model.rowCount()); // wide enough for every word
}

} // namespace

/// The rows that delegates and painted widgets draw, in both themes.
class TestRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void steps_data() { addThemes(); }
    void steps();
    void differences_data() { addThemes(); }
    void differences();
    void exchanges_data() { addThemes(); }
    void exchanges();
    void redactedSecrets_data() { addThemes(); }
    void redactedSecrets();
    void legs_data() { addThemes(); }
    void legs();
};

void TestRows::steps()
{
    const Theme& theme = useTheme();
    QStandardItemModel model;
    for (const Mark mark : {Mark::Empty, Mark::Ready, Mark::Running, Mark::Done, Mark::Look, Mark::Problem}) {
        auto* item = new QStandardItem;
        item->setData(int(mark), StepModel::MarkRole);
        item->setData(u"Step"_s, StepModel::TitleRole);
        model.appendRow(item);
    }
    qApp->style()->setProperty("still", true); // else the running mark turns
    StepDelegate delegate;
    QListView list;
    list.setFrameShape(QFrame::NoFrame);
    list.setModel(&model);
    list.setItemDelegate(&delegate);
    list.resize(200, 6 * 48);
    const QImage image = picture(list);
    const auto at = [&](Mark mark) { return QRect(12, rowOf(list, int(mark)).center().y() - 10, 20, 20); };
    const auto middle = [&](Mark mark) { return image.pixelColor(at(mark).center()); };
    const auto corner = [&](Mark mark, int x, int y) {
        return QRect(at(mark).topLeft() + QPoint(x * 10, y * 10), QSize(10, 10));
    };
    QVERIFY2(count(image, theme.ctrl, at(Mark::Empty)) > 0 && middle(Mark::Empty) == theme.card, "a ring");
    QVERIFY2(
        middle(Mark::Ready) == theme.accent && count(image, theme.card, at(Mark::Ready)) > 50, "with a dot");
    QVERIFY2(count(image, theme.accent, corner(Mark::Running, 1, 1)) > 3
            && count(image, theme.accent, corner(Mark::Running, 0, 0)) <= 2,
        "three quarters of a ring");
    QVERIFY2(count(image, theme.ok, at(Mark::Done)) > 120
            && ink(image, theme.card, at(Mark::Done).adjusted(5, 5, -5, -5)) > 3,
        "a disc, ticked");
    QVERIFY2(count(image, theme.warnFill, corner(Mark::Look, 0, 1))
            > count(image, theme.warnFill, corner(Mark::Look, 0, 0)) + 20,
        "a triangle");
    QVERIFY2(count(image, theme.bad, at(Mark::Problem)) > 60
            && count(image, theme.bad, QRect(at(Mark::Problem).topLeft(), QSize(4, 4))) == 0,
        "a diamond");
    const auto connector = [&](Mark mark) {
        return image.pixelColor(at(mark).center().x(), rowOf(list, int(mark)).bottom() - 1);
    };
    QCOMPARE(connector(Mark::Ready), theme.conn);
    QVERIFY2(connector(Mark::Done) != theme.conn && connector(Mark::Done) != theme.card, "green at 45 %");

    list.setFocusPolicy(Qt::NoFocus);
    list.clearFocus();
    list.setCurrentIndex(model.index(1, 0));
    const QRect row = rowOf(list, 1);
    const QImage selected = picture(list);
    QCOMPARE(selected.pixelColor(100, row.top()), theme.line);
    QVERIFY2(count(selected, theme.line, {row.left(), row.top(), row.width(), 1}) > 150, "bordered");
}

void TestRows::differences()
{
    const Theme& theme = useTheme();
    GrantModel model;
    const QString drive = u"https://www.googleapis.com/auth/drive"_s;
    model.show(compareScopes({u"openid"_s, drive}, {u"openid"_s, u"extra"_s}), {}, ScopeCatalogue(), {});
    DiffDelegate delegate;
    QTableView table;
    prepare(table, model, delegate);
    const QImage image = picture(table);
    const QColor grounds[] = {theme.card, theme.warnSoft, theme.warnSoft};
    for (int row = 0; row < 3; ++row) {
        const QRect place = rowOf(table, row);
        const bool differs = row > 0;
        QVERIFY(isFilled(image, grounds[row], {4, place.top() + 1, place.width() - 5, 4}));
        QCOMPARE(isFilled(image, theme.warnFill, {0, place.top(), 3, 40}), differs);
        QVERIFY2(image.pixelColor(4, place.center().y()) == grounds[row], "the bar is 3 px wide");
        QVERIFY(isFilled(image, theme.line, {4, place.bottom(), place.width() - 4, 1}));
    }
    const auto glyph = [&](int row, GrantModel::Column column) {
        return QRect(
            table.visualRect(model.index(row, column)).adjusted(12, 4, 0, -4).topLeft(), QSize(16, 32));
    };
    QVERIFY2(ink(image, theme.ok, glyph(0, GrantModel::Granted)) > 3, "a tick");
    QVERIFY2(ink(image, theme.bad, glyph(1, GrantModel::Granted)) > 3, "a cross");
    QVERIFY2(ink(image, theme.warn, glyph(2, GrantModel::Granted)) > 3, "a plus");
    QAccessibleTableInterface* access = QAccessible::queryAccessibleInterface(&table)->tableInterface();
    QCOMPARE(access->cellAt(1, GrantModel::Granted)->text(QAccessible::Name), u"No"_s);
    QCOMPARE(access->cellAt(2, GrantModel::Granted)->text(QAccessible::Name), u"Extra"_s);
    QCOMPARE(access->columnDescription(GrantModel::InTokenInfo), u"Token info"_s);
}

void TestRows::exchanges()
{
    const Theme& theme = useTheme();
    HttpTrace trace;
    trace.record({.purpose = u"token_exchange"_s,
        .request = {.url = QUrl(u"https://a.example/"_s)},
        .response = {.status = 200},
        .startedAt = noon,
        .connectMs = 100,
        .waitMs = 300,
        .elapsedMs = 400});
    HttpExchange visit = exchangeAt(noon, u"authorization"_s, 400);
    visit.direction = HttpExchange::Direction::InBrowser;
    trace.record(visit);
    RequestsModel model(trace);
    WaterfallDelegate delegate;
    QTableView table;
    prepare(table, model, delegate);
    table.setColumnWidth(RequestsModel::Bar, 400);
    const QImage image = picture(table);
    const auto row = [&](int number) { return table.visualRect(model.index(number, RequestsModel::Bar)); };
    const auto width = [&](int number, const QColor& colour) {
        return count(image, colour, {row(number).left(), row(number).center().y(), row(number).width(), 1});
    };
    QCOMPARE(model.rowCount(), 2);
    const int wait = width(0, theme.accent);
    QVERIFY2(wait > 60, "where it waited");
    QVERIFY2(std::abs(width(0, theme.ctrl) * 2 - wait) <= 8,
        "a quarter went by with connecting, half with waiting");
    QVERIFY2(std::abs(width(0, theme.ok) * 2 - wait) <= 8, "a quarter with receiving");
    QVERIFY2(width(1, theme.warnFill) > wait && width(1, theme.accent) == 0, "the user's time is amber");
    const QRect status = table.visualRect(model.index(0, RequestsModel::Status));
    QVERIFY2(ink(image, theme.ok, status) > 3, "200 in green");
}

void TestRows::redactedSecrets()
{
    const Theme& theme = useTheme();
    RedactedText text;
    text.show({{ExchangeLine::Kind::Pair, u"client_secret"_s, u"[secret, 35 characters, #a91f]"_s},
        {ExchangeLine::Kind::Pair, u"grant_type"_s, u"[not one]"_s}});
    text.resize(500, 120);
    const QImage image = picture(text);
    QCOMPARE(text.chipCount(), 1);
    const QRect chip = extent(image, {theme.neutralSoft});
    const int line = QFontMetrics(Type::wire(text.font())).height();
    QVERIFY2(chip.height() >= line && chip.height() <= line + 4, "as high as its line");
    QVERIFY(chip.left() > 60 && chip.width() > 100 && chip.width() < 400);
    QVERIFY2(ink(image, theme.text2, QRect(chip.left() + 4, chip.top(), 11, chip.height())) > 3, "its lock");
    text.selectAll();
    QVERIFY(text.textCursor().selectedText().contains(u"[secret, 35 characters, #a91f]"_s));
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&text);
    QCOMPARE(access->role(), QAccessible::EditableText);
    QVERIFY(access->state().readOnly);
    QVERIFY(access->text(QAccessible::Value).contains(u"[secret, 35 characters, #a91f]"_s));
}

void TestRows::legs()
{
    const Theme& theme = useTheme();
    using Kind = Leg::Kind;
    using State = Leg::State;
    SequenceLane lane;
    lane.setServerName(u"Google"_s);
    lane.setLegs({{Kind::OpenAddress, State::Done, 14}, {Kind::Consent, State::Live, -1},
        {Kind::Stray, State::Stray, 2}, {Kind::Deliver, State::Failed, 9},
        {Kind::Exchange, State::ToCome, -1}});
    lane.resize(700, lane.sizeHint().height());
    const QImage image = picture(lane);
    const auto line = [&](int leg, int from, int to) { // between the lifelines, where the arrow is
        const int y = lane.itemRect(leg).bottom() - 11;
        return QLine(700 * from / 100, y, 700 * to / 100, y);
    };
    QVERIFY2(pieces(image, theme.ok, line(0, 15, 35)) == 1 && count(image, theme.ok, lane.itemRect(0)) > 150,
        "done");
    QVERIFY2(
        count(image, theme.sel, lane.itemRect(1)) > 1000 && pieces(image, theme.accent, line(1, 55, 70)) == 1,
        "live, on its band");
    QVERIFY2(pieces(image, theme.warn, line(2, 20, 35)) > 5, "stray: dashed");
    QVERIFY2(count(image, theme.bad, lane.itemRect(3)) > 150, "failed");
    QVERIFY2(pieces(image, theme.ctrl, line(4, 15, 35)) > 5, "to come: dashed");
    QVERIFY2(count(image, theme.sel, lane.itemRect(0)) == 0, "a band for the live one alone");
    QCOMPARE(count(image, theme.sunk, {20, 6, 90, 2}), 180); // a head
}

QTEST_MAIN(TestRows)
#include "tst_rows.moc"
