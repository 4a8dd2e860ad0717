// SPDX-License-Identifier: Apache-2.0
#include "rendering.h"

#include "models/grantmodel.h"
#include "models/requestsmodel.h"
#include "theme/metrics.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/diffdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/findinglist.h"
#include "widgets/pageheader.h"
#include "widgets/secretfield.h"
#include "widgets/sequencelane.h"
#include "widgets/steprail.h"
#include "widgets/waterfalldelegate.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace rendering;

namespace {

/// The labels in it are as large as their texts need; those that are not, by name.
QString clippedLabels(const QWidget& part)
{
    QStringList clipped;
    for (const QLabel* label : part.findChildren<QLabel*>()) {
        const int needed =
            label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool isWide = label->wordWrap() || label->width() >= label->sizeHint().width();
        if (label->isVisible() && (label->height() < needed || !isWide))
            clipped.append(label->text());
    }
    return clipped.join(u", "_s);
}

} // namespace

/// Nothing is cut off where the desktop's text is larger or smaller than ours: parts grow with it.
class TestTextFits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { QApplication::setFont(m_font); }

    void buttons_data() { addSizes(); }
    void buttons();
    void fields_data() { addSizes(); }
    void fields();
    void labels_data() { addSizes(); }
    void labels();
    void paintedParts_data() { addSizes(); }
    void paintedParts();
    void rows_data() { addSizes(); }
    void rows();
    void lane_data() { addSizes(); }
    void lane();
    void exchanges_data() { addSizes(); }
    void exchanges();

private:
    static void addSizes();

    QFont m_font;
};

void TestTextFits::initTestCase()
{
    QApplication::setStyle(new ScopelightStyle);
    QApplication::setPalette(Theme::light().toPalette());
    m_font = QApplication::font();
}

void TestTextFits::addSizes()
{
    QTest::addColumn<int>("points");
    for (const int points : {9, 11, 14})
        QTest::addRow("%d pt", points) << points;
}

void TestTextFits::init()
{
    QFETCH(const int, points);
    QFont font = m_font;
    font.setPointSize(points);
    QApplication::setFont(font);
}

void TestTextFits::buttons()
{
    for (const QString& kind : {QString(), u"primary"_s, u"quiet"_s, u"danger"_s}) {
        for (const QString& size : {QString(), u"small"_s, u"big"_s}) {
            const std::unique_ptr<QPushButton> button(makeButton(highAndDeep, u"plug"_s, {}, kind, size));
            const QColor ink = kind == u"primary" ? Theme::light().onAccent
                : kind == u"quiet"                ? Theme::light().accent
                : kind == u"danger"               ? Theme::light().bad
                                                  : Theme::light().text;
            QFont font = button->font();
            font.setWeight(kind == u"primary" ? QFont::DemiBold : QFont::Medium);
            const QImage image = picture(*button);
            const QRect text(32, 2, button->width() - 36, button->height() - 4);
            QVERIFY2(isWhole(image.copy(text), font, ink), qPrintable(kind + u' ' + size));
            const int words = QFontMetrics(font).horizontalAdvance(highAndDeep);
            QVERIFY2(button->width() >= words + 16 + 8, qPrintable(kind + u' ' + size));
        }
    }
}

void TestTextFits::fields()
{
    QLineEdit field(highAndDeep);
    field.resize(300, field.sizeHint().height());
    const QColor ink = Theme::light().text;
    QVERIFY(isWhole(picture(field).copy(4, 2, 200, field.height() - 4), field.font(), ink));
    QComboBox box;
    box.addItem(highAndDeep);
    box.resize(300, box.sizeHint().height());
    QVERIFY(isWhole(picture(box).copy(4, 2, 250, box.height() - 4), box.font(), ink));
}

void TestTextFits::labels()
{
    EmptyState empty(u"key-round"_s);
    empty.setText(highAndDeep, u"What a sign-in gives is shown here: each scope with its reason."_s);
    empty.addButton(u"Go to Sign in"_s, u"arrow-right"_s, {});
    FindingList findings;
    findings.show({{Finding::Level::Problem, u"no_redirect_uris"_s, {}},
                      {Finding::Level::Note, u"production_client"_s, {}}},
        {});
    PageHeader header(highAndDeep);
    header.setSentence(
        u"The practice provider granted 3 of the 4 scopes that were asked for, to ada@example.com."_s);
    header.addButton(u"Refresh"_s, u"refresh-cw"_s, {});
    Card card(highAndDeep);
    card.body()->addWidget((new TextLabel(u"54:12"_s, TextLabel::Type::Figure)));
    for (QWidget* part : std::initializer_list<QWidget*>{&empty, &findings, &header, &card}) {
        part->resize(560, std::max(part->sizeHint().height(), part->heightForWidth(560)));
        part->show();
        QVERIFY2(clippedLabels(*part).isEmpty(), qPrintable(clippedLabels(*part)));
    }
}

