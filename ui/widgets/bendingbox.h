// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBoxLayout>
#include <QWidget>

namespace scopelight {

/// Its parts stand side by side where there is room for all, else under each other: with a large font, or in
/// another language, no button is cut off.
class BendingBox : public QWidget {
    Q_OBJECT

public:
    explicit BendingBox(int spacing, QWidget* parent = nullptr);

    /// Adds a part; one that stretches takes what the others leave, and counts with at least `room` pixels.
    void add(QWidget* part);
    void addStretching(QWidget* part, int room);
    /// In one row.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    int sideBySide() const;
    void bend();

    QBoxLayout* m_layout;
    QWidget* m_stretching = nullptr;
    int m_room = 0;
};

} // namespace scopelight
