// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/textlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace scopelight {

/// A part of a page: a rounded area with a hairline, and a header where it has a heading.
class Card : public QFrame {
    Q_OBJECT

public:
    enum class Bar { None, Accent, Bad };

    explicit Card(QWidget* parent = nullptr);
    explicit Card(const QString& heading, QWidget* parent = nullptr);

    /// What lies under the header.
    QVBoxLayout* body() { return m_body; }
    /// The header's right side: a caption, a chip, one small button.
    QHBoxLayout* header() { return m_header; }
    void setHeading(const QString& heading);
    /// A bar at the left edge.
    void setBar(Bar bar);
    /// Without padding, for lists that reach the edges.
    void setFlush();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void keepOffBar();

    QVBoxLayout* m_body = nullptr;
    QHBoxLayout* m_header = nullptr;
    TextLabel* m_heading = nullptr;
    QWidget* m_headerArea = nullptr;
    Bar m_bar = Bar::None;
    bool m_isFlush = false;
};

/// A hairline between parts of a card.
class Hairline : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace scopelight
