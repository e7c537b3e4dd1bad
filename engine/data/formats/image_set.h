#pragma once

#include <cstdint>
#include <string>

namespace synthslice::data {

/// One of the sets of images that a file holds, of which DataSpec::dataset takes one.
struct ImageSet {
    std::string path;  ///< within the file, "/entry/tomo"
    std::int64_t images = 0;
    std::int64_t width = 0;  ///< px
    std::int64_t height = 0;
    bool taken = false;
};

}  // namespace synthslice::data
