#include "engine/quality/null_models/null_models.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <opencv2/core.hpp>

#include "engine/base/random.h"
#include "engine/base/text/text.h"
#include "engine/data/synthetic/synthetic_fibres.h"
#include "engine/measure/circles/circles.h"
#include "engine/measure/circles/fibre_statistics.h"
#include "engine/measure/grey/grey_mat.h"

namespace synthslice::quality {

namespace {

constexpr int sliceSize = 512;
constexpr std::size_t measuredPatches = 128;

struct GreySums {
    double count = 0.0;
    double sum = 0.0;
    double squares = 0.0;

    void add(double grey)
    {
        count += 1.0;
        sum += grey;
        squares += grey * grey;
    }
    [[nodiscard]] double mean() const { return count > 0.0 ? sum / count : 0.0; }
    [[nodiscard]] double variance() const { return count > 0.0 ? squares / count - mean() * mean() : 0.0; }
};

GreySums sumsOf(const GreyImage& image)
{
    GreySums sums;
    for (const float grey : image.grey) sums.add(grey);
    return sums;
}

/// What synthetic slices need to know of real patches.
data::FibreSliceSpec measured(const std::vector<GreyImage>& real, const measure::Material& material,
                              double& variance)
{
    std::vector<measure::Circle> circles;
    GreySums fibres;
    GreySums matrix;
    GreySums all;
    double fraction = 0.0;
    const std::size_t count = std::min(real.size(), measuredPatches);
    for (std::size_t i = 0; i < count; ++i) {
        const GreyImage& patch = real[i];
        const auto found = measure::findCircles(patch, material.circles);
        const measure::PhaseImage phase = measure::phaseImage(patch, material);
        fraction += measure::circleAreaFraction(found, phase) / static_cast<double>(count);
        circles.insert(circles.end(), found.begin(), found.end());
        for (std::size_t pixel = 0; pixel < patch.grey.size(); ++pixel) {
            all.add(patch.grey[pixel]);
            (phase.phase[pixel] == 1 ? fibres : matrix).add(patch.grey[pixel]);
        }
    }
    variance = all.variance();
    const auto diameters = measure::diameterStatistics(circles);
    data::FibreSliceSpec spec;
    spec.size = sliceSize;
    spec.volumeFraction = fraction;
    spec.diameterPx = diameters.mean;
    spec.diameterSdPx = std::min(diameters.sd, diameters.mean / 4.0);
    spec.fibreGrey = fibres.mean();
    spec.matrixGrey = matrix.mean();
    spec.edgeContrast = 0.0;
    spec.ringAmplitude = 0.0;
    spec.noiseSd = 0.0;
    return spec;
}

}  // namespace

Result<std::vector<GreyImage>> hardCoreDiscs(const std::vector<GreyImage>& real,
                                             const measure::Material& material, std::size_t count)
{
    if (!material.roundInclusions) return invalidInput(text("The material has no round inclusions"));
    double variance = 0.0;
    data::FibreSliceSpec spec = measured(real, material, variance);
    auto slice = data::makeFibreSlice(spec);
    if (!slice) return tl::unexpected(slice.error());
    spec.noiseSd = std::sqrt(std::max(0.0, variance - sumsOf(slice->image).variance()));
    const int side = real.front().width;
    Random random(0xD15C);
    std::vector<GreyImage> patches;
    constexpr std::size_t patchesPerSlice = 64;
    for (std::size_t i = 0; i < count; ++i) {
        if (i % patchesPerSlice == 0) {
            spec.seed = i;
            slice = data::makeFibreSlice(spec);
            if (!slice) return tl::unexpected(slice.error());
        }
        const auto places = static_cast<std::uint32_t>(sliceSize - side + 1);
        const cv::Rect window(static_cast<int>(random.below(places)), static_cast<int>(random.below(places)),
                              side, side);
        const cv::Mat1f cut = measure::greyMat(slice->image)(window);
        patches.emplace_back(side, side);
        std::copy(cut.begin(), cut.end(), patches.back().grey.begin());
    }
    return patches;
}

std::vector<GreyImage> randomPhaseFields(const std::vector<GreyImage>& real, std::uint64_t seed)
{
    Random random(seed);
    std::vector<GreyImage> fields;
    for (const GreyImage& image : real) {
        cv::Mat1f noise(image.height, image.width);
        for (float& value : noise) value = static_cast<float>(random.normal());
        cv::Mat spectrum;
        cv::Mat phases;
        const cv::Mat1f grey = measure::greyMat(image);
        cv::dft(grey - cv::mean(grey)[0], spectrum, cv::DFT_COMPLEX_OUTPUT);
        cv::dft(noise, phases, cv::DFT_COMPLEX_OUTPUT);
        for (int y = 0; y < phases.rows; ++y) {
            for (int x = 0; x < phases.cols; ++x) {
                auto& phase = phases.at<cv::Vec2f>(y, x);
                phase *= cv::norm(spectrum.at<cv::Vec2f>(y, x)) / std::max(1e-12, cv::norm(phase));
            }
        }
        cv::Mat1f field;
        cv::dft(phases, field, cv::DFT_INVERSE | cv::DFT_REAL_OUTPUT | cv::DFT_SCALE);

        std::vector<float> greys = image.grey;
        std::ranges::sort(greys);
        std::vector<std::size_t> order(greys.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const std::vector<float> values(field.begin(), field.end());
        std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
        GreyImage result(image.width, image.height);
        for (std::size_t rank = 0; rank < order.size(); ++rank) result.grey[order[rank]] = greys[rank];
        fields.push_back(std::move(result));
    }
    return fields;
}

}  // namespace synthslice::quality
