// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace scopelight {

/// Paints what moves, frame by frame. A widget asks for its next frame while it paints one: what is hidden
/// is not painted, asks for none, and with the last the timer stands still.
class Frames : public QObject {
    Q_OBJECT

public:
    explicit Frames(QObject* parent = nullptr);

    /// Those of the widget's style; nothing where the desktop wants no motion.
    static Frames* of(const QWidget& widget);

    /// Paints `widget` again a frame later.
    void askFor(QWidget& widget);
    bool isRunning() const { return m_timer.isActive(); }
    /// How far a movement is that takes so long and starts again, 0 to 1.
    qreal phase(int durationMs) const { return qreal(m_clock.elapsed() % durationMs) / durationMs; }

private:
    void paint();

    QElapsedTimer m_clock;
    QTimer m_timer;
    QList<QPointer<QWidget>> m_widgets;
};

} // namespace scopelight
