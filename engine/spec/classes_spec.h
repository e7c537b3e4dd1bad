#pragma once

#include <cstdint>
#include <string>

#include "engine/spec/parameters/parameter_table.h"

namespace synthslice::spec {

/// Which images with classes a network learns to tell apart, and how they are divided.
struct ClassesSpec {
    std::string names = {};        ///< of the classes taken, "0, 1", numbered in this order; empty: all
    bool merged = false;           ///< divides all images anew, also where files tell training and test apart
    double testShare = 0.2;        ///< of all images, where files do not tell or are merged
    double validationShare = 0.1;  ///< of the images that are not for testing
    std::int64_t splitSeed = 0;
    bool operator==(const ClassesSpec&) const = default;
};

}  // namespace synthslice::spec
