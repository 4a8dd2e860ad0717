// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/workbench.h"

class QPainter;

namespace scopelight {

struct Theme;

/// How something stands, as a shape that is told apart in grey: an empty ring, a ring with a dot, an arc that
/// has turned so far (0 to 1), a disc with a tick, a triangle, a diamond.
void paintStepMark(
    QPainter& painter, const QRectF& rect, StepState::Mark mark, const Theme& theme, qreal turn = 0);

} // namespace scopelight
