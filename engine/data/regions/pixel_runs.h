#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace synthslice::data {

struct Pixel {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool operator==(const Pixel&) const = default;
};

/// Pixels x, ..., x + length - 1 of row y.
struct PixelRun {
    std::int32_t y = 0;
    std::int32_t x = 0;
    std::int32_t length = 0;
    bool operator==(const PixelRun&) const = default;
};

/// A set of pixels of a slice as horizontal runs in reading order: a few kilobytes where a mask would take as
/// much memory as the slice, and still any pixel of it can be found by its number.
class PixelRuns {
public:
    /// All pixels of a rectangle at the origin.
    [[nodiscard]] static PixelRuns rectangle(int width, int height);
    /// The non-zero pixels of a row-major mask.
    [[nodiscard]] static PixelRuns fromMask(std::span<const std::uint8_t> mask, int width);

    /// Runs have to come in reading order and not overlap.
    void append(const PixelRun& run);
    [[nodiscard]] const std::vector<PixelRun>& runs() const { return m_runs; }
    [[nodiscard]] std::int64_t count() const;
    /// Pixel number `index` in reading order, 0 <= index < count().
    [[nodiscard]] Pixel at(std::int64_t index) const;

    /// 1 at the pixels, 0 elsewhere; row-major, width * height.
    [[nodiscard]] std::vector<std::uint8_t> mask(int width, int height) const;

private:
    std::vector<PixelRun> m_runs;
    std::vector<std::int64_t> m_before;  ///< pixels before each run
};

[[nodiscard]] PixelRuns intersection(const PixelRuns& a, const PixelRuns& b);

/// Top-left corners of all size x size windows that lie wholly inside the non-zero pixels of a mask.
[[nodiscard]] PixelRuns windowOrigins(std::span<const std::uint8_t> mask, int width, int size);

}  // namespace synthslice::data
