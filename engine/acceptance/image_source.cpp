#include "engine/acceptance/image_source.h"

#include <algorithm>
#include <numeric>

namespace synthslice::acceptance {

Result<void> forEachBatch(
    ImageSource& source, std::uint64_t firstSeed, std::size_t count, const Progress& progress,
    const std::function<Result<Wanted>(std::span<const std::uint64_t>, std::vector<GreyImage>)>& take)
{
    constexpr std::size_t batchSize = 32;
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
        const auto wanted = take(seeds, std::move(*images));
        if (!wanted) {
            return tl::unexpected(wanted.error());
        }
        if (*wanted == Wanted::NoMore) {
            return {};
        }
        made += seeds.size();
    }
    return {};
}

Result<void> forEachImage(ImageSource& source, std::uint64_t firstSeed, std::size_t count,
                          const Progress& progress,
                          const std::function<Result<Wanted>(std::uint64_t, GreyImage)>& take)
{
    return forEachBatch(source, firstSeed, count, progress,
                        [&](std::span<const std::uint64_t> seeds, std::vector<GreyImage> images) {
                            Result<Wanted> wanted = Wanted::More;
                            for (std::size_t i = 0; i < seeds.size() && wanted && *wanted == Wanted::More;
                                 ++i) {
                                wanted = take(seeds[i], std::move(images[i]));
                            }
                            return wanted;
                        });
}

}  // namespace synthslice::acceptance
