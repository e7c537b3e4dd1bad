#include "engine/data/synthetic/synthetic_fibres.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>
#include <string>

#include "engine/base/text/text.h"
#include "engine/data/regions/slice_artefacts.h"

namespace synthslice::data {

namespace {

/// Streams of a slice's random numbers; the packing takes stream 0.
enum Stream : std::uint64_t { NoiseStream = 1, RingStream = 2 };

Result<void> check(const FibreSliceSpec& spec)
{
    const auto error = [](const std::string& name, double value, const std::string& range) {
        std::ostringstream number;
        number.imbue(std::locale::classic());
        number << value;
        return invalidInput(text("%1 of %2 makes no slices of fibres", name, number.str()),
                            text("take %1", range));
    };
    if (spec.size < 32 || spec.size > 16384) return error("A size", spec.size, "32 to 16,384 px");
    if (!(spec.volumeFraction >= 0.0 && spec.volumeFraction <= 0.9)) {
        return error("A volume fraction", spec.volumeFraction, "0 to about 0.8");
    }
    if (!(spec.diameterPx >= 2.0)) return error("A diameter", spec.diameterPx, "2 px or more");
    if (!(spec.diameterSdPx >= 0.0 && spec.diameterSdPx <= spec.diameterPx / 4.0)) {
        return error("A diameter's SD", spec.diameterSdPx, "0 to a quarter of the diameter");
    }
    if (!(spec.minimumGapPx >= 0.0)) return error("A gap", spec.minimumGapPx, "0 px or more");
    return {};
}

/// Grey between matrix and fibre by the share of each pixel that discs cover, to within 1 %.
void drawDiscs(GreyImage& image, const std::vector<Disc>& discs, double difference)
{
    for (const Disc& disc : discs) {
        const int left = std::max(0, static_cast<int>(std::floor(disc.x - disc.r)));
        const int right = std::min(image.width - 1, static_cast<int>(std::ceil(disc.x + disc.r)));
        const int top = std::max(0, static_cast<int>(std::floor(disc.y - disc.r)));
        const int bottom = std::min(image.height - 1, static_cast<int>(std::ceil(disc.y + disc.r)));
        for (int y = top; y <= bottom; ++y) {
            for (int x = left; x <= right; ++x) {
                const double covered = std::clamp(disc.r - std::hypot(x - disc.x, y - disc.y) + 0.5, 0.0,
                                                  1.0);
                image.at(x, y) += static_cast<float>(difference * covered);
            }
        }
    }
}

}  // namespace

Result<FibreSlice> makeFibreSlice(const FibreSliceSpec& spec)
{
    if (auto ok = check(spec); !ok) return tl::unexpected(ok.error());
    auto fibres = packDiscs({.side = static_cast<double>(spec.size),
                             .areaFraction = spec.volumeFraction,
                             .meanDiameter = spec.diameterPx,
                             .diameterSd = spec.diameterSdPx,
                             .minimumGap = spec.minimumGapPx,
                             .seed = spec.seed});
    if (!fibres) return tl::unexpected(fibres.error());
    if (fibres->empty() && spec.volumeFraction > 0.005) {
        return invalidInput(text("A slice of %1 px is too small for a single fibre", spec.size),
                            text("take a larger size or volume fraction, or thinner fibres"));
    }
    FibreSlice slice;
    slice.fibres = std::move(*fibres);
    // Exact, as the packing is periodic; none where not even one fibre was asked for.
    slice.volumeFraction = slice.fibres.empty() ? 0.0 : spec.volumeFraction;
    slice.image = GreyImage(spec.size, spec.size, static_cast<float>(spec.matrixGrey));
    drawDiscs(slice.image, slice.fibres, spec.fibreGrey - spec.matrixGrey);
    blur(slice.image, spec.blurSigmaPx);
    addEdgeContrast(slice.image, spec.edgeContrast);
    addNoise(slice.image, spec.noiseSd, spec.noiseSigmaPx, Random(spec.seed, NoiseStream));
    addRings(slice.image, spec.ringAmplitude, Random(spec.seed, RingStream));
    if (spec.fieldOfView) limitFieldOfView(slice.image);
    for (float& grey : slice.image.grey) grey = std::clamp(grey, 0.0F, 1.0F);
    return slice;
}

}  // namespace synthslice::data
