#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/base/grey/grey_image.h"
#include "engine/base/latent.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"

namespace synthslice::latent {

/// A point of a latent space. The numbers of one that is drawn are standard normal.
struct Point {
    std::vector<float> numbers;
    Latent rest = {};  ///< its condition, and the seed of noise that layers draw
};

/// Where the images of a network come from, as a space to move in. Not thread-safe; any one thread at a time.
class Space {
public:
    virtual ~Space() = default;

    /// How many numbers make a point.
    [[nodiscard]] virtual std::size_t size() const = 0;

    /// Where the image of a latent comes from: its image is that of acceptance::ImageSource::generate(). A
    /// condition that is drawn is told.
    [[nodiscard]] virtual Point pointOf(const Latent& latent) const = 0;

    /// An image a point, which depends on the point alone. An error if one asks for what cannot be made.
    [[nodiscard]] virtual Result<std::vector<GreyImage>> imagesAt(std::span<const Point> points) = 0;

    /// Whether there is an encoder, which tells where given images come from.
    [[nodiscard]] virtual bool encodes() const = 0;

    /// The mean of what the encoder says of each image; only if encodes(). An error if images do not have the
    /// size of the patches that it learned from.
    [[nodiscard]] virtual Result<std::vector<Point>> encode(std::span<const GreyImage> images) = 0;
};

/// The images of points, a few at a time. Errors: points of another space, those of `space`, and being
/// cancelled.
[[nodiscard]] Result<std::vector<GreyImage>> imagesOf(Space& space, std::span<const Point> points,
                                                      const Progress& progress);

}  // namespace synthslice::latent
