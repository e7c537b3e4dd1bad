#pragma once

#include <QString>

#include "engine/spec/presets/presets.h"

namespace synthslice::ui {

class Settings;

/// Of a training step, from its operations and the number of processors: good to a factor of a few.
[[nodiscard]] double guessedStepSeconds(const spec::ExperimentSpec& experiment);

/// "about 12 min on this machine": from the speed measured here if the preset has been trained before, else
/// estimated from the operations of a step and the number of processors, and said so.
[[nodiscard]] QString expectedTimeText(const spec::Preset& preset, const Settings& settings);

/// Keeps the speed of a training for expectedTimeText(), if it was a preset's, as to what takes time.
void rememberSpeed(const spec::ExperimentSpec& experiment, double imagesPerSecond, Settings& settings);

}  // namespace synthslice::ui
