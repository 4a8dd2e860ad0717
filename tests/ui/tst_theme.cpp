// SPDX-License-Identifier: Apache-2.0
#include "theme/icons.h"
#include "theme/theme.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace scopelight;

namespace {

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2, contrast ratio.
double contrast(const QColor& left, const QColor& right)
{
    const double a = luminance(left);
    const double b = luminance(right);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data();
    void textCanBeRead();
    void shapesCanBeSeen_data() { addThemes(); }
    void shapesCanBeSeen();
    void isFoundByItsPalette();
    void everyIconDraws();

private:
    static void addThemes();
};

void TestTheme::addThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::textCanBeRead_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const auto& [name, t] : {std::pair("light", Theme::light()), std::pair("dark", Theme::dark())}) {
        const auto row = [name = name](const char* pair, const QColor& ink, const QColor& ground) {
            QTest::addRow("%s, %s", name, pair) << ink << ground;
        };
        const std::initializer_list<std::pair<const char*, QColor>> grounds = {{"rail", t.rail},
            {"page", t.page}, {"card", t.card}, {"sunk", t.sunk}, {"selected", t.sel}, {"hover", t.hover},
            {"amber", t.warnSoft}};
        for (const auto& [ground, color] : grounds) {
            row(qPrintable(u"text on %1"_s.arg(QLatin1StringView(ground))), t.text, color);
            row(qPrintable(u"text2 on %1"_s.arg(QLatin1StringView(ground))), t.text2, color);
        }
        for (const QColor& ground : {t.rail, t.page, t.card, t.sunk, t.sel})
            row("caption", t.text3, ground);
        row("text on a search hit", t.text, t.mark);
        row("primary button", t.onAccent, t.accent);
        for (const auto& [ink, soft] :
            {std::pair(t.ok, t.okSoft), std::pair(t.warn, t.warnSoft), std::pair(t.bad, t.badSoft),
                std::pair(t.accent, t.sel), std::pair(t.nonSensitive, t.nonSensitiveSoft),
                std::pair(t.restricted, t.restrictedSoft), std::pair(t.neutral, t.neutralSoft)}) {
            row("on its own soft ground", ink, soft);
            row("on a card", ink, t.card);
        }
    }
}

void TestTheme::textCanBeRead()
{
    QFETCH(const QColor, ink);
    QFETCH(const QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
}

void TestTheme::shapesCanBeSeen()
{
    QFETCH(const bool, dark);
    const Theme& t = dark ? Theme::dark() : Theme::light();
    for (const QColor& ground : {t.card, t.page, t.rail, t.sunk, t.sel})
        QVERIFY(contrast(t.ctrl, ground) >= 3);
    for (const QColor& ground : {t.card, t.rail, t.warnSoft})
        QVERIFY(contrast(t.warnFill, ground) >= 3);
    QVERIFY(contrast(t.accent, t.line) >= 3);
}

void TestTheme::isFoundByItsPalette()
{
    QCOMPARE(&Theme::of(Theme::light().toPalette()), &Theme::light());
    QCOMPARE(&Theme::of(Theme::dark().toPalette()), &Theme::dark());
    for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
        const Theme& strong = theme->withContrast();
        QCOMPARE(&Theme::of(strong.toPalette()), &strong);
        QVERIFY(contrast(strong.line, strong.card) >= 3);
        QCOMPARE(&strong.withContrast(), &strong);
    }
}

void TestTheme::everyIconDraws()
{
    const QStringList icons = QDir(u":/scopelight/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(icons.size() > 40);
    for (const QString& icon : icons) {
        QImage image(32, 32, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintIcon(painter, image.rect(), QString(icon).remove(u".svg"_s), Qt::red);
        painter.end();
        int reds = 0;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x)
                reds += qRed(image.pixel(x, y)) > 128 && qBlue(image.pixel(x, y)) == 0 ? 1 : 0;
        }
        QVERIFY2(reds > 8, qPrintable(icon));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
