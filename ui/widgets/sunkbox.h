// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace scopelight {

/// The sunk box of what to do, or of a text to hand on.
class SunkBox : public QWidget {
    Q_OBJECT

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace scopelight
