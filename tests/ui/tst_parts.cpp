// SPDX-License-Identifier: Apache-2.0
#include "rendering.h"

#include "theme/style.h"
#include "widgets/card.h"
#include "widgets/checklist.h"
#include "widgets/chip.h"
#include "widgets/dropzone.h"
#include "widgets/emptystate.h"
#include "widgets/findinglist.h"
#include "widgets/secretfield.h"
#include "widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace rendering;

namespace {

QString nameOf(QWidget& widget)
{
    return QAccessible::queryAccessibleInterface(&widget)->text(QAccessible::Name);
}

QAccessible::Role roleOf(QWidget& widget)
{
    return QAccessible::queryAccessibleInterface(&widget)->role();
}

Findings findings(int count)
{
    Findings all;
    for (int i = 0; i < count; ++i)
        all.append({Finding::Level::Note, u"near_miss_redirect"_s, {{u"uri"_s, QString::number(i)}}});
    return all;
}

} // namespace

/// The parts that pages are made of, each in both themes and as a screen reader finds it.
class TestParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void card_data() { addThemes(); }
    void card();
    void chip_data() { addThemes(); }
    void chip();
    void chipsDifferInGrey();
    void findingList_data() { addThemes(); }
    void findingList();
    void checkList_data() { addThemes(); }
    void heightsFollowWhatTheyAreOf();
    void checkList();
    void secretField_data() { addThemes(); }
    void secretField();
    void emptyState_data() { addThemes(); }
    void emptyState();
    void dropZone_data() { addThemes(); }
    void dropZone();
};

void TestParts::card()
{
    const Theme& theme = useTheme();
    Card card(u"Access token"_s);
    card.body()->addStretch();
    card.resize(200, 120);
    QImage image = picture(card);
    const QRect body(20, 50, 160, 60);
    QVERIFY(isFilled(image, theme.card, body));
    QCOMPARE(image.pixelColor(0, 90), theme.line);
    QCOMPARE(image.pixelColor(100, 119), theme.line);
    QVERIFY2(image.pixelColor(0, 0) != theme.line && image.pixelColor(0, 0) != theme.card, "round corners");
    QVERIFY2(isFilled(image, theme.line, {10, 41, 180, 1}), "the header, 40 high, ends in a hairline");
    QVERIFY2(ink(image, theme.text, {0, 0, 200, 40}) > 10, "its heading");
    for (const auto& [bar, colour] :
        {std::pair(Card::Bar::Bad, theme.bad), std::pair(Card::Bar::Accent, theme.accent)}) {
        card.setBar(bar);
        image = picture(card);
        QVERIFY2(isFilled(image, colour, {1, 30, 3, 60}), "4 px at the left, the outermost a hairline's");
        QCOMPARE(image.pixelColor(4, 60), theme.card);
    }
    QCOMPARE(nameOf(card), u"Access token"_s);
}

void TestParts::chip()
{
    const Theme& theme = useTheme();
    struct Look {
        Sensitivity sensitivity;
        QColor ink;
        QColor soft;
        QString word;
    };
    for (const auto& [sensitivity, ink, soft, word] :
        {Look{Sensitivity::NonSensitive, theme.nonSensitive, theme.nonSensitiveSoft, u"Non-sensitive"_s},
            Look{Sensitivity::Sensitive, theme.warn, theme.warnSoft, u"Sensitive"_s},
            Look{Sensitivity::Restricted, theme.restricted, theme.restrictedSoft, u"Restricted"_s},
            Look{Sensitivity::NotPublished, theme.neutral, theme.neutralSoft, u"Not published"_s},
            Look{Sensitivity::SignIn, theme.neutral, theme.neutralSoft, u"Sign-in"_s}}) {
        ChipLabel label(Chip::of(sensitivity));
        const QImage image = picture(label);
        QVERIFY(image.height() >= 20);
        QVERIFY(isFilled(image, soft, {12, 2, image.width() - 24, 1}));
        QVERIFY2(rendering::ink(image, ink) > 5, qPrintable(word));
        QVERIFY2(image.pixelColor(0, 0) != soft, "round ends");
        QCOMPARE(nameOf(label), word);
    }
}

