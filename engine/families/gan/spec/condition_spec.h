#pragma once

#include <array>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

enum class ConditionMeasure { None, VolumeFraction };
template <>
inline constexpr std::array enumNames<ConditionMeasure>{"none", "volume_fraction"};

/// What generator and discriminator are told of an image beside the image (Mirza and Osindero 2014): a
/// channel more, with the same value everywhere.
struct ConditionSpec {
    ConditionMeasure measure = ConditionMeasure::None;
    [[nodiscard]] bool isOn() const { return measure != ConditionMeasure::None; }
    bool operator==(const ConditionSpec&) const = default;
};

}  // namespace synthslice::spec
