#pragma once

#include <vector>

#include "engine/base/grey_image.h"
#include "engine/measure/circles.h"

namespace synthslice::measure {

struct MeanAndSd {
    double mean = 0.0;
    double sd = 0.0;  ///< of the population
};

/// What describes the structure in one image; lengths in px, docs/descriptors.md tells the definitions.
struct Microstructure {
    double volumeFraction = 0.0;
    double specificSurface = 0.0;  ///< 1/px
    std::vector<double> s2;        ///< radial, at lags 0 ... of 1 px
    std::vector<double> s2AlongX;
    std::vector<double> s2AlongY;
    std::vector<double> linealPathFibres;  ///< of runs of 1 ... px
    std::vector<double> linealPathMatrix;
    MeanAndSd chordsFibres;  ///< px
    MeanAndSd chordsMatrix;
    std::vector<double> clusterFunction;  ///< at lags 0 ...
    std::vector<Circle> circles;
    MeanAndSd diameter;  ///< px
    double circleAreaFraction = 0.0;
    double intersectingPairs = 0.0;  ///< per fibre
    MeanAndSd nearestNeighbour;      ///< px
    double clarkEvans = 0.0;         ///< NaN for fewer than two fibres
    std::vector<double> pairRadii;   ///< px, of the rings' outer edges
    std::vector<double> pairCorrelation;
    std::vector<double>
        logPowerSpectrum;               ///< log10 grey^2, at k / min(width, height) cycles per px, k = 1 ...
    std::vector<double> greyHistogram;  ///< shares of 32 equal bins from 0 to full scale
};

/// Lags up to a quarter of the smaller side, at most 128 px. `circles` tells the fibre radius and dark
/// fibres.
[[nodiscard]] Microstructure describeMicrostructure(const GreyImage& image, double greyThreshold,
                                                    const CircleFinderSettings& circles);

/// Mean and SD of values; 0 for none.
template <class Number>
[[nodiscard]] MeanAndSd meanAndSd(const std::vector<Number>& values);

extern template MeanAndSd meanAndSd(const std::vector<int>& values);
extern template MeanAndSd meanAndSd(const std::vector<double>& values);

}  // namespace synthslice::measure
