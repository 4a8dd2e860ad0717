// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "doctor/explain.h"

#include <QWidget>

namespace scopelight {

/// One cause of a failure: its number, how likely it is and what to do about it. The first is open, the
/// others fold.
class CauseRow : public QWidget {
    Q_OBJECT

public:
    /// `number` counts from 1. `links` stand under what to do; the row takes them, if there are any.
    CauseRow(const Explanation::Cause& cause, qsizetype number, QWidget* links);

private:
    QWidget* makeActions(const QStringList& actions, QWidget* links);
};

} // namespace scopelight
