// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/checkline.h"

#include <QStaticText>
#include <QWidget>

namespace scopelight {

/// Checks, failed ones first, each over as many lines as it needs.
class CheckList : public QWidget {
    Q_OBJECT

public:
    explicit CheckList(QWidget* parent = nullptr);

    void setLines(QList<CheckLine> lines);
    /// Side by side in so many columns, filled downwards.
    void setColumns(int columns);
    const QList<CheckLine>& lines() const { return m_lines; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lineHeight() const;
    int rows() const;
    int columnWidth(int width) const;
    QString fittingValue(const CheckLine& line, int width) const;
    QStaticText wrapped(const CheckLine& line, int width) const;
    int rowHeight(int row, int width) const;
    void paintLine(QPainter& painter, const CheckLine& line, const QRect& place) const;

    QList<CheckLine> m_lines;
    int m_columns = 1;
};

} // namespace scopelight
