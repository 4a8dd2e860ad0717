// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/chip.h"
#include "widgets/painteditems.h"

#include <QWidget>

namespace scopelight {

/// One choice of several, side by side; arrow keys, Home and End move it. A screen reader finds radio
/// buttons.
class SegmentBar : public QWidget, public PaintedItems {
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
    void setCurrent(int index);
    int itemCount() const override { return int(m_segments.size()); }
    int current() const override { return m_current; }
    QRect itemRect(int index) const override;
    QString spokenItem(int index) const override { return m_segments[index].text; }
    QAccessible::Role itemRole() const override { return QAccessible::RadioButton; }
    void pressItem(int index) override { choose(index); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    const QString& shownText(int index) const;
    int widthOf(int index, const QString& text) const;
    QSize sizeWith(bool isShort) const;
    void choose(int index);
    void announceCurrent();

    QList<Segment> m_segments;
    int m_current = 0;
};

} // namespace scopelight
