// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/finding.h"

#include <QWidget>

namespace scopelight {

/// The round mark of a finding's level: its colour, and an icon that tells it in grey, too.
class LevelMark : public QWidget {
    Q_OBJECT

public:
    LevelMark(Finding::Level level, int side, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Finding::Level m_level;
};

} // namespace scopelight
