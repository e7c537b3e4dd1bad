#include "engine/acceptance/image_source.h"

#include <algorithm>

namespace synthslice::acceptance {

Result<void>
forEachBatch(ImageSource& source, const Latent& first, std::size_t count, const Progress& progress,
             const std::function<Result<Wanted>(std::span<const Latent>, std::vector<GreyImage>)>& take)
{
    constexpr std::size_t batchSize = 32;
    for (std::size_t made = 0; made < count;) {
        if (progress.cancelled()) {
            return cancelled();
        }
        std::vector<Latent> latents(std::min(batchSize, count - made), first);
        for (std::size_t i = 0; i < latents.size(); ++i) latents[i].seed += made + i;
        auto images = source.generate(latents);
        if (!images) {
            return tl::unexpected(images.error());
        }
        const auto wanted = take(latents, std::move(*images));
        if (!wanted) {
            return tl::unexpected(wanted.error());
        }
        if (*wanted == Wanted::NoMore) {
            return {};
        }
        made += latents.size();
    }
    return {};
}

Result<void> forEachImage(ImageSource& source, const Latent& first, std::size_t count,
                          const Progress& progress,
                          const std::function<Result<Wanted>(const Latent&, GreyImage)>& take)
{
    return forEachBatch(
        source, first, count, progress, [&](std::span<const Latent> latents, std::vector<GreyImage> images) {
            Result<Wanted> wanted = Wanted::More;
            for (std::size_t i = 0; i < latents.size() && wanted && *wanted == Wanted::More; ++i) {
                wanted = take(latents[i], std::move(images[i]));
            }
            return wanted;
        });
}

}  // namespace synthslice::acceptance
