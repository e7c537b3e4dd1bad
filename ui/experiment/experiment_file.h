#pragma once

#include <QString>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::ui {

/// Reads an experiment file; the error names the file and the key.
[[nodiscard]] Result<spec::ExperimentSpec> readExperiment(const QString& fileName);

/// Writes an experiment file, whole or not at all.
[[nodiscard]] Result<void> writeExperiment(const QString& fileName, const spec::ExperimentSpec& experiment);

}  // namespace synthslice::ui
