// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/checkline.h"

#include <QWidget>

namespace scopelight {

/// Checks a line each, failed ones first.
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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lineHeight() const;
    int rows() const;

    QList<CheckLine> m_lines;
    int m_columns = 1;
};

} // namespace scopelight
