#pragma once

#include <cstdint>
#include <vector>

#include <torch/torch.h>

#include "engine/base/latent.h"
#include "engine/spec/parameters/json_text.h"
#include "engine/training/images/image_synthesis.h"

namespace synthslice::training {

/// What a conditional GAN is told of an image: its volume fraction, the share of pixels above Otsu's
/// threshold of the training patches, and how it is spread over these. Constant; any thread.
class Condition {
public:
    /// `patches`: training patches, the more the better; {count, 1, size, size}, grey of -1 to 1.
    explicit Condition(const torch::Tensor& patches);
    /// What state() gave. Throws spec::Json::exception where it is something else.
    explicit Condition(const spec::Json& state);
    [[nodiscard]] spec::Json state() const;

    /// Of each image, {count}.
    [[nodiscard]] torch::Tensor measure(const torch::Tensor& images) const;
    /// What a network is told of these values: their distance to the mean of the training patches in standard
    /// deviations.
    [[nodiscard]] torch::Tensor input(const torch::Tensor& values) const;
    /// Values as often as the training patches have them, from uniform ones in 0 ... 1.
    [[nodiscard]] torch::Tensor drawn(const torch::Tensor& uniform) const;
    /// What the image of a latent is asked for: its condition, or one that is drawn by its seed.
    [[nodiscard]] double valueOf(const Latent& latent) const;
    /// The same as input().
    [[nodiscard]] double inputOf(const Latent& latent) const;

    /// What training patches have, from the least to the most.
    [[nodiscard]] double low() const { return m_quantiles.front(); }
    [[nodiscard]] double high() const { return m_quantiles.back(); }

private:
    double m_threshold = 0.0;  ///< grey of -1 to 1
    double m_mean = 0.0;
    double m_sd = 1.0;
    std::vector<double> m_quantiles;  ///< at equal distances, from 0 to 1
};

}  // namespace synthslice::training
