#include <algorithm>
#include <cmath>

#include "engine/base/text/text.h"
#include "engine/measure/grey/grey_region.h"
#include "engine/measure/grey/texture.h"
#include "engine/measure/measure_values.h"
#include "engine/measure/statistics.h"

namespace synthslice::measure {

namespace {

constexpr int greyBins = 32;
constexpr std::size_t straightEdge = 4;  // the local binary pattern that is half brighter, half darker

std::vector<float> greyOf(const MeasuredImage& image)
{
    return greyInside(image.grey(), image.inside());
}

std::vector<double> histogram(const MeasuredImage& image)
{
    const std::vector<float> values = greyOf(image);
    std::vector<double> shares(greyBins, 0.0);
    for (const float grey : values) {
        const double place = std::clamp(static_cast<double>(grey), 0.0, 1.0) * greyBins;
        shares[std::min(shares.size() - 1, static_cast<std::size_t>(place))] += 1.0;
    }
    for (double& share : shares) share /= static_cast<double>(values.size());
    return shares;
}

std::vector<double> binCentres(const MeasuredImage& /*image*/)
{
    std::vector<double> centres = countFrom(0, greyBins - 1);
    for (double& centre : centres) centre = (centre + 0.5) / greyBins;
    return centres;
}

std::vector<double> gradientQuantiles(const MeasuredImage& image)
{
    return quantilesOf(gradientMagnitudes(image.grey(), image.inside()));
}

std::vector<double> logSpectrum(const MeasuredImage& image)
{
    constexpr double least = 1e-12;  // grey^2, so that a flat image has a logarithm
    std::vector<double> logs;
    for (int k = 1; k <= image.spectrum().n / 2; ++k)
        logs.push_back(std::log10(std::max(least, image.spectrum().power[static_cast<std::size_t>(k)])));
    return logs;
}

std::vector<double> frequencies(const MeasuredImage& image)
{
    std::vector<double> k = countFrom(1, image.spectrum().n / 2);
    for (double& each : k) each /= image.spectrum().n;
    return k;
}

double noiseColour(const MeasuredImage& image)
{
    return logBandPower(image.spectrum(), 0.31, 0.44) - logBandPower(image.spectrum(), 0.51, 0.69);
}

Measure::Values bandPower(double low, double high)
{
    return number([=](const MeasuredImage& image) { return logBandPower(image.spectrum(), low, high); });
}

std::vector<double> shares(const MeasuredImage& /*image*/)
{
    return quantileShares();
}

}  // namespace

std::vector<Measure> greyMeasures()
{
    return {
        {.key = "grey_mean",
         .path = "/grey/mean",
         .label = SYNTHSLICE_TEXT("Grey, mean"),
         .help = SYNTHSLICE_TEXT("Mean grey of the image, 0 black to 1 full scale."),
         .unit = "",
         .values = number([](const auto& image) { return meanAndSd(greyOf(image)).mean; }),
         .criterion = Aspect::Structure},
        {.key = "grey_sd",
         .path = "/grey/sd",
         .label = SYNTHSLICE_TEXT("Grey, SD"),
         .help = SYNTHSLICE_TEXT("Standard deviation of grey, of full scale: the contrast."),
         .unit = "",
         .values = number([](const auto& image) { return meanAndSd(greyOf(image)).sd; }),
         .criterion = Aspect::Structure},
        {.key = "grey",
         .path = "/grey/quantiles",
         .label = SYNTHSLICE_TEXT("Grey"),
         .help = SYNTHSLICE_TEXT("Grey below which a share of the pixels lies."),
         .unit = "",
         .values = [](const auto& image) { return quantilesOf(greyOf(image)); },
         .x = shares,
         .xLabel = SYNTHSLICE_TEXT("quantile"),
         .descriptor = "grey"},
        {.key = "grey_histogram",
         .path = "/grey_histogram",
         .label = SYNTHSLICE_TEXT("Grey histogram"),
         .help = SYNTHSLICE_TEXT("Shares of pixels in 32 equal bins from black to full scale."),
         .unit = "",
         .values = histogram,
         .x = binCentres,
         .xLabel = SYNTHSLICE_TEXT("grey of full scale")},
        {.key = "gradient_mean",
         .path = "/gradient/mean",
         .label = SYNTHSLICE_TEXT("Mean gradient"),
         .help = SYNTHSLICE_TEXT("Mean magnitude of the grey gradient: blur lowers it, noise raises it."),
         .unit = "grey/px",
         .values = number([](const auto& image) {
             return meanAndSd(gradientMagnitudes(image.grey(), image.inside())).mean;
         }),
         .criterion = Aspect::Texture},
        {.key = "gradient",
         .path = "/gradient/quantiles",
         .label = SYNTHSLICE_TEXT("Gradient"),
         .help = SYNTHSLICE_TEXT("Magnitude of the grey gradient below which a share of the pixels lies."),
         .unit = "grey/px",
         .values = gradientQuantiles,
         .x = shares,
         .xLabel = SYNTHSLICE_TEXT("quantile"),
         .descriptor = "gradient"},
        {.key = "local_binary_pattern",
         .path = "/straight_edges",
         .label = SYNTHSLICE_TEXT("Straight edges"),
         .help = SYNTHSLICE_TEXT("Share of pixels whose neighbourhood is a straight edge, half brighter and "
                                 "half darker (local binary pattern)."),
         .unit = "",
         .values = number([](const auto& image) {
             return localBinaryPatternHistogram(image.grey(), image.inside())[straightEdge];
         }),
         .criterion = Aspect::Texture},
        {.key = "local_binary_patterns",
         .path = "/local_binary_patterns",
         .label = SYNTHSLICE_TEXT("Local binary pattern"),
         .help = SYNTHSLICE_TEXT("Shares of the patterns of brighter and darker neighbours around a pixel."),
         .unit = "",
         .values =
             [](const auto& image) { return localBinaryPatternHistogram(image.grey(), image.inside()); },
         .x = [](const auto&) { return countFrom(0, 9); },
         .xLabel = SYNTHSLICE_TEXT("pattern"),
         .descriptor = "local_binary_pattern"},
        {.key = "noise_power",
         .path = "/noise_power",
         .label = SYNTHSLICE_TEXT("Noise power"),
         .help = SYNTHSLICE_TEXT("Power at 0.37 to 0.44 cycles per pixel, where noise prevails: too low in "
                                 "blurred images, too high in noisy ones."),
         .unit = "log10",
         .values = bandPower(0.37, 0.44),
         .criterion = Aspect::Texture},
        {.key = "finest_noise_power",
         .path = "/finest_noise_power",
         .label = SYNTHSLICE_TEXT("Finest noise power"),
         .help = SYNTHSLICE_TEXT(
             "Power at 0.44 to 0.5 cycles per pixel, the finest detail that pixels can hold."),
         .unit = "log10",
         .values = bandPower(0.44, 0.5),
         .criterion = Aspect::Texture},
        {.key = "noise_colour",
         .path = "/noise_colour",
         .label = SYNTHSLICE_TEXT("Noise colour"),
         .help = SYNTHSLICE_TEXT("Power at 0.31 to 0.44 cycles per pixel over that of diagonal detail finer "
                                 "than 0.51: it differs in images that were enlarged or reduced."),
         .unit = "log10",
         .values = number(noiseColour),
         .criterion = Aspect::Texture},
        {.key = "power_spectrum",
         .path = "/power_spectrum",
         .label = SYNTHSLICE_TEXT("Power spectrum"),
         .help = SYNTHSLICE_TEXT("Power of grey by spatial frequency, over all directions."),
         .unit = "log10",
         .values = logSpectrum,
         .x = frequencies,
         .xLabel = SYNTHSLICE_TEXT("frequency"),
         .xUnit = "cycles/px",
         .descriptor = "spectrum"},
    };
}

}  // namespace synthslice::measure
