// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHeaderView>

namespace scopelight {

/// Round times on a scale that long, in milliseconds: nought and at most three more; none without a length.
QList<qint64> timeTicks(qint64 scaleMs);
/// Where a share of the scale lies, 0 to 1, in the cell or the header of the bars.
qreal placeOnAxis(const QRect& cell, qreal share);

/// The header of the exchanges: over the bars stands their scale, "0, 0.4 s, 0.8 s".
class TimeAxisHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TimeAxisHeader(QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace scopelight
