#include "engine/quality/descriptor.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/acceptance/judged_image.h"
#include "engine/measure/chord_lengths.h"
#include "engine/measure/fibre_statistics.h"
#include "engine/measure/lineal_path.h"
#include "engine/measure/microstructure.h"
#include "engine/measure/power_spectrum.h"
#include "engine/measure/texture.h"
#include "engine/measure/two_point_correlation.h"
#include "engine/spec/text.h"

namespace synthslice::quality {

namespace {

using Values = std::vector<double>;

Values range(int first, int last)
{
    Values values(static_cast<std::size_t>(last - first + 1));
    std::iota(values.begin(), values.end(), first);
    return values;
}

const Values quantileShares{0.01, 0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 0.99};

Values quantiles(std::vector<float> values)
{
    std::ranges::sort(values);
    Values result;
    for (const double share : quantileShares) {
        result.push_back(values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))]);
    }
    return result;
}

Values components(const measure::MeanAndSd& statistics)
{
    return {statistics.mean, statistics.sd};
}

Values chords(const DescribedPatch& patch)
{
    const auto fibres = measure::meanAndSd(measure::chordLengths(patch.phase, 1));
    const auto matrix = measure::meanAndSd(measure::chordLengths(patch.phase, 0));
    return {fibres.mean, fibres.sd, matrix.mean, matrix.sd};
}

Values logSpectrum(const DescribedPatch& patch)
{
    constexpr double least = 1e-12;  // grey^2, so that a flat patch has a logarithm
    Values logs;
    const auto spectrum = measure::radialPowerSpectrum(patch.image);
    for (int k = 1; k <= spectrum.n / 2; ++k) {
        logs.push_back(std::log10(std::max(least, spectrum.power[static_cast<std::size_t>(k)])));
    }
    return logs;
}

Values frequencies(int patchSize)
{
    Values x = range(1, patchSize / 2);
    for (double& k : x) k /= patchSize;
    return x;
}

}  // namespace

std::vector<Descriptor> descriptors(int patchSize)
{
    const int reach = patchSize / 4;
    return {{"grey", SYNTHSLICE_TEXT("Grey"), SYNTHSLICE_TEXT("quantile"), quantileShares,
             [](const auto& patch) { return quantiles(patch.image.grey); }},
            {"volume_fraction",
             SYNTHSLICE_TEXT("Volume fraction"),
             "",
             {0.0},
             [](const auto& patch) { return Values{measure::phaseFraction(patch.phase)}; }},
            {"two_point_correlation", SYNTHSLICE_TEXT("Two-point correlation S2"), "px", range(1, reach),
             [reach](const auto& patch) {
                 Values s2 = measure::radialTwoPointCorrelation(patch.phase, reach);
                 s2.erase(s2.begin());  // lag 0 is the volume fraction
                 return s2;
             }},
            {"lineal_path_fibres", SYNTHSLICE_TEXT("Lineal path in fibres"), "px", range(1, reach),
             [reach](const auto& patch) { return measure::linealPath(patch.phase, 1, reach); }},
            {"lineal_path_matrix", SYNTHSLICE_TEXT("Lineal path in the matrix"), "px", range(1, reach),
             [reach](const auto& patch) { return measure::linealPath(patch.phase, 0, reach); }},
            {"chords", SYNTHSLICE_TEXT("Chord lengths, mean and SD"), "", range(1, 4), chords},
            {"spectrum", SYNTHSLICE_TEXT("Power spectrum"), SYNTHSLICE_TEXT("cycles/px"),
             frequencies(patchSize), logSpectrum},
            {"fibre_count",
             SYNTHSLICE_TEXT("Fibres"),
             "",
             {0.0},
             [](const auto& patch) { return Values{static_cast<double>(patch.circles.size())}; }},
            {"fibre_diameter", SYNTHSLICE_TEXT("Fibre diameter, mean and SD"), "", range(1, 2),
             [](const auto& patch) {
                 const auto statistics = measure::diameterStatistics(patch.circles);
                 return Values{statistics.meanPx, statistics.sdPx};
             }},
            {"neighbour_distance", SYNTHSLICE_TEXT("Nearest neighbour, mean and SD"), "", range(1, 2),
             [](const auto& patch) {
                 return components(measure::meanAndSd(measure::nearestNeighbourDistancesPx(patch.circles)));
             }},
            {"overlap",
             SYNTHSLICE_TEXT("Intersecting fibres"),
             "",
             {0.0},
             [](const auto& patch) { return Values{measure::intersectingPairsPerCircle(patch.circles)}; }},
            {"gradient", SYNTHSLICE_TEXT("Gradient"), SYNTHSLICE_TEXT("quantile"), quantileShares,
             [](const auto& patch) { return quantiles(measure::gradientMagnitudes(patch.image)); }},
            {"local_binary_pattern", SYNTHSLICE_TEXT("Local binary pattern"), SYNTHSLICE_TEXT("pattern"),
             range(0, 9), [](const auto& patch) {
                 const auto shares = measure::localBinaryPatternHistogram(patch.image);
                 return Values(shares.begin(), shares.end());
             }}};
}

std::vector<double> describe(const std::vector<Descriptor>& descriptors, const GreyImage& image,
                             const acceptance::CriteriaSet& settings)
{
    DescribedPatch patch{acceptance::asStored(image, settings.bitDepth), {}, {}};
    patch.phase = measure::phaseImage(patch.image, settings.greyThreshold, settings.circles.darkFibres);
    patch.circles = measure::findCircles(patch.image, settings.circles);
    std::vector<double> components;
    for (const Descriptor& descriptor : descriptors) {
        const std::vector<double> own = descriptor.components(patch);
        components.insert(components.end(), own.begin(), own.end());
    }
    return components;
}

}  // namespace synthslice::quality
