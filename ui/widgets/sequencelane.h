// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/painteditems.h"
#include "work/signin.h"

#include <QElapsedTimer>
#include <QWidget>

namespace scopelight {

class Frames;

/// The sign-in as arrows between Scopelight, the browser and the server, each with its time. Arrow keys walk
/// from leg to leg; a screen reader finds a list of them.
class SequenceLane : public QWidget, public PaintedItems {
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
    int itemCount() const override { return int(m_legs.size()); }
    int current() const override { return m_current; }
    void setCurrent(int leg);
    /// The band that a leg takes.
    QRect itemRect(int leg) const override;
    /// "Scopelight to browser, opened the address, done, 14 milliseconds".
    QString spokenItem(int leg) const override;
    QAccessible::Role itemRole() const override { return QAccessible::ListItem; }
    void pressItem(int leg) override { setCurrent(leg); }

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
    int headHeight() const;
    int headWidth() const;
    int legHeight() const;
    int timeWidth() const;
    int lifeline(int column) const;
    void paintLeg(QPainter& painter, int leg, Frames* frames);
    void announceCurrent();
    void openCurrent();
    QStringList heads() const;

    QString m_server;
    QList<Leg> m_legs;
    int m_current = 0;
    qint64 m_liveMs = 0;
    int m_turned = -1; ///< the leg that was live until a moment ago
    QElapsedTimer m_sinceTurned;
};

/// From where to where a leg goes. Columns: 0 Scopelight, 1 browser, 2 server.
struct LegWay {
    int from = 0;
    int to = 0;
    static LegWay of(Leg::Kind kind);
};

/// "Sign-in and consent": what a leg is, in the tense of its state.
QString legText(const Leg& leg);

} // namespace scopelight
