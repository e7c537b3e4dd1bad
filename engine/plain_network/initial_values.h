#pragma once

#include <span>
#include <variant>

#include "engine/base/random.h"

namespace synthslice::plain_network {

struct ConstantValues {
    double value = 0.0;
};

/// Uniform in [low, high).
struct UniformValues {
    double low = -1.0;
    double high = 1.0;
};

struct NormalValues {
    double mean = 0.0;
    double sd = 1.0;
};

/// How weights or biases start.
using InitialValues = std::variant<ConstantValues, UniformValues, NormalValues>;

void drawInto(std::span<double> values, const InitialValues& initial, Random& random);

}  // namespace synthslice::plain_network
