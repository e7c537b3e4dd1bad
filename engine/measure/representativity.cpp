#include "engine/measure/representativity.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "engine/measure/phase/two_point_correlation.h"

namespace synthslice::measure {

namespace {

/// Sums over the pixels that are inside in two images.
struct PairSums {
    double pixels = 0.0;
    double products = 0.0;  ///< of deviations from the phase's fraction
};

PairSums pairSums(const PhaseImage& a, const PhaseImage& b, int phase, double phi)
{
    double pixels = 0.0;
    double both = 0.0;
    double either = 0.0;  // of both, counted twice where both are
    for (std::size_t i = 0; i < a.phase.size(); ++i) {
        if (a.phase[i] == PhaseImage::outside || b.phase[i] == PhaseImage::outside) continue;
        const bool inA = a.phase[i] == phase;
        const bool inB = b.phase[i] == phase;
        pixels += 1.0;
        both += inA && inB ? 1.0 : 0.0;
        either += (inA ? 1.0 : 0.0) + (inB ? 1.0 : 0.0);
    }
    return {pixels, both - phi * either + phi * phi * pixels};
}

/// Correlation of the phase between images `lag` apart; of long stacks from pairs all over them.
double correlationThrough(std::span<const PhaseImage> stack, std::size_t lag, int phase, double phi)
{
    constexpr std::size_t mostPairs = 32;
    const std::size_t pairs = stack.size() - lag;
    const std::size_t step = std::max<std::size_t>(1, pairs / mostPairs);
    PairSums sums;
    for (std::size_t i = 0; i < pairs; i += step) {
        const PairSums pair = pairSums(stack[i], stack[i + lag], phase, phi);
        sums.pixels += pair.pixels;
        sums.products += pair.products;
    }
    return sums.pixels > 0.0 ? sums.products / sums.pixels / (phi - phi * phi) : 0.0;
}

double independentImagesOf(std::span<const PhaseImage> stack, int phase, double phi)
{
    const auto count = static_cast<double>(stack.size());
    double inflation = 1.0;
    for (std::size_t lag = 1; lag < stack.size(); ++lag) {
        const double rho = correlationThrough(stack, lag, phase, phi);
        if (!(rho > 0.0)) break;
        inflation += 2.0 * (1.0 - static_cast<double>(lag) / count) * rho;
    }
    return count / inflation;
}

/// The first images of one size.
std::span<const PhaseImage> firstStack(std::span<const PhaseImage> images)
{
    const auto end = std::ranges::find_if(images, [&](const PhaseImage& image) {
        return image.width != images.front().width || image.height != images.front().height;
    });
    return images.first(static_cast<std::size_t>(end - images.begin()));
}

}  // namespace

Representativity representativity(const std::vector<PhaseImage>& images, int phase)
{
    double area = 0.0;
    double inPhase = 0.0;
    double rangeTimesArea = 0.0;
    for (const PhaseImage& image : images) {
        const auto pixels = static_cast<double>(image.phase.size()) -
                            static_cast<double>(std::ranges::count(image.phase, PhaseImage::outside));
        if (pixels == 0.0) continue;
        area += pixels;
        inPhase += pixels * phaseFraction(image, phase);
        rangeTimesArea += pixels * integralRangePx2(image, std::min(image.width, image.height) / 8, phase);
    }
    constexpr double z95 = 1.96;
    const double phi = inPhase / area;
    const double range = std::max(1.0, rangeTimesArea / area);
    double independent = 0.0;
    for (std::span<const PhaseImage> left(images); !left.empty();) {
        const std::span<const PhaseImage> stack = firstStack(left);
        independent += independentImagesOf(stack, phase, phi);
        left = left.subspan(stack.size());
    }
    const double fields = area / range * independent / static_cast<double>(images.size());
    const double sd = std::sqrt(phi * (1.0 - phi) / fields);
    return {
        phi, range, independent, fields, sd, std::max(0.0, phi - z95 * sd), std::min(1.0, phi + z95 * sd)};
}

}  // namespace synthslice::measure
