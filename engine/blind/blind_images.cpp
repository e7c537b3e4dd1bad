#include "engine/blind/blind_images.h"

#include <limits>
#include <span>

#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/data/dataset/patch_copy.h"
#include "engine/data/writing/grey_quantization.h"

namespace synthslice::blind {

namespace {

enum Purpose : std::uint64_t { Patches = 1, Latents, Order };

template <class Sample>
void roundTo(GreyImage& image)
{
    constexpr auto full = static_cast<float>(std::numeric_limits<Sample>::max());
    const std::vector<Sample> stored = data::quantize<Sample>(image);
    std::ranges::transform(stored, image.grey.begin(),
                           [](Sample value) { return static_cast<float>(value) / full; });
}

BlindImage realImage(const data::SliceDataset& slices, Random& random)
{
    const spec::DataSpec& spec = slices.spec();
    const auto size = static_cast<int>(spec.patchSize);
    BlindImage real{GreyImage(size, size), false, 0, slices.drawOrigin(data::Half::HeldOut, random)};
    const auto slice = static_cast<std::size_t>(real.origin.slice);
    data::copyPatch(slices.slices()[slice], real.origin, size, slices.greyOfValues(slice),
                    data::drawSymmetry(random, spec.flips, spec.quarterTurns), real.image.grey.data());
    return real;
}

}  // namespace

Result<std::vector<BlindImage>> blindImages(const data::SliceDataset& slices,
                                            acceptance::ImageSource& generator, const BlindTestSpec& spec,
                                            const Progress& progress)
{
    if (slices.originCount(data::Half::HeldOut) == 0) {
        return invalidInput(text("None of the slices are held out: the networks have seen all that is real"),
                            text("take a run with data.held_out_fraction above 0"));
    }
    std::vector<BlindImage> images;
    Random patches(spec.seed, Patches);
    for (std::size_t i = 0; i < spec.ofEachKind; ++i) images.push_back(realImage(slices, patches));
    Random latents(spec.seed, Latents);
    for (std::size_t i = 0; i < spec.ofEachKind; ++i) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(i) / static_cast<double>(spec.ofEachKind),
                    SYNTHSLICE_TEXT("Generating images"));
        const Latent latent{latents.below(std::numeric_limits<std::int32_t>::max())};
        auto made = generator.generate(std::span(&latent, 1));
        if (!made) return tl::unexpected(made.error());
        images.push_back({std::move(made->front()), true, latent.seed});
    }
    for (BlindImage& each : images) {
        spec.bits == 8 ? roundTo<std::uint8_t>(each.image) : roundTo<std::uint16_t>(each.image);
    }
    Random order(spec.seed, Order);
    shuffle(images, order);
    return images;
}

}  // namespace synthslice::blind
