// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/signin.h"

#include <QTimer>
#include <QWidget>

namespace scopelight {

/// The sign-in as arrows between Scopelight, the browser and the server, each with its time.
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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int lifeline(int column) const;
    void paintLeg(QPainter& painter, const Leg& leg, int y) const;
    void describe();

    QString m_server;
    QList<Leg> m_legs;
    qint64 m_liveMs = 0;
    QTimer m_animation;
    int m_phase = 0; ///< of the dot on the live leg, 0 to 999
};

/// "Sign-in and consent": what a leg is, in the tense of its state.
QString legText(const Leg& leg);

} // namespace scopelight
