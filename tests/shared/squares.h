#pragma once

// Images that anybody tells apart: a bright square in one of four corners, two bits of an image.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/random.h"

namespace synthslice::test {

inline constexpr int squareSide = 8;  // px of an image

/// In the corner `bright`, elsewhere -`bright`.
inline void drawSquare(std::span<float> image, std::uint32_t corner, float bright)
{
    for (std::uint32_t i = 0; i < image.size(); ++i) {
        const bool right = i % squareSide >= squareSide / 2;
        const bool below = i / squareSide >= squareSide / 2;
        image[i] = (right ? 1U : 0U) + (below ? 2U : 0U) == corner ? bright : -bright;
    }
}

/// A training::BatchSource of them.
class Squares {
public:
    explicit Squares(float bright = 1.0F) : m_bright(bright) {}

    void operator()(std::span<float> images, std::int64_t count, std::uint64_t batch) const
    {
        Random random(5, batch);
        const std::size_t pixels = squareSide * squareSide;
        for (std::int64_t i = 0; i < count; ++i) {
            drawSquare(images.subspan(static_cast<std::size_t>(i) * pixels, pixels), random.below(4),
                       m_bright);
        }
    }

private:
    float m_bright;
};

/// All four in turn, as grey of full scale by a coding from -1 to 1.
inline std::vector<GreyImage> heldOutSquares(std::size_t count = 40, float bright = 1.0F)
{
    std::vector<GreyImage> images;
    for (std::size_t i = 0; i < count; ++i) {
        GreyImage& image = images.emplace_back(squareSide, squareSide);
        drawSquare(image.grey, static_cast<std::uint32_t>(i % 4), bright);
        for (float& grey : image.grey) grey = 0.5F * (grey + 1.0F);
    }
    return images;
}

}  // namespace synthslice::test
