#pragma once

#include <cstdint>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// What the generator starts from: z of shape channels x size x size, standard normal.
struct LatentSpec {
    std::int64_t channels = 100;
    std::int64_t size = 1;  ///< px
    bool operator==(const LatentSpec&) const = default;
};

}  // namespace synthslice::spec
