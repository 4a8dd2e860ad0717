// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QScrollArea>
#include <QVBoxLayout>

namespace scopelight {

/// Parts under each other that scroll down, never sideways, as high as they need at the width there is.
class ColumnArea : public QScrollArea {
    Q_OBJECT

public:
    explicit ColumnArea(QWidget* parent = nullptr);

    QVBoxLayout* column() { return m_column; }

private:
    QVBoxLayout* m_column;
};

} // namespace scopelight
