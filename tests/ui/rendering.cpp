// SPDX-License-Identifier: Apache-2.0
#include "rendering.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHash>
#include <QPainter>
#include <QTest>

#include <algorithm>

using scopelight::Theme;

namespace rendering {

namespace {

template <class Predicate>
int countIf(const QImage& image, const QRect& place, const Predicate& isIt)
{
    const QRect all = place.isNull() ? image.rect() : place & image.rect();
    int found = 0;
    for (int y = all.top(); y <= all.bottom(); ++y) {
        for (int x = all.left(); x <= all.right(); ++x)
            found += isIt(image.pixel(x, y)) ? 1 : 0;
    }
    return found;
}

int distance(QRgb one, QRgb other)
{
    return std::abs(qRed(one) - qRed(other)) + std::abs(qGreen(one) - qGreen(other))
        + std::abs(qBlue(one) - qBlue(other));
}

/// From the highest to the deepest pixel that is more ink than ground; the ground is what there is most of.
int inkHeight(const QImage& image, QRgb ink)
{
    QHash<QRgb, int> often;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++often[image.pixel(x, y)];
    }
    const QRgb ground = std::max_element(often.begin(), often.end()).key();
    int first = image.height();
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (distance(image.pixel(x, y), ink) * 2 >= distance(ground, ink))
                continue;
            first = std::min(first, y);
            last = y;
        }
    }
    return last - first + 1;
}

} // namespace

void addThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

const Theme& useTheme()
{
    QFETCH(const bool, dark);
    const Theme& theme = dark ? Theme::dark() : Theme::light();
    QApplication::setPalette(theme.toPalette());
    return theme;
}

QImage picture(QWidget& part)
{
    if (!part.testAttribute(Qt::WA_Resized))
        part.resize(part.sizeHint());
    if (!part.isVisible())
        part.show();
    QCoreApplication::processEvents(); // what has changed is laid out
    return part.grab().toImage();
}

int ink(const QImage& image, const QColor& colour, const QRect& place)
{
    constexpr int soft = 40; // of 255, in each channel
    return countIf(image, place, [&colour](QRgb pixel) {
        return std::abs(qRed(pixel) - colour.red()) <= soft
            && std::abs(qGreen(pixel) - colour.green()) <= soft
            && std::abs(qBlue(pixel) - colour.blue()) <= soft;
    });
}

int count(const QImage& image, const QColor& colour, const QRect& place)
{
    return countIf(image, place, [&colour](QRgb pixel) { return pixel == colour.rgb(); });
}

bool isFilled(const QImage& image, const QColor& colour, const QRect& place)
{
    return count(image, colour, place) == place.width() * place.height();
}

int pieces(const QImage& image, const QColor& colour, const QLine& line)
{
    const int steps = std::max(std::abs(line.dx()), std::abs(line.dy()));
    int begun = 0;
    bool wasIt = false;
    for (int step = 0; step <= steps; ++step) {
        const QPoint at = line.p1() + QPoint(line.dx(), line.dy()) * step / std::max(1, steps);
        const bool isIt = image.pixel(at) == colour.rgb();
        begun += isIt && !wasIt ? 1 : 0;
        wasIt = isIt;
    }
    return begun;
}

QRect extent(const QImage& image, const QList<QColor>& colours)
{
    QRect all;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (colours.contains(image.pixelColor(x, y)))
                all |= QRect(x, y, 1, 1);
        }
    }
    return all;
}

bool isWhole(const QImage& image, const QFont& font, const QColor& colour)
{
    QImage free(1200, 200, QImage::Format_RGB32);
    free.fill(colour == QColor(Qt::white) ? Qt::black : Qt::white);
    QPainter painter(&free);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(free.rect(), Qt::AlignCenter, highAndDeep);
    painter.end();
    return inkHeight(image, colour.rgb()) + 1 >= inkHeight(free, colour.rgb());
}

QRect rowOf(const QAbstractItemView& view, int row)
{
    const QAbstractItemModel& model = *view.model();
    return view.visualRect(model.index(row, 0)) | view.visualRect(model.index(row, model.columnCount() - 1));
}

} // namespace rendering
