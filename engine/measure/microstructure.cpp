#include "engine/measure/microstructure.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/measure/chord_lengths.h"
#include "engine/measure/cluster_function.h"
#include "engine/measure/fibre_statistics.h"
#include "engine/measure/lineal_path.h"
#include "engine/measure/phase.h"
#include "engine/measure/point_pattern.h"
#include "engine/measure/power_spectrum.h"
#include "engine/measure/specific_surface.h"
#include "engine/measure/two_point_correlation.h"

namespace synthslice::measure {

namespace {

constexpr int longestLag = 128;
constexpr std::size_t greyBins = 32;

std::vector<double> logSpectrum(const GreyImage& image)
{
    constexpr double least = 1e-12;  // grey^2, so that a flat image has a logarithm
    const RadialPowerSpectrum spectrum = radialPowerSpectrum(image);
    std::vector<double> result;
    for (int k = 1; k <= spectrum.n / 2; ++k) {
        result.push_back(std::log10(std::max(least, spectrum.power[static_cast<std::size_t>(k)])));
    }
    return result;
}

std::vector<double> histogram(const GreyImage& image)
{
    std::vector<double> shares(greyBins, 0.0);
    for (const float grey : image.grey) {
        const double place = std::clamp(static_cast<double>(grey), 0.0, 1.0) * greyBins;
        shares[std::min(greyBins - 1, static_cast<std::size_t>(place))] += 1.0 / static_cast<double>(
                                                                                     image.grey.size());
    }
    return shares;
}

}  // namespace

template <class Number>
MeanAndSd meanAndSd(const std::vector<Number>& values)
{
    if (values.empty()) return {};
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const Number value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / count)};
}

template MeanAndSd meanAndSd(const std::vector<int>& values);
template MeanAndSd meanAndSd(const std::vector<double>& values);

Microstructure describeMicrostructure(const GreyImage& image, double greyThreshold,
                                      const CircleFinderSettings& settings)
{
    const PhaseImage phase = phaseImage(image, greyThreshold, settings.darkFibres);
    const int reach = std::clamp(std::min(image.width, image.height) / 4, 1, longestLag);
    Microstructure result;
    result.volumeFraction = phaseFraction(phase);
    result.specificSurface = specificSurface(phase);
    result.s2 = radialTwoPointCorrelation(phase, reach);
    result.s2AlongX = twoPointCorrelation(phase, Axis::X, reach);
    result.s2AlongY = twoPointCorrelation(phase, Axis::Y, reach);
    result.linealPathFibres = linealPath(phase, 1, reach);
    result.linealPathMatrix = linealPath(phase, 0, reach);
    result.chordsFibres = meanAndSd(chordLengths(phase, 1));
    result.chordsMatrix = meanAndSd(chordLengths(phase, 0));
    result.clusterFunction = clusterFunction(phase, reach);
    result.circles = findCircles(image, settings);
    const DiameterStatistics diameters = diameterStatistics(result.circles);
    result.diameter = {diameters.meanPx, diameters.sdPx};
    result.circleAreaFraction = circleAreaFraction(result.circles, image.width, image.height);
    result.intersectingPairs = intersectingPairsPerCircle(result.circles);
    result.nearestNeighbour = meanAndSd(nearestNeighbourDistancesPx(result.circles));
    result.clarkEvans = clarkEvans(result.circles, image.width, image.height);
    std::vector<double> radii;
    for (int i = 0; i <= reach; ++i) radii.push_back(i);
    result.pairCorrelation = pairCorrelation(result.circles, image.width, image.height, radii);
    result.pairRadii.assign(radii.begin() + 1, radii.end());
    result.logPowerSpectrum = logSpectrum(image);
    result.greyHistogram = histogram(image);
    return result;
}

}  // namespace synthslice::measure
