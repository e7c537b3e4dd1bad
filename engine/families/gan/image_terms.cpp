#include "engine/families/gan/image_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

#include "engine/base/grey/otsu.h"

namespace synthslice::training {
namespace {

constexpr double phaseWidth = 0.1;   // of the soft step between the phases
constexpr double leastSd = 1e-3;     // so that a reference without spread does not divide by zero
constexpr double leastMean = 1e-12;  // the same for images without a centre

/// Weights that average the lags of autocorrelation() whose length rounds to each radius: {radii, lags}.
torch::Tensor directionAverages(const std::vector<std::int64_t>& radii, std::int64_t maxLag)
{
    const torch::Tensor dy = torch::arange(-maxLag, maxLag + 1, torch::kFloat32).unsqueeze(1);
    const torch::Tensor dx = torch::arange(0, maxLag + 1, torch::kFloat32).unsqueeze(0);
    const torch::Tensor length = (dy.square() + dx.square()).sqrt().flatten();
    std::vector<torch::Tensor> rows;
    for (const std::int64_t radius : radii) {
        const torch::Tensor inside = ((length - static_cast<double>(radius)).abs() < 0.5).to(torch::kFloat32);
        rows.push_back(inside / inside.sum());
    }
    return torch::stack(rows);
}

/// Weights that average the bins of rfft2 of a square image over the rings 1 ... size / 2: {rings, bins}.
torch::Tensor ringAverages(std::int64_t size)
{
    const torch::Tensor down = torch::fft::fftfreq(size, torch::kFloat32).mul(size).unsqueeze(1);
    const torch::Tensor along = torch::arange(0, size / 2 + 1, torch::kFloat32).unsqueeze(0);
    const torch::Tensor ring = (down.square() + along.square()).sqrt().round();
    // Bins of negative frequencies along a row, which rfft2 leaves out, equal those of positive ones.
    const torch::Tensor count = torch::where((along == 0).logical_or(2 * along == size), 1.0, 2.0);
    const torch::Tensor radii = torch::arange(1, size / 2 + 1, torch::kFloat32).view({-1, 1, 1});
    const torch::Tensor inside = ((ring.unsqueeze(0) == radii).to(torch::kFloat32) * count).flatten(1);
    return inside / inside.sum(1, true);
}

/// autocorrelation() of each image by itself or of their mean power, {batch or 1, rows, columns}.
torch::Tensor autocorrelations(const torch::Tensor& images, std::int64_t maxLag, bool together)
{
    const std::int64_t height = images.size(2);
    const std::int64_t width = images.size(3);
    // Padded so far that no lag up to maxLag wraps around.
    const std::vector<std::int64_t> padded{height + maxLag, width + maxLag};
    const torch::Tensor spectrum = torch::fft::rfft2(images.squeeze(1), padded);
    const torch::Tensor powers = torch::real(spectrum * spectrum.conj());
    const torch::Tensor power = together ? powers.mean(0, true) : powers;
    const torch::Tensor sums = torch::fft::irfft2(power, padded).narrow(2, 0, maxLag + 1);
    const torch::Tensor rows = torch::cat({sums.narrow(1, height, maxLag), sums.narrow(1, 0, maxLag + 1)}, 1);
    const torch::Tensor dy = torch::arange(-maxLag, maxLag + 1, images.options().requires_grad(false)).abs();
    const torch::Tensor dx = torch::arange(0, maxLag + 1, images.options().requires_grad(false));
    const torch::Tensor pairs = (static_cast<double>(height) - dy).unsqueeze(1) *
                                (static_cast<double>(width) - dx).unsqueeze(0);
    return rows / pairs;
}

}  // namespace

double otsuThreshold(const torch::Tensor& images)
{
    constexpr std::int64_t bins = 256;
    const torch::Tensor counts = torch::histc(images.clamp(-1.0, 1.0), bins, -1, 1).to(torch::kInt64);
    const auto* first = counts.const_data_ptr<std::int64_t>();
    const std::size_t bin = otsuBin({first, static_cast<std::size_t>(bins)});
    return -1.0 + 2.0 * static_cast<double>(bin + 1) / static_cast<double>(bins);
}

torch::Tensor negativeLog(const torch::Tensor& images, double radiusPx)
{
    // (1 - s) exp(-s) / (pi sigma^2), s = (x^2 + y^2) / 2 sigma^2, less its mean, is a sum of three products
    // of a function of y and one of x: three passes down the columns, then along the rows.
    const double sigma = radiusPx / std::numbers::sqrt2;
    const auto half = static_cast<std::int64_t>(std::ceil(3.0 * sigma));
    const torch::Tensor s = torch::arange(-half, half + 1, torch::kFloat64).square() / (2.0 * sigma * sigma);
    const torch::Tensor gauss = torch::exp(-s);
    const torch::Tensor curved = (0.5 - s) * gauss;
    const torch::Tensor one = torch::ones_like(s);
    const double mean = 2.0 * (gauss.sum() * curved.sum()).item<double>() /
                        static_cast<double>(s.numel() * s.numel());
    const auto options = images.options().requires_grad(false);
    const torch::Tensor down = torch::stack({curved, gauss, one}).view({3, 1, -1, 1}).to(options);
    const torch::Tensor along = torch::stack({gauss, curved, -mean * one}).view({1, 3, 1, -1}).to(options);
    using Padding = torch::IntArrayRef;
    const torch::Tensor columns = torch::conv2d(images, down, {}, 1, Padding{half, 0});
    const torch::Tensor response = torch::conv2d(columns, along, {}, 1, Padding{0, half});
    return response / (std::numbers::pi * sigma * sigma);
}

torch::Tensor autocorrelation(const torch::Tensor& images, std::int64_t maxLag)
{
    return autocorrelations(images, maxLag, true).squeeze(0);
}

ImageTerms::ImageTerms(const torch::Tensor& reference, double fibreRadiusPx)
    : m_threshold(otsuThreshold(reference.cpu())), m_sortedGrey(std::get<0>(reference.flatten().sort())),
      m_fibreRadiusPx(fibreRadiusPx)
{
    torch::NoGradGuard noGrad;
    const torch::Tensor p = phase(reference);
    const torch::Tensor fractions = p.mean({1, 2, 3});
    m_fractionMean = fractions.mean().item<double>();
    m_fractionSd = std::max(leastSd, fractions.std().item<double>());
    m_correlation = autocorrelation(p, reference.size(3) / 4);
    m_ringWeights = ringAverages(reference.size(3)).to(reference.options());
    const torch::Tensor logs = logPowers(reference);
    m_logPowerMean = logs.mean(0);
    m_logPowerSd = logs.std(0).clamp_min(leastSd);
    if (fibreRadiusPx <= 0.0) {
        return;
    }
    std::vector<std::int64_t> radii;
    const auto largest = std::min(static_cast<std::int64_t>(std::floor(1.5 * fibreRadiusPx)),
                                  reference.size(3) / 2);
    for (std::int64_t radius = 2; radius <= std::max<std::int64_t>(2, largest); ++radius) {
        radii.push_back(radius);
    }
    m_largestRadius = radii.back();
    m_binWeights = directionAverages(radii, m_largestRadius).to(reference.options());
    m_pairMean = pairCorrelation(reference);
    m_pairSd = pairCorrelations(reference).std(0).clamp_min(leastSd);
}

torch::Tensor ImageTerms::phase(const torch::Tensor& images) const
{
    return torch::sigmoid((images - m_threshold) / phaseWidth);
}

torch::Tensor ImageTerms::volumeFraction(const torch::Tensor& images) const
{
    const torch::Tensor fractions = phase(images).mean({1, 2, 3});
    const torch::Tensor mean = (fractions.mean() - m_fractionMean) / m_fractionSd;
    if (images.size(0) < 2) {
        return mean.square();
    }
    constexpr double tiny = 1e-12;  // the root's slope is infinite at 0
    const torch::Tensor sd = (fractions.var() + tiny).sqrt();
    return mean.square() + ((sd - m_fractionSd) / m_fractionSd).square();
}

torch::Tensor ImageTerms::twoPointCorrelation(const torch::Tensor& images) const
{
    const double variance = std::max(leastSd, m_fractionMean * (1.0 - m_fractionMean));
    const torch::Tensor difference = autocorrelation(phase(images), images.size(3) / 4) - m_correlation;
    return (difference / variance).square().mean();
}

torch::Tensor ImageTerms::greyHistogram(const torch::Tensor& images) const
{
    const torch::Tensor sorted = std::get<0>(images.flatten().sort());
    const torch::TensorOptions f64 = sorted.options().dtype(torch::kFloat64).requires_grad(false);
    const torch::Tensor ranks = (torch::arange(sorted.numel(), f64) + 0.5) /
                                static_cast<double>(sorted.numel());
    const torch::Tensor at = (ranks * static_cast<double>(m_sortedGrey.numel()))
                                 .to(torch::kInt64)
                                 .clamp_max(m_sortedGrey.numel() - 1);
    return (sorted - m_sortedGrey.index_select(0, at)).abs().mean();
}

torch::Tensor ImageTerms::totalVariation(const torch::Tensor& images) const
{
    return images.diff(1, 2).abs().mean() + images.diff(1, 3).abs().mean();
}

/// The centre map c, with the mean of R over the dimensions `together`.
torch::Tensor ImageTerms::centreMap(const torch::Tensor& images, torch::IntArrayRef together) const
{
    const torch::Tensor response = torch::relu(negativeLog(images, m_fibreRadiusPx));
    // Local maxima over 0.62 of the smallest radius that counts as a fibre's, 0.72 r0.
    const auto half = std::max<std::int64_t>(1, std::llround(0.62 * 0.72 * m_fibreRadiusPx));
    const torch::Tensor peaks = torch::max_pool2d(response, 2 * half + 1, 1, half);
    return response * torch::exp(-12.0 * (peaks - response) / (response.mean(together, true) + leastMean));
}

/// g of the images together, {radii}.
torch::Tensor ImageTerms::pairCorrelation(const torch::Tensor& images) const
{
    const torch::Tensor centres = centreMap(images, {0, 1, 2, 3});
    return m_binWeights.mv(autocorrelation(centres, m_largestRadius).flatten()) /
           (centres.mean().square() + leastMean);
}

/// g of each image by itself, {batch, radii}.
torch::Tensor ImageTerms::pairCorrelations(const torch::Tensor& images) const
{
    const torch::Tensor centres = centreMap(images, {1, 2, 3});
    return autocorrelations(centres, m_largestRadius, false).flatten(1).mm(m_binWeights.t()) /
           (centres.mean({2, 3}).square() + leastMean);
}

torch::Tensor ImageTerms::circles(const torch::Tensor& images) const
{
    return torch::relu((pairCorrelation(images) - m_pairMean) / m_pairSd).mean();
}

/// log10 P of each image by itself, {batch, rings}.
torch::Tensor ImageTerms::logPowers(const torch::Tensor& images) const
{
    constexpr double leastPower = 1e-12;  // far below an 8-bit step; a flat image has none
    const torch::Tensor hann = torch::hann_window(images.size(3), images.options().requires_grad(false));
    const torch::Tensor window = hann.unsqueeze(1) * hann.unsqueeze(0);
    const torch::Tensor spectrum = torch::fft::rfft2((images - images.mean({2, 3}, true)).squeeze(1) *
                                                     window);
    const torch::Tensor powers = torch::real(spectrum * spectrum.conj()).flatten(1) / window.square().sum();
    return (powers.mm(m_ringWeights.t()) + leastPower).log10();
}

torch::Tensor ImageTerms::powerSpectrum(const torch::Tensor& images) const
{
    return ((logPowers(images).mean(0) - m_logPowerMean) / m_logPowerSd).square().mean();
}

torch::Tensor ImageTerms::value(const spec::LossTermInfo& term, const torch::Tensor& images) const
{
    using Term = torch::Tensor (ImageTerms::*)(const torch::Tensor&) const;
    static const std::map<std::string, Term> terms{
        {"volume_fraction", &ImageTerms::volumeFraction},
        {"two_point_correlation", &ImageTerms::twoPointCorrelation},
        {"grey_histogram", &ImageTerms::greyHistogram},
        {"total_variation", &ImageTerms::totalVariation},
        {"circles", &ImageTerms::circles},
        {"power_spectrum", &ImageTerms::powerSpectrum},
    };
    return (this->*terms.at(term.key))(images);
}

}  // namespace synthslice::training
