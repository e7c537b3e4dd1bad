#pragma once

#include <torch/torch.h>

#include "engine/families/gan/spec/loss_terms_spec.h"

namespace synthslice::training {

/// The extra loss terms that are computed from images (docs/losses.md), each against what training
/// patches show. Images are {batch, 1, size, size}, fp32, grey of -1 to 1; every term is a differentiable
/// scalar without its weight, 0 or small for real images.
///
/// Phase: p = sigmoid((x - t) / 0.1), soft, with Otsu's threshold t of the training patches.
///   volume_fraction        ((mean phi - mean') / sd')^2 + ((sd phi - sd') / sd')^2, phi the mean of p of
///                          each image; mean and sd over the batch, primed ones over training patches
///   two_point_correlation  mean over lags of ((S2 - S2') / (phi' - phi'^2))^2, S2(r) = <p(x) p(x + r)>
///                          averaged over the batch, lags up to a quarter of the size, by zero-padded FFT
///                          over the number of pairs
///   grey_histogram         1-D Wasserstein-1 distance of all grey values of the batch from those of
///                          training patches: mean |x_(i) - x'_(i)| of sorted values
///   total_variation        mean |x(i + 1, j) - x(i, j)| + mean |x(i, j + 1) - x(i, j)| (Rudin 1992,
///                          anisotropic); has no reference
///   circles                mean over 2 <= r <= 1.5 r0 of relu((g(r) - g'(r)) / s'(r)), g the pair
///                          correlation of fibre centres: unbiased autocorrelation over the squared mean,
///                          averaged over directions, of the centre map c = R exp(-12 (maxpool(R) - R) /
///                          mean R), R = relu(-LoG * x) at the scale of a disc of radius r0; s' is the
///                          standard deviation of g over single training patches
///   power_spectrum         mean over k of ((mean log10 P(k) - mean') / sd')^2, P(k) the power of an image
///                          without its mean at k = 1 ... size / 2 cycles per size, under a Hann window,
///                          over rings one cycle wide (as measure::radialPowerSpectrum); mean over the
///                          batch, primed ones over training patches
class ImageTerms {
public:
    /// `reference`: training patches, the more the better. `fibreRadiusPx`: r0; 0 if circles are not used.
    ImageTerms(const torch::Tensor& reference, double fibreRadiusPx);

    [[nodiscard]] torch::Tensor volumeFraction(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor twoPointCorrelation(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor greyHistogram(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor totalVariation(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor circles(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor powerSpectrum(const torch::Tensor& images) const;

    /// The one of that key in spec::lossTerms().
    [[nodiscard]] torch::Tensor value(const spec::LossTermInfo& term, const torch::Tensor& images) const;

private:
    [[nodiscard]] torch::Tensor phase(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor centreMap(const torch::Tensor& images, torch::IntArrayRef together) const;
    [[nodiscard]] torch::Tensor pairCorrelation(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor pairCorrelations(const torch::Tensor& images) const;
    [[nodiscard]] torch::Tensor logPowers(const torch::Tensor& images) const;

    double m_threshold = 0.0;  ///< grey of -1 to 1
    double m_fractionMean = 0.0;
    double m_fractionSd = 0.0;
    torch::Tensor m_correlation;  ///< S2' at the lags
    torch::Tensor m_sortedGrey;   ///< all grey values of the reference, ascending
    double m_fibreRadiusPx = 0.0;
    std::int64_t m_largestRadius = 0;  ///< px, of g
    torch::Tensor m_binWeights;        ///< {radii, lags}: averages over directions
    torch::Tensor m_pairMean;          ///< g' at the radii
    torch::Tensor m_pairSd;            ///< s'
    torch::Tensor m_ringWeights;       ///< {rings, bins of rfft2}: averages over rings
    torch::Tensor m_logPowerMean;      ///< of log10 P at the rings
    torch::Tensor m_logPowerSd;
};

/// Otsu's threshold of images of grey in -1 ... 1, on the CPU.
[[nodiscard]] double otsuThreshold(const torch::Tensor& images);

/// -LoG * x, shape as `images`: of a Gaussian whose response to a bright disc of that radius is strongest at
/// its centre (sigma = r / sqrt 2, Lindeberg 1998), normalized by sigma^2, cut off at 3 sigma and of sum 0;
/// zero outside the images. Images {batch, 1, h, w}.
[[nodiscard]] torch::Tensor negativeLog(const torch::Tensor& images, double radiusPx);

/// Autocorrelation of images at non-negative lags, <a(x) a(x + r)> for each pair of pixels that lies in the
/// image, averaged over the batch. {batch, 1, h, w} -> {2 maxLag + 1, maxLag + 1}: rows dy = -maxLag ...
/// maxLag, columns dx = 0 ... maxLag.
[[nodiscard]] torch::Tensor autocorrelation(const torch::Tensor& images, std::int64_t maxLag);

}  // namespace synthslice::training
