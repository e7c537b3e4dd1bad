#pragma once

#include <cstdint>
#include <string>

namespace synthslice::data {

/// How images with classes are read and divided.
struct LabelledOptions {
    std::string classes = {};  ///< names of those that are taken, "0, 1", numbered in this order; empty: all
    std::int64_t patchSize = 0;  ///< px: images are cut into patches, side by side; 0 takes them whole
    bool merged = false;         ///< divides all images anew, also where files tell training and test apart
    double testShare = 0.2;      ///< 0 to 1, exclusive: of all images, where files do not tell or are merged
    double validationShare = 0.1;  ///< 0 to 1, exclusive: of the images that are not for testing
    std::uint64_t splitSeed = 0;
    bool operator==(const LabelledOptions&) const = default;
};

}  // namespace synthslice::data
