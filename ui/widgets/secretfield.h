// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace scopelight {

/// A secret that is hidden until it is asked for: shown whole, for 30 seconds at most, hidden again when the
/// window or the page is left. What is copied leaves the clipboard after 10 seconds.
class SecretField : public QWidget {
    Q_OBJECT

public:
    explicit SecretField(const QString& name, QWidget* parent = nullptr);

    void setSecret(const Secret& secret);
    bool isShown() const { return m_shownTimer.isActive(); }
    void hideSecret();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;

private:
    void toggle();
    void copy();
    void describe();
    int textWidth() const;
    bool isLong() const;
    void fit();

    QString m_name;
    Secret m_secret;
    QToolButton* m_eye;
    QToolButton* m_copy;
    QTimer m_shownTimer;
    QTimer m_second;
};

/// Puts a secret on the clipboard, marked as one for clipboard histories, and takes it off after 10 seconds
/// if it is still there.
void copySecretForAMoment(const Secret& secret);

} // namespace scopelight
