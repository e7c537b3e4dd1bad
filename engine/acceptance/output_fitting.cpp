#include "engine/acceptance/output_fitting.h"

#include "engine/base/text/text.h"

namespace synthslice::acceptance {

namespace {

constexpr std::size_t imageCount = 256;
constexpr std::uint64_t firstSeed = std::uint64_t{1} << 62;

}  // namespace

Result<OutputCalibration> fitOutputCalibration(const data::SliceDataset& dataset, ImageSource& source,
                                               const Progress& progress)
{
    if (!dataset.summary().labels.empty()) {
        return invalidInput(text("Segmented slices have labels, no grey that images could be calibrated to"),
                            text("leave the output calibration out"));
    }
    std::vector<GreyImage> generated;
    const auto made = forEachImage(source, {firstSeed}, imageCount, progress,
                                   [&](const Latent&, GreyImage image) {
                                       generated.push_back(std::move(image));
                                       progress.at(static_cast<double>(generated.size()) / imageCount,
                                                   SYNTHSLICE_TEXT("Fitting the output calibration"));
                                       return Result<Wanted>(Wanted::More);
                                   });
    if (!made) return tl::unexpected(made.error());
    return fitOutputCalibration(dataset.drawPatches(data::Half::Training, imageCount, 0), generated);
}

}  // namespace synthslice::acceptance
