#include "engine/acceptance/output_fitting.h"

#include <iterator>
#include <numeric>

namespace synthslice::acceptance {

namespace {

constexpr std::size_t imageCount = 256;
constexpr std::size_t batchSize = 16;
constexpr std::uint64_t firstSeed = std::uint64_t{1} << 62;

}  // namespace

Result<OutputCalibration> fitOutputCalibration(const data::SliceDataset& dataset, ImageSource& source,
                                               const Progress& progress)
{
    std::vector<GreyImage> generated;
    while (generated.size() < imageCount) {
        if (progress.cancelled()) return cancelled();
        progress.at(static_cast<double>(generated.size()) / imageCount, "Fitting the output calibration");
        std::vector<std::uint64_t> seeds(batchSize);
        std::iota(seeds.begin(), seeds.end(), firstSeed + generated.size());
        auto images = source.generate(seeds);
        if (!images) return tl::unexpected(images.error());
        std::ranges::move(*images, std::back_inserter(generated));
    }
    return fitOutputCalibration(dataset.drawPatches(data::Half::Training, imageCount, 0), generated);
}

}  // namespace synthslice::acceptance