void TestTextFits::paintedParts()
{
    const Theme& theme = Theme::light();
    ChipLabel chip({.text = highAndDeep, .tone = Chip::Tone::Bad});
    QVERIFY(isWhole(picture(chip), Type::caption(chip.font(), QFont::Medium), theme.bad));
    CheckList checks;
    checks.setLines({{CheckLine::State::Passed, highAndDeep}});
    checks.resize(260, checks.heightForWidth(260));
    QVERIFY(isWhole(picture(checks).copy(25, 0, 235, checks.height()), checks.font(), theme.text));
    SecretField field(u"Token"_s);
    field.setSecret(Secret(highAndDeep));
    field.show();
    field.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    QTest::mouseClick(field.findChild<QToolButton*>(u"reveal"_s), Qt::LeftButton);
    const QImage shown = picture(field).copy(4, 2, 160, field.height() - 4);
    QVERIFY(isWhole(shown, Type::wire(field.font()), theme.text));
}

void TestTextFits::rows()
{
    const QColor ink = Theme::light().text;
    QStandardItemModel steps;
    auto* item = new QStandardItem;
    item->setData(highAndDeep, StepModel::TitleRole);
    item->setData(highAndDeep, StepModel::CaptionRole);
    steps.appendRow(item);
    StepDelegate delegate;
    QListView list;
    list.setModel(&steps);
    list.setItemDelegate(&delegate);
    list.resize(200, 200);
    const QImage image = picture(list);
    QVERIFY(isWhole(image, Type::scaled(list.font(), 1, QFont::Medium), ink));
    QVERIFY(isWhole(image, Type::caption(list.font()), Theme::light().text3));

    GrantModel grant;
    grant.show(compareScopes({highAndDeep}, {}), {}, ScopeCatalogue(), {});
    DiffDelegate differences;
    QTableView table;
    table.setModel(&grant);
    table.setItemDelegate(&differences);
    table.setColumnWidth(GrantModel::Reason, 200);
    table.resizeRowsToContents();
    table.resize(800, 300);
    const QRect reason = table.visualRect(grant.index(0, GrantModel::Reason));
    const int lines = QFontMetrics(table.font())
                          .boundingRect(QRect(0, 0, 184, 0), Qt::TextWordWrap,
                              grant.index(0, GrantModel::Reason).data().toString())
                          .height();
    QVERIFY2(reason.height() >= lines + 8, "reasons wrap, and the row is as high as they are");
}

void TestTextFits::lane()
{
    SequenceLane lane;
    lane.setLegs(plannedLegs());
    lane.setServerName(highAndDeep);
    lane.resize(700, lane.sizeHint().height());
    const QImage image = picture(lane);
    const int head = Metrics::fit(30, lane.fontMetrics());
    const QRect server(lane.width() / 2 + 100, 0, lane.width() / 2 - 100, head - 1);
    QVERIFY(isWhole(image.copy(server), Type::heading(lane.font()), Theme::light().text));
    QVERIFY2(
        lane.sizeHint().height() >= head + int(plannedLegs().size()) * (lane.fontMetrics().height() + 20),
        "a leg has room for its words above it");
}

void TestTextFits::exchanges()
{
    const Theme& theme = Theme::light();
    for (const int role : {int(RequestsModel::TitleRole), int(RequestsModel::AddressRole)}) {
        QStandardItemModel model(1, RequestsModel::ColumnCount);
        model.setData(model.index(0, RequestsModel::Exchange), highAndDeep, role);
        WaterfallDelegate delegate;
        QTableView table;
        table.setModel(&model);
        table.setItemDelegate(&delegate);
        table.setShowGrid(false);
        table.verticalHeader()->setDefaultSectionSize(WaterfallDelegate::rowHeight(table.fontMetrics()));
        table.setColumnWidth(RequestsModel::Exchange, 400);
        table.resize(800, 300);
        const QRect cell = table.visualRect(model.index(0, RequestsModel::Exchange));
        const QImage image = picture(*table.viewport()).copy(cell.adjusted(40, 0, 0, -1));
        const bool isTitle = role == RequestsModel::TitleRole;
        const QFont font = isTitle ? Type::scaled(table.font(), 1, QFont::Medium)
                                   : Type::scaled(Type::wire(table.font()), 0.92);
        QVERIFY2(isWhole(image, font, isTitle ? theme.text : theme.text2), isTitle ? "title" : "address");
    }
}

QTEST_MAIN(TestTextFits)
#include "tst_textfits.moc"
