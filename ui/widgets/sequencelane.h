// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/signin.h"

#include <QTimer>
#include <QWidget>

namespace scopelight {

/// The sign-in as arrows between Scopelight, the browser and the server, each with its time. Arrow keys walk
/// from leg to leg; a screen reader finds a list of them (sequencelaneaccess.h).
class SequenceLane : public QWidget {
    Q_OBJECT

public:
    explicit SequenceLane(QWidget* parent = nullptr);

    void setServerName(const QString& name);
    void setLegs(const QList<Leg>& legs);
    /// The time that the live leg has taken until now.
    void setLiveMs(qint64 ms);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {420, sizeHint().height()}; }

    const QList<Leg>& legs() const { return m_legs; }
    /// The leg that the cursor is on.
    int current() const { return m_current; }
    void setCurrent(int leg);
    /// The band that a leg takes.
    QRect legRect(int leg) const;
    /// "Scopelight to browser, opened the address, done, 14 milliseconds".
    QString spokenLeg(int leg) const;

Q_SIGNALS:
    /// Return, or a double click: its exchange is to be shown.
    void opened(scopelight::Leg::Kind leg);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    int lifeline(int column) const;
    void paintLeg(QPainter& painter, const Leg& leg, int y) const;
    void announceCurrent();
    void openCurrent();
    QStringList heads() const;

    QString m_server;
    QList<Leg> m_legs;
    int m_current = 0;
    qint64 m_liveMs = 0;
    QTimer m_animation;
    int m_phase = 0; ///< of the dot on the live leg, 0 to 999
};

/// From where to where a leg goes. Columns: 0 Scopelight, 1 browser, 2 server.
struct LegWay {
    int from = 0;
    int to = 0;
    static LegWay of(Leg::Kind kind);
};

namespace legDistances {
constexpr int headHeight = 30; ///< of the names over the lifelines
constexpr int leg = 36; ///< from leg to leg
} // namespace legDistances

/// "Sign-in and consent": what a leg is, in the tense of its state.
QString legText(const Leg& leg);

} // namespace scopelight
