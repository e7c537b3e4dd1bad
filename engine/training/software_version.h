#pragma once

#include <string>

#include <torch/version.h>

#include "engine/base/version.h"

namespace synthslice::training {

/// What the numbers of a run depend on, beside experiment, data and device.
inline std::string softwareVersion()
{
    return std::string("Synthslice ") + version() + ", LibTorch " TORCH_VERSION;
}

}  // namespace synthslice::training
