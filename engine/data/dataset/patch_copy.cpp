#include "engine/data/dataset/patch_copy.h"

#include <utility>

#include "engine/data/reading/slice_pixels.h"

namespace synthslice::data {

namespace {

/// Adjacent targets apart from the others, since only these loops become vector instructions.
template <class Sample>
void copyRow(const Sample* __restrict from, std::ptrdiff_t size, float offset, float scale,
             float* __restrict to, std::ptrdiff_t step)
{
    if (step == 1) {
        for (std::ptrdiff_t x = 0; x < size; ++x) to[x] = offset + scale * static_cast<float>(from[x]);
    } else if (step == -1) {
        for (std::ptrdiff_t x = 0; x < size; ++x) to[-x] = offset + scale * static_cast<float>(from[x]);
    } else {
        for (std::ptrdiff_t x = 0; x < size; ++x) to[x * step] = offset + scale * static_cast<float>(from[x]);
    }
}

}  // namespace

Symmetry drawSymmetry(Random& random, bool flips, bool quarterTurns)
{
    const std::uint64_t bits = random.next();
    const bool first = (bits & 1U) != 0;
    const bool second = (bits & 2U) != 0;
    const bool third = (bits & 4U) != 0;
    if (flips) return {first, second, quarterTurns && third};
    // Without mirroring: a quarter turn is an exchange of rows and columns and one flip, a half turn both
    // flips.
    if (quarterTurns) return {first, first != second, second};
    return {};
}

void copyPatch(const Slice& slice, const PatchOrigin& origin, std::int64_t size, const ValueMap& map,
               const Symmetry& symmetry, float* out)
{
    std::ptrdiff_t stepX = 1;
    std::ptrdiff_t stepY = size;
    if (symmetry.transpose) std::swap(stepX, stepY);
    if (symmetry.flipX) {
        out += (size - 1) * stepX;
        stepX = -stepX;
    }
    if (symmetry.flipY) {
        out += (size - 1) * stepY;
        stepY = -stepY;
    }
    withPixels(slice, [&](auto pixels) {
        const auto* from = pixels.data() + std::ptrdiff_t{origin.y} * slice.width + origin.x;
        for (std::int64_t y = 0; y < size; ++y) {
            copyRow(from + y * slice.width, size, static_cast<float>(map.offset),
                    static_cast<float>(map.step), out + y * stepY, stepX);
        }
    });
}

}  // namespace synthslice::data
