#pragma once

#include <cstdint>
#include <vector>

namespace synthslice::film {

/// What a film is made of: pixels row by row, of one byte where it is grey, of three (red, green, blue) where
/// it is in colour.
struct Picture {
    int width = 0;
    int height = 0;
    bool inColour = false;
    std::vector<std::uint8_t> pixels;  ///< width * height, three times as many in colour

    bool operator==(const Picture&) const = default;
};

}  // namespace synthslice::film
