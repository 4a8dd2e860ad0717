// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/chip.h"

#include <QWidget>

namespace scopelight {

/// One choice of several, side by side; arrow keys move it.
class SegmentBar : public QWidget {
    Q_OBJECT

public:
    struct Segment {
        QString text = {};
        Chip chip = {}; ///< its glyph stands before the text
        QString shortText = {}; ///< where there is no room for all texts; empty: the text itself
        bool operator==(const Segment&) const = default;
    };

    explicit SegmentBar(const QString& name, QWidget* parent = nullptr);

    void setSegments(const QList<Segment>& segments);
    int current() const { return m_current; }
    void setCurrent(int index);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const QString& shownText(int index) const;
    int widthOf(int index, const QString& text) const;
    int shownWidthOf(int index) const { return widthOf(index, shownText(index)); }
    QSize sizeWith(bool isShort) const;
    void choose(int index);

    QList<Segment> m_segments;
    int m_current = 0;
};

} // namespace scopelight
