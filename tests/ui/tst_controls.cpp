// SPDX-License-Identifier: Apache-2.0
#include "rendering.h"

#include "theme/controls.h"
#include "theme/style.h"
#include "widgets/button.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QStyleOptionButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace scopelight;
using namespace rendering;

namespace {

using State = QStyle::State;

/// A button's panel on the page, 100 × 32, as it is in that state.
QImage panel(const QString& kind, State state)
{
    const std::unique_ptr<QPushButton> button(makeButton(u"Go"_s, {}, {}, kind));
    QStyleOptionButton option;
    option.rect = QRect(0, 0, 100, 32);
    option.state = state;
    option.palette = QApplication::palette();
    QImage image(100, 32, QImage::Format_RGB32);
    image.fill(Theme::of(option.palette).page);
    QPainter painter(&image);
    controls::paintButtonPanel(painter, option, button.get());
    return image;
}

constexpr QRect inside(10, 8, 80, 16);

/// The colour of the border in the middle of the upper edge, so many pixels down.
QColor edge(const QImage& image, int depth = 0)
{
    return image.pixelColor(image.width() / 2, depth);
}

} // namespace

/// Buttons, fields and bars in each of their states.
class TestControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new ScopelightStyle); }

    void buttonsLookAsTheyAre_data() { addThemes(); }
    void buttonsLookAsTheyAre();
    void buttonsShowTheKeyboard_data() { addThemes(); }
    void buttonsShowTheKeyboard();
    void buttonsAreTold();
    void fieldsLookAsTheyAre_data() { addThemes(); }
    void fieldsLookAsTheyAre();
    void fieldsAreTold();
    void barsShowHowFar_data() { addThemes(); }
    void barsShowHowFar();
};

void TestControls::buttonsLookAsTheyAre()
{
    const Theme& theme = useTheme();
    struct Look {
        QString kind;
        State state;
        QColor fill;
        QColor border;
    };
    const State on = QStyle::State_Enabled;
    const State hover = on | QStyle::State_MouseOver;
    const State down = hover | QStyle::State_Sunken;
    const QPalette palette = QApplication::palette();
    for (const auto& [kind, state, fill, border] : {Look{{}, on, theme.card, theme.ctrl},
             Look{{}, hover, theme.hover, theme.ctrl}, Look{{}, {}, theme.card, theme.line},
             Look{{}, down, stepped(theme.hover, 1, palette), theme.ctrl},
             Look{u"danger"_s, on, theme.card, theme.ctrl}, Look{u"quiet"_s, on, theme.page, theme.page},
             Look{u"quiet"_s, hover, theme.hover, theme.hover},
             Look{u"primary"_s, on, theme.accent, theme.accent},
             Look{u"primary"_s, hover, stepped(theme.accent, 1, palette), stepped(theme.accent, 1, palette)},
             Look{u"primary"_s, down, stepped(theme.accent, 2, palette), stepped(theme.accent, 2, palette)},
             Look{u"primary"_s, {}, theme.card, theme.line}}) {
        const QImage image = panel(kind, state);
        const QString which = u"%1 in state %2"_s.arg(kind).arg(int(state));
        QVERIFY2(isFilled(image, fill, inside), qPrintable(which));
        QVERIFY2(edge(image).rgb() == border.rgb(), qPrintable(which + u": "_s + edge(image).name()));
    }
    QVERIFY2(stepped(theme.accent, 1, palette) != theme.accent, "hovering shows");
    const std::unique_ptr<QPushButton> danger(makeButton(u"Revoke"_s, u"unplug"_s, {}, u"danger"_s));
    QVERIFY2(ink(picture(*danger), theme.bad) > 10, "its words and its icon");
    const std::unique_ptr<QPushButton> disabled(makeButton(u"Refresh"_s, u"refresh-cw"_s, {}));
    disabled->setEnabled(false);
    QVERIFY(ink(picture(*disabled), theme.text3) > 10 && count(picture(*disabled), theme.text) == 0);
}

