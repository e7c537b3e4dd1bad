#pragma once

#include <QDoubleSpinBox>
#include <QSpinBox>

#include "ui/latent/latent_move.h"

namespace synthslice::ui {

// Controls that the ways to move have alike. Each change is told by the way's changed().

/// Seeds of latents, or other whole numbers.
[[nodiscard]] QSpinBox* makeWhole(LatentMove* move, const char* objectName, const QString& accessibleName,
                                  const QString& toolTip, int least, int most, int value);

[[nodiscard]] QDoubleSpinBox* makeReal(LatentMove* move, const char* objectName,
                                       const QString& accessibleName, const QString& toolTip, double least,
                                       double most, double step, double value);

}  // namespace synthslice::ui
