// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QMimeData;
class QVBoxLayout;

namespace scopelight {

/// Where a client file is let go: dashed, and lit while one hovers over it.
class DropZone : public QWidget {
    Q_OBJECT

public:
    explicit DropZone(QWidget* parent = nullptr);

    QVBoxLayout* content() { return m_content; }

Q_SIGNALS:
    void dropped(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QVBoxLayout* m_content;
    bool m_isHovered = false;
};

/// The one local file of a drag, or empty.
QString fileIn(const QMimeData& data);

} // namespace scopelight