void TestControls::buttonsShowTheKeyboard()
{
    const Theme& theme = useTheme();
    const State focus = QStyle::State_Enabled | QStyle::State_HasFocus;
    const QImage secondary = panel({}, focus);
    QCOMPARE(edge(secondary, 0), theme.accent);
    QCOMPARE(edge(secondary, 1), theme.accent);
    QCOMPARE(edge(secondary, 2), theme.card);
    const QImage primary = panel(u"primary"_s, focus);
    QCOMPARE(edge(primary, 0), theme.accent);
    QCOMPARE(edge(primary, 1), theme.accent);
    QVERIFY2(edge(primary, 2) == theme.page, "the ring stands outside the fill");
    QCOMPARE(edge(primary, 4), theme.accent);
}

void TestControls::buttonsAreTold()
{
    const std::unique_ptr<QPushButton> button(makeButton(u"List files"_s, u"refresh-cw"_s, {}));
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(button.get());
    QCOMPARE(access->role(), QAccessible::Button);
    QCOMPARE(access->text(QAccessible::Name), u"List files"_s);
    QVERIFY(access->state().focusable && !access->state().disabled);
    button->setEnabled(false);
    QVERIFY(access->state().disabled);
    QToolButton icon;
    makeIconOnly(icon, u"copy"_s, u"Copy the address"_s);
    access = QAccessible::queryAccessibleInterface(&icon);
    QCOMPARE(access->role(), QAccessible::Button);
    QVERIFY2(access->text(QAccessible::Name) == u"Copy the address", "what has no words has a name");
}

void TestControls::fieldsLookAsTheyAre()
{
    const Theme& theme = useTheme();
    QLineEdit field;
    field.setFocusPolicy(Qt::NoFocus); // a window gives the focus to the first that takes it
    field.resize(200, 32);
    QImage image = picture(field);
    QCOMPARE(edge(image), theme.ctrl);
    QVERIFY(isFilled(image, theme.card, {30, 4, 160, 24}));
    field.setProperty("wrong", true);
    QCOMPARE(edge(picture(field)), theme.bad);
    field.setProperty("wrong", false);
    field.setFocusPolicy(Qt::StrongFocus);
    field.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.setFocus();
    image = picture(field);
    QCOMPARE(edge(image, 0), theme.accent);
    QCOMPARE(edge(image, 1), theme.accent);
    QCOMPARE(edge(image, 2), theme.card);
    field.setReadOnly(true);
    QVERIFY2(isFilled(picture(field), theme.sunk, {30, 4, 160, 24}), "sunk: it takes no text");
    QComboBox box;
    box.setFocusPolicy(Qt::NoFocus);
    box.resize(200, 32);
    QCOMPARE(edge(picture(box)), theme.ctrl);
    QVERIFY2(ink(picture(box), theme.text2, {170, 0, 30, 32}) > 3, "its arrow");
}

void TestControls::fieldsAreTold()
{
    QLineEdit field(u"drive"_s);
    field.setAccessibleName(u"Search the catalogue"_s);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&field);
    QCOMPARE(access->role(), QAccessible::EditableText);
    QCOMPARE(access->text(QAccessible::Name), u"Search the catalogue"_s);
    QCOMPARE(access->text(QAccessible::Value), u"drive"_s);
    QComboBox box;
    box.addItems({u"localhost"_s, u"127.0.0.1"_s});
    access = QAccessible::queryAccessibleInterface(&box);
    QCOMPARE(access->role(), QAccessible::ComboBox);
    QCOMPARE(access->text(QAccessible::Value), u"localhost"_s);
}

void TestControls::barsShowHowFar()
{
    const Theme& theme = useTheme();
    QProgressBar bar;
    bar.setTextVisible(false);
    bar.setRange(0, 100);
    bar.setValue(25);
    bar.resize(200, 6);
    const QImage image = picture(bar);
    const QRect done = extent(image, {theme.accent});
    QVERIFY2(done.left() <= 1 && std::abs(done.right() - 50) <= 2, "a quarter of the way");
    QCOMPARE(done.height(), 4);
    QVERIFY(isFilled(image, theme.line, {60, done.top(), 130, 4}));
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&bar);
    QCOMPARE(access->role(), QAccessible::ProgressBar);
    QCOMPARE(access->valueInterface()->currentValue().toInt(), 25);
    QCOMPARE(access->valueInterface()->maximumValue().toInt(), 100);
}

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
