#include "engine/latent/latent_space.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/base/text/text.h"

namespace synthslice::latent {

Result<std::vector<GreyImage>> imagesOf(Space& space, std::span<const Point> points, const Progress& progress)
{
    constexpr std::size_t together = 16;
    const std::size_t size = space.size();
    for (const Point& point : points) {
        if (point.numbers.size() == size) continue;
        return invalidInput(
            text("A place of %1 numbers is none of a latent of %2", point.numbers.size(), size),
            text("choose it again in this network's latent space"));
    }
    std::vector<GreyImage> images;
    while (images.size() < points.size()) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(images.size()) / static_cast<double>(points.size()), "Making images");
        auto more = space.imagesAt(
            points.subspan(images.size(), std::min(together, points.size() - images.size())));
        if (!more) return more;
        std::ranges::move(*more, std::back_inserter(images));
    }
    return images;
}

}  // namespace synthslice::latent
