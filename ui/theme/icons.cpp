// SPDX-License-Identifier: Apache-2.0
#include "theme/icons.h"

#include "theme/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace scopelight {

namespace {

constexpr int markSize = 64;

QByteArray svgOf(const QString& name, const QColor& color)
{
    QFile file(u":/scopelight/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

/// Rendered once for each name, colour and number of device pixels.
QPixmap rendered(const QString& name, const QColor& color, const QSize& devicePixels)
{
    const QString key = u"scopelight %1 %2 %3 %4"_s.arg(
        name, color.name(), QString::number(devicePixels.width()), QString::number(devicePixels.height()));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svgOf(name, color)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemedIconEngine : public QIconEngine {
public:
    explicit ThemedIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, color(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, color(mode), size);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        QPixmap scaled = pixmap(size, mode, state);
        scaled.setDevicePixelRatio(scale);
        return scaled;
    }
    QIconEngine* clone() const override { return new ThemedIconEngine(m_name); }

private:
    static QColor color(QIcon::Mode mode)
    {
        const QPalette palette = QGuiApplication::palette();
        const Theme& theme = Theme::of(palette);
        return mode == QIcon::Disabled ? theme.text3 : theme.text;
    }

    QString m_name;
};

} // namespace

void paintIcon(QPainter& painter, const QRect& rect, const QString& name, const QColor& color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    QPixmap pixmap = rendered(name, color, (QSizeF(rect.size()) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), pixmap);
}

QIcon applicationIcon()
{
    QPixmap pixmap(markSize, markSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(u":/scopelight/scopelight.svg"_s).render(&painter);
    return QIcon(pixmap);
}

QIcon themedIcon(const QString& name)
{
    return QIcon(new ThemedIconEngine(name));
}

} // namespace scopelight
