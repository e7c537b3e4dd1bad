#pragma once

#include <cstdint>
#include <string>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// How fast an experiment trains on this machine.
struct BenchmarkCase {
    std::string name;  ///< of the experiment
    std::string device;
    std::string precision;
    double imagesPerSecond = 0.0;     ///< batch size over step time
    double stepMs = 0.0;              ///< median
    double gflopPerStep = 0.0;        ///< of convolutions and linear layers
    double peakGflopPerSecond = 0.0;  ///< of a large matrix product in the same precision, before and after
    double shareOfPeak = 0.0;         ///< gflopPerStep / step time / peak
};

/// Times `steps` training steps on random images, after a few to warm up. Errors: an experiment with
/// problems, an impossible device.
[[nodiscard]] Result<BenchmarkCase> benchmark(const spec::ExperimentSpec& experiment, std::int64_t steps,
                                              const Progress& progress);

/// Images a second of a training of about a second on random images, with what else the machine does now.
/// Where a step would take long it is tried with fewer images. Errors as of benchmark().
[[nodiscard]] Result<double> trySpeed(const spec::ExperimentSpec& experiment, const Progress& progress);

}  // namespace synthslice::training
