#include <algorithm>
#include <cmath>

#include "engine/acceptance/output_calibration.h"
#include "engine/base/text/text.h"
#include "engine/measure/grey/power_spectrum.h"

namespace synthslice::acceptance {

namespace {

constexpr double smallestGain = 0.4;
constexpr double largestGain = 2.5;
constexpr std::size_t quantiles = 257;

std::vector<double> meanPower(const std::vector<GreyImage>& images)
{
    std::vector<double> sum;
    for (const GreyImage& image : images) {
        const std::vector<double> power = measure::radialPowerSpectrum(image).power;
        sum.resize(power.size(), 0.0);
        std::ranges::transform(power, sum, sum.begin(), std::plus{});
    }
    for (double& power : sum) {
        power /= static_cast<double>(images.size());
    }
    return sum;
}

std::vector<double> greyQuantiles(const std::vector<GreyImage>& images)
{
    std::vector<float> grey;
    for (const GreyImage& image : images) {
        grey.insert(grey.end(), image.grey.begin(), image.grey.end());
    }
    std::ranges::sort(grey);
    std::vector<double> values(quantiles);
    for (std::size_t i = 0; i < quantiles; ++i) {
        values[i] = grey[i * (grey.size() - 1) / (quantiles - 1)];
    }
    return values;
}

bool allOfOneSize(const std::vector<GreyImage>& images, const GreyImage& size)
{
    return std::ranges::all_of(images, [&](const GreyImage& image) {
        return image.width == size.width && image.height == size.height;
    });
}

}  // namespace

Result<OutputCalibration> fitOutputCalibration(const std::vector<GreyImage>& real,
                                               const std::vector<GreyImage>& generated)
{
    if (real.empty() || generated.empty()) {
        return invalidInput(text("output calibration: there are no images to fit it to"),
                            text("give real and generated images"));
    }
    const GreyImage& first = real.front();
    if (first.width < 2 || first.height < 2 || !allOfOneSize(real, first) ||
        !allOfOneSize(generated, first)) {
        return invalidInput(text("output calibration: the images differ in size"),
                            text("generate images of the size of the real patches, at least 2 px"));
    }
    OutputCalibration calibration;
    calibration.n = std::min(first.width, first.height);
    const std::vector<double> realPower = meanPower(real);
    const std::vector<double> generatedPower = meanPower(generated);
    for (std::size_t k = 0; k < realPower.size(); ++k) {
        const double ratio = generatedPower[k] > 0.0 ? realPower[k] / generatedPower[k] : 1.0;
        calibration.gain.push_back(k == 0 ? 1.0 : std::clamp(std::sqrt(ratio), smallestGain, largestGain));
    }
    std::vector<GreyImage> gained;
    for (const GreyImage& image : generated) {
        gained.push_back(calibration.apply(image));
    }
    calibration.generatedGrey = greyQuantiles(gained);
    calibration.realGrey = greyQuantiles(real);
    return calibration;
}

}  // namespace synthslice::acceptance
