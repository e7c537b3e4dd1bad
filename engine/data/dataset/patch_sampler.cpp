#include "engine/data/dataset/patch_sampler.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/base/random.h"
#include "engine/data/dataset/patch_copy.h"

namespace synthslice::data {

PatchSampler::PatchSampler(std::shared_ptr<const SliceDataset> dataset, std::uint64_t seed)
    : PatchSampler(dataset, seed, dataset->coding())
{
}

PatchSampler::PatchSampler(std::shared_ptr<const SliceDataset> dataset, std::uint64_t seed, GreyCoding coding)
    : m_dataset(std::move(dataset)), m_seed(seed), m_coding(std::move(coding))
{
}

void PatchSampler::fill(std::span<float> imagesMinus1To1, std::int64_t count, std::uint64_t batch) const
{
    const spec::DataSpec& spec = m_dataset->spec();
    const auto patchPixels = static_cast<std::size_t>(spec.patchSize * spec.patchSize);
    assert(count >= 0 && imagesMinus1To1.size() == static_cast<std::size_t>(count) * patchPixels);
    const GreyWindow& window = m_coding.window;
    const std::uint64_t batchSeed = Random(m_seed, batch).next();
    for (std::size_t image = 0; image < static_cast<std::size_t>(count); ++image) {
        Random random(batchSeed, image);
        const PatchOrigin origin = m_dataset->drawOrigin(Half::Training, random);
        const auto slice = static_cast<std::size_t>(origin.slice);
        const ValueMap grey = m_dataset->greyOfValues(slice);
        const bool labelled = !m_coding.labelOrder.empty();
        const ValueMap map = labelled
                                 ? grey
                                 : ValueMap{window.toMinus1To1(grey.offset), grey.step / window.halfWidth};
        copyPatch(m_dataset->slices()[slice], origin, spec.patchSize, map,
                  drawSymmetry(random, spec.flips, spec.quarterTurns), &imagesMinus1To1[image * patchPixels]);
        for (float& value : imagesMinus1To1.subspan(image * patchPixels, patchPixels)) {
            value = labelled ? static_cast<float>(m_coding.toMinus1To1(value))
                             : std::clamp(value, -outermostValue, outermostValue);
        }
    }
}

}  // namespace synthslice::data
