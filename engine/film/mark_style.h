#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace synthslice::film {

/// How marks of a kind (session::ImageMark) are drawn over grey: told apart by colour, and without it by
/// their line.
struct MarkStyle {
    std::array<std::uint8_t, 3> colour;  ///< red, green, blue
    bool dashed;
};

[[nodiscard]] constexpr MarkStyle markStyle(int kind)
{
    return kind % 2 == 0 ? MarkStyle{{255, 128, 0}, false} : MarkStyle{{0, 191, 255}, true};
}

}  // namespace synthslice::film
