#include "engine/data/formats/shared/orientation.h"

#include <algorithm>
#include <utility>

#include "engine/base/text/text.h"

namespace synthslice::data {

void applyOrientation(StoredImage& image, int orientation)
{
    if (orientation < 2 || orientation > 8) return;
    // Bits of what leads from the upright image to the stored one.
    const bool transposed = orientation >= 5;
    const bool fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const int width = transposed ? image.height : image.width;
    const int height = transposed ? image.width : image.height;
    std::visit(
        [&](auto& samples) {
            auto upright = samples;
            auto to = upright.begin();
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) {
                    int storedX = transposed ? y : x;
                    int storedY = transposed ? x : y;
                    if (fromRight) storedX = image.width - 1 - storedX;
                    if (fromBottom) storedY = image.height - 1 - storedY;
                    const auto from = samples.begin() +
                                      (static_cast<std::ptrdiff_t>(storedY) * image.width + storedX) *
                                          image.channels;
                    to = std::copy_n(from, image.channels, to);
                }
            }
            samples = std::move(upright);
        },
        image.samples);
    image.width = width;
    image.height = height;
    if (transposed && image.pixelSize) std::swap(image.pixelSize->xUm, image.pixelSize->yUm);
    image.notes.emplace_back(text("turned upright, as the file's orientation tells"));
}

}  // namespace synthslice::data
