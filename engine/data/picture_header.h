#pragma once

#include <cstdint>

namespace synthslice::data {

/// Size of a picture as its file's header tells it.
struct PictureHeader {
    std::int64_t width = 0;   ///< px
    std::int64_t height = 0;  ///< px
    int bitDepth = 8;         ///< 8 or 16
};

}  // namespace synthslice::data
