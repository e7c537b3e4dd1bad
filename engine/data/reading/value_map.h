#pragma once

namespace synthslice::data {

/// A line through integers: what the integer `value` stands for is offset + step * value.
struct ValueMap {
    double offset = 0.0;
    double step = 1.0;
    bool operator==(const ValueMap&) const = default;
};

}  // namespace synthslice::data
