#pragma once

#include <array>
#include <cstdint>
#include <variant>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

// Parameters, names and defaults of torch.optim.

struct AdamSpec {
    static constexpr const char* type = "adam";
    double lr = 1e-3;
    std::array<double, 2> betas = {0.9, 0.999};
    double eps = 1e-8;
    double weightDecay = 0.0;
    bool amsgrad = false;
    bool maximize = false;
    bool operator==(const AdamSpec&) const = default;
};

/// Adam with the weight decay applied to the weights themselves (Loshchilov and Hutter 2019).
struct AdamWSpec {
    static constexpr const char* type = "adamw";
    double lr = 1e-3;
    std::array<double, 2> betas = {0.9, 0.999};
    double eps = 1e-8;
    double weightDecay = 1e-2;
    bool amsgrad = false;
    bool maximize = false;
    bool operator==(const AdamWSpec&) const = default;
};

struct RmspropSpec {
    static constexpr const char* type = "rmsprop";
    double lr = 1e-2;
    double alpha = 0.99;
    double eps = 1e-8;
    double weightDecay = 0.0;
    double momentum = 0.0;
    bool centered = false;
    bool maximize = false;
    bool operator==(const RmspropSpec&) const = default;
};

struct SgdSpec {
    static constexpr const char* type = "sgd";
    double lr = 1e-3;
    double momentum = 0.0;
    double dampening = 0.0;
    double weightDecay = 0.0;
    bool nesterov = false;
    bool maximize = false;
    bool operator==(const SgdSpec&) const = default;
};

struct AdagradSpec {
    static constexpr const char* type = "adagrad";
    double lr = 1e-2;
    double lrDecay = 0.0;
    double weightDecay = 0.0;
    double initialAccumulatorValue = 0.0;
    double eps = 1e-10;
    bool maximize = false;
    bool operator==(const AdagradSpec&) const = default;
};

using OptimizerSpec = std::variant<AdamSpec, AdamWSpec, RmspropSpec, SgdSpec, AdagradSpec>;

[[nodiscard]] inline double learningRate(const OptimizerSpec& optimizer)
{
    return std::visit([](const auto& any) { return any.lr; }, optimizer);
}

}  // namespace synthslice::spec
