#pragma once

#include <cstdint>
#include <limits>

#include <torch/torch.h>

#include "engine/families/gan/spec/augmentation_spec.h"

namespace synthslice::training {

/// The images after the random changes of DiffAugment (Zhao 2020, section 3), each done to each image with
/// this probability; differentiable. {batch, channels, height, width}, grey of -1 to 1, and so the result.
///   brightness   x + b, b uniform in +-brightness
///   contrast     mean + c (x - mean), c uniform in 1 +- contrast, mean over the image
///   translation  by whole pixels, up to the share of the side each way; 0 comes in
///   cutout       a square of 0 whose side is that share of the image's, centred anywhere in it
/// Drawn from `random`, a CPU generator.
[[nodiscard]] torch::Tensor augmented(const torch::Tensor& images, const spec::AugmentationSpec& augmentation,
                                      double probability, const torch::Generator& random);

/// The probability of augmentation, which follows r_t = E sign(margin) of real images (ADA, Karras 2020,
/// section 3.1): every four batches it is raised where r_t is above the target and lowered where it is below.
class AugmentationProbability {
public:
    /// Takes in one batch of margins (realMargins()).
    void update(const torch::Tensor& realMargins, const spec::AugmentationSpec& augmentation);

    /// The probability now: that of the spec unless adaptive.
    [[nodiscard]] double value(const spec::AugmentationSpec& augmentation) const;
    /// r_t of the last four batches; NaN before.
    [[nodiscard]] double overconfidence() const { return m_overconfidence; }

    [[nodiscard]] spec::Json state() const;
    void loadState(const spec::Json& state);

private:
    double m_adapted = -1.0;  ///< below 0 before the first adaptation
    double m_overconfidence = std::numeric_limits<double>::quiet_NaN();
    double m_signs = 0.0;  ///< sum since the last adaptation
    std::int64_t m_images = 0;
    std::int64_t m_batches = 0;
};

}  // namespace synthslice::training
