#pragma once

#include <QString>

#include "engine/spec/experiment_spec.h"

namespace synthslice::ui {

class Settings;

/// Floating-point operations of one training step, from the layers' shapes: a multiply and an add per weight
/// and output pixel forward, twice as many backward, as often as the loss asks for.
[[nodiscard]] double operationsPerStep(const spec::ExperimentSpec& experiment);

/// "about 12 min on this machine": from the speed measured here if the experiment has been trained before,
/// else estimated from operationsPerStep() and the number of processors, and said so.
[[nodiscard]] QString expectedTimeText(const spec::ExperimentSpec& experiment, const Settings& settings);

}  // namespace synthslice::ui
