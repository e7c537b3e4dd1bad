#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::training {

/// What training will run on.
struct DeviceReport {
    bool cuda = false;
    bool graphs = false;  ///< the GPU may run parts of a step as graphs
    bool bf16 = false;
    int threads = 1;
    bool adaptsThreads = false;  ///< fewer while other programs are busy
    std::string device;          ///< "CPU, 2 threads" or the GPU's name
    std::string processor;       ///< its name and what of its instructions decides on rounding
    std::string precision;       ///< "fp32" or "bf16"
    std::string note;            ///< one line on why CUDA, its graphs or bf16 are not used; may be empty
};

/// The same on the CPU in fp32, where a result does not depend on whether a GPU is there.
[[nodiscard]] inline spec::TrainingSpec onCpu(spec::TrainingSpec training)
{
    training.device = spec::Device::Cpu;
    training.precision = spec::Precision::Fp32;
    return training;
}

/// Loads CUDA's library if it is there and chooses; the first use of LibTorch in the process. An error only
/// if "cuda" was asked for and cannot be had. Call on the thread that trains: it sets its thread count.
[[nodiscard]] Result<DeviceReport> selectDevice(const spec::TrainingSpec& training);

}  // namespace synthslice::training