/// The fuller the shape, the more sensitive: it can be told without colour.
void TestParts::chipsDifferInGrey()
{
    QApplication::setPalette(Theme::light().toPalette());
    const QRect place(0, 0, 16, 16);
    const auto darkIn = [&](Sensitivity sensitivity, const QRect& part) {
        QImage image(place.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintGlyph(painter, place, Chip::of(sensitivity), QApplication::palette());
        painter.end();
        int inked = 0;
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x)
                inked += qGray(image.pixel(x, y)) < 160 ? 1 : 0;
        }
        return inked;
    };
    const QRect left(4, 5, 4, 6);
    const QRect right(9, 5, 3, 6);
    QVERIFY(darkIn(Sensitivity::Restricted, left) == 24 && darkIn(Sensitivity::Restricted, right) == 18);
    QVERIFY(darkIn(Sensitivity::Sensitive, left) == 24 && darkIn(Sensitivity::Sensitive, {9, 6, 2, 4}) == 0);
    QVERIFY(darkIn(Sensitivity::NonSensitive, {6, 6, 4, 4}) == 0);
    QVERIFY2(darkIn(Sensitivity::NotPublished, place) < darkIn(Sensitivity::NonSensitive, place), "dashed");
}

void TestParts::findingList()
{
    const Theme& theme = useTheme();
    FindingList list;
    list.show({{Finding::Level::Note, u"production_client"_s, {}},
                  {Finding::Level::Problem, u"no_redirect_uris"_s, {}},
                  {Finding::Level::Look, u"readable_by_others"_s, {}}},
        {});
    list.resize(600, list.heightForWidth(600));
    const QImage image = picture(list);
    const auto rows = list.findChildren<QWidget*>(QRegularExpression(u"^finding_"_s));
    QCOMPARE(rows.size(), 3);
    const QList<QPair<QString, QColor>> levels{
        {u"Problem: "_s, theme.badSoft}, {u"Worth a look: "_s, theme.warnSoft}, {u"Note: "_s, theme.sel}};
    for (int row = 0; row < 3; ++row) { // worst first
        QVERIFY2(nameOf(*rows[row]).startsWith(levels[row].first), qPrintable(nameOf(*rows[row])));
        const QRect disc(rows[row]->mapTo(&list, QPoint(16, 12)), QSize(24, 24));
        QVERIFY2(count(image, levels[row].second, disc) > 150, qPrintable(nameOf(*rows[row])));
    }
    QVERIFY(rows[0]->y() < rows[1]->y() && rows[1]->y() < rows[2]->y());
    list.show(findings(8), {});
    auto* unfold = list.findChild<QPushButton*>(u"unfoldFindings"_s);
    QCOMPARE(unfold->text(), u"3 more"_s);
    unfold->click();
    QCOMPARE(unfold->text(), u"Show fewer"_s);
    QCOMPARE(nameOf(*unfold), u"Show fewer"_s);
    unfold->click();
    QCOMPARE(unfold->text(), u"3 more"_s);
    list.show({}, {});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(list.findChildren<QWidget*>(QRegularExpression(u"^finding_"_s)).size(), 0);
}

void TestParts::checkList()
{
    const Theme& theme = useTheme();
    CheckList list;
    list.setLines({{CheckLine::State::Passed, u"Port 8080 is free"_s, u"::1"_s},
        {CheckLine::State::Look, u"The file is readable"_s}, {CheckLine::State::NotChecked, u"Keys"_s},
        {CheckLine::State::Failed, u"No redirect"_s}});
    list.resize(320, 4 * 32);
    const QImage image = picture(list);
    const auto icon = [](int row) { return QRect(0, row * 32, 20, 32); };
    QVERIFY2(ink(image, theme.bad, icon(0)) > 3, "failed ones first");
    QVERIFY(ink(image, theme.warn, icon(1)) > 3);
    QVERIFY(ink(image, theme.ok, icon(2)) > 3);
    QVERIFY2(!isFilled(image, theme.page, icon(3)) && ink(image, theme.ok, icon(3)) == 0, "a dash");
    QVERIFY2(ink(image, theme.text3, {240, 2 * 32, 80, 32}) > 3, "its value, at the right");
    QCOMPARE(nameOf(list),
        u"Failed: No redirect. Worth a look: The file is readable. Port 8080 is free, ::1. Not checked: Keys."_s);
}

