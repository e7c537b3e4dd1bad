#pragma once

#include <array>
#include <cstdint>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class LrSchedule { Constant, Linear, Cosine, Step };
template <>
inline constexpr std::array enumNames<LrSchedule>{"constant", "linear", "cosine", "step"};

enum class Precision { Auto, Fp32, Bf16 };
template <>
inline constexpr std::array enumNames<Precision>{"auto", "fp32", "bf16"};

enum class Kernels { Auto, Reference };
template <>
inline constexpr std::array enumNames<Kernels>{"auto", "reference"};

enum class Device { Auto, Cpu, Cuda };
template <>
inline constexpr std::array enumNames<Device>{"auto", "cpu", "cuda"};

struct TrainingSpec {
    std::int64_t batchSize = 64;  ///< images
    std::int64_t steps = 10000;   ///< generator steps; also the length of every schedule
    LrSchedule lrSchedule = LrSchedule::Constant;
    double lrFinalFactor = 0.0;  ///< share of both learning rates left at the last step, linear and cosine
    std::int64_t lrStepSize = 1000;  ///< steps between two falls of "step"
    double lrGamma = 0.5;            ///< factor of each fall of "step"
    double emaDecay = 0.999;         ///< of the averaged generator; 0 turns it off
    std::int64_t seed = 0;
    std::int64_t sampleSeed = 0;  ///< of the latents of sample grids: the same in runs of other seeds
    Precision precision = Precision::Auto;
    Kernels kernels = Kernels::Auto;
    Device device = Device::Auto;
    std::int64_t threads = 0;  ///< 0 = physical cores
    std::int64_t sampleEverySteps = 100;
    std::int64_t sampleCount = 16;  ///< images of a sample grid
    std::int64_t checkpointEverySteps = 500;
    std::int64_t keepCheckpoints = 3;   ///< newest kept beside the three best; 0 keeps all
    std::int64_t assessedImages = 256;  ///< of the averaged generator at a checkpoint; 0 turns it off
    bool operator==(const TrainingSpec&) const = default;
};

}  // namespace synthslice::spec
