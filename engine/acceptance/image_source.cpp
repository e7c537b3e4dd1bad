#include "engine/acceptance/image_source.h"

#include <algorithm>
#include <numeric>

namespace synthslice::acceptance {

Result<void> forEachImage(ImageSource& source, std::uint64_t firstSeed, std::size_t count,
                          const Progress& progress,
                          const std::function<Result<Wanted>(std::uint64_t, GreyImage)>& take)
{
    constexpr std::size_t batchSize = 16;
    for (std::size_t made = 0; made < count;) {
        if (progress.cancelled()) {
            return cancelled();
        }
        std::vector<std::uint64_t> seeds(std::min(batchSize, count - made));
        std::iota(seeds.begin(), seeds.end(), firstSeed + made);
        auto images = source.generate(seeds);
        if (!images) {
            return tl::unexpected(images.error());
        }
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            const auto wanted = take(seeds[i], std::move((*images)[i]));
            if (!wanted) {
                return tl::unexpected(wanted.error());
            }
            if (*wanted == Wanted::NoMore) {
                return {};
            }
        }
        made += seeds.size();
    }
    return {};
}

}  // namespace synthslice::acceptance