void TestParts::secretField()
{
    const Theme& theme = useTheme();
    SecretField field(u"Client secret"_s);
    field.setSecret(Secret(u"GOCSPX-0123456789"_s));
    field.resize(400, 32);
    field.show();
    field.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    const QImage hidden = picture(field);
    const QPoint top(200, 0);
    QCOMPARE(hidden.pixelColor(top), theme.line);
    QVERIFY(isFilled(hidden, theme.sunk, {10, 2, 300, 3}));
    QVERIFY(ink(hidden, theme.text) > 20);
    field.setSecret(Secret(u"GOCSPX-something of another length"_s));
    QVERIFY2(picture(field) == hidden, "so many dots for every secret");

    QTest::mouseClick(field.findChild<QToolButton*>(u"reveal"_s), Qt::LeftButton);
    const QImage shown = picture(field);
    QCOMPARE(shown.pixelColor(top), theme.warnFill);
    QVERIFY2(ink(shown, theme.warn, {200, 0, 140, 32}) > 10, "when it hides");
    field.hideSecret();
    QCOMPARE(picture(field).pixelColor(top), theme.line);
    QCOMPARE(nameOf(field), u"Client secret"_s);
    for (const QString& button : {u"reveal"_s, u"copy"_s})
        QVERIFY(nameOf(*field.findChild<QToolButton*>(button)).endsWith(u"Client secret"_s));
}

void TestParts::emptyState()
{
    const Theme& theme = useTheme();
    EmptyState state(u"key-round"_s);
    state.setText(u"Nothing granted yet"_s, u"What a sign-in gives is shown here."_s);
    QPushButton* button = state.addButton(u"Go to Sign in"_s, u"arrow-right"_s, u"goToSignIn"_s);
    state.resize(500, 300);
    const QImage image = picture(state);
    const auto* lead = state.findChild<TextLabel*>(u"emptyLead"_s);
    const QRect above(214, lead->y() - 84, 72, 80);
    QVERIFY2(ink(image, theme.accent, above) > 50, "the picture");
    QVERIFY2(count(image, theme.accent, button->geometry().adjusted(8, 4, -8, -4)) > 200, "primary");
    QCOMPARE(roleOf(*state.findChild<TextLabel*>(u"emptyLead"_s)), QAccessible::StaticText);
    QCOMPARE(nameOf(*state.findChild<TextLabel*>(u"emptyLead"_s)), u"Nothing granted yet"_s);
    QCOMPARE(nameOf(*button), u"Go to Sign in"_s);
}

void TestParts::dropZone()
{
    const Theme& theme = useTheme();
    DropZone zone;
    zone.resize(300, 200);
    const QLine top(20, 1, 280, 1);
    QImage image = picture(zone);
    QVERIFY(isFilled(image, theme.card, {20, 10, 260, 180}));
    QVERIFY2(pieces(image, theme.card, top) > 10, "dashed");
    QCOMPARE(count(image, theme.accent), 0);

    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(u"/tmp/client.json"_s)});
    QDragEnterEvent enter({150, 100}, Qt::CopyAction, &file, Qt::LeftButton, {});
    QApplication::sendEvent(&zone, &enter);
    QVERIFY(enter.isAccepted());
    image = picture(zone);
    QVERIFY2(isFilled(image, theme.sel, {20, 10, 260, 100}), "lit while a file hovers");
    QVERIFY2(ink(image, theme.accent, {0, 160, 300, 36}) > 10, "its words");
    QDragLeaveEvent leave;
    QApplication::sendEvent(&zone, &leave);
    QVERIFY(isFilled(picture(zone), theme.card, {20, 10, 260, 180}));

    QMimeData two;
    two.setUrls({QUrl::fromLocalFile(u"/tmp/a.json"_s), QUrl::fromLocalFile(u"/tmp/b.json"_s)});
    QDragEnterEvent both({150, 100}, Qt::CopyAction, &two, Qt::LeftButton, {});
    both.ignore();
    QApplication::sendEvent(&zone, &both);
    QVERIFY(!both.isAccepted());
}

/// A label keeps the heights that it was asked for; none outlives its text, its font or its margins.
void TestParts::heightsFollowWhatTheyAreOf()
{
    TextLabel label(u"a word"_s, TextLabel::Type::Body);
    label.wrapped();
    const int line = label.heightForWidth(200);
    QCOMPARE(label.heightForWidth(200), line);
    label.setText(u"a word "_s.repeated(20));
    const int paragraph = label.heightForWidth(200);
    QVERIFY(paragraph > 2 * line && label.heightForWidth(400) < paragraph);
    QFont large = label.font();
    large.setPixelSize(30);
    label.setFont(large);
    const int larger = label.heightForWidth(200);
    QVERIFY(larger > paragraph);
    label.setContentsMargins(0, 10, 0, 10);
    QCOMPARE(label.heightForWidth(200), larger + 20);
}

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
