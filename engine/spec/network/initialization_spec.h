#pragma once

#include <array>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class Initialization {
    Pytorch,
    Dcgan,
    Constant,
    Uniform,
    Normal,
    XavierUniform,
    XavierNormal,
    KaimingUniform,
    KaimingNormal
};
template <>
inline constexpr std::array enumNames<Initialization>{"pytorch",       "dcgan",           "constant",
                                                      "uniform",       "normal",          "xavier_uniform",
                                                      "xavier_normal", "kaiming_uniform", "kaiming_normal"};

enum class FanMode { FanIn, FanOut };
template <>
inline constexpr std::array enumNames<FanMode>{"fan_in", "fan_out"};

/// How the weights of linear layers and convolutions start, as in torch.nn.init. Biases start at 0 except
/// with "pytorch"; the weights of normalizations at 1 except with "dcgan".
struct InitializationSpec {
    Initialization type = Initialization::Pytorch;
    double value = 0.0;  ///< of "constant"
    double low = -0.05;  ///< of "uniform"
    double high = 0.05;
    double mean = 0.0;                 ///< of "normal"
    double std = 0.02;                 ///< of "dcgan" and "normal"
    double gain = 1.0;                 ///< of "xavier_..."
    double negativeSlope = 0.0;        ///< of "kaiming_...": of the leaky ReLU behind; 0 is a ReLU
    FanMode fanMode = FanMode::FanIn;  ///< of "kaiming_..."
    bool operator==(const InitializationSpec&) const = default;
};

}  // namespace synthslice::spec
