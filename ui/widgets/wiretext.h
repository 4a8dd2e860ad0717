// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextEdit>

namespace scopelight {

/// What goes over the wire, byte for byte, in a sunk box: read-only, selectable, as high as its text.
class WireText : public QTextEdit {
    Q_OBJECT

public:
    explicit WireText(const QString& name, QWidget* parent = nullptr);

    void setWire(const QString& text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int m_height = 0;
};

} // namespace scopelight
