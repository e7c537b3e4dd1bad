#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/data/reading/image_reader.h"

namespace synthslice::data {

/// More greys than this make an image one of grey, unless it is said to be segmented.
inline constexpr std::size_t mostLabelsByItself = 8;
/// More phases than this are no segmentation.
inline constexpr std::size_t mostLabels = 64;

/// Greys that occur in images, ascending; gathered image by image.
class GreyLabels {
public:
    /// The pixels of an image. Has no effect once there are more than mostLabels.
    void add(std::span<const std::uint8_t> pixels) { addAll(pixels); }
    void add(std::span<const std::uint16_t> pixels) { addAll(pixels); }

    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    /// In the files' integer values.
    [[nodiscard]] const std::vector<std::uint16_t>& values() const { return m_values; }

private:
    template <class Pixels>
    void addAll(Pixels pixels);

    std::vector<std::uint16_t> m_values;
};

/// Whether these images, typical of a stack, are segmented: each has two greys or more, all together
/// mostLabelsByItself at most.
[[nodiscard]] bool looksSegmented(std::span<const RawImage> typical);

}  // namespace synthslice::data
