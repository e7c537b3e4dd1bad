#pragma once

#include <array>
#include <vector>

#include <torch/torch.h>

#include "engine/families/gan/spec/loss_terms_spec.h"
#include "engine/session/messages.h"

namespace synthslice::training {

/// What one step of a GAN measures: scalars on the training device, undefined where the step did not compute
/// one.
struct GanMeasures {
    torch::Tensor
        lossDiscriminator;  ///< adversarial loss without penalties, of the step's last discriminator update
    torch::Tensor lossGenerator;
    torch::Tensor beliefReal;  ///< training::belief()
    torch::Tensor beliefFake;
    torch::Tensor scoreReal;  ///< mean raw score
    torch::Tensor scoreFake;
    torch::Tensor gradientPenalty;  ///< penalties without their weights
    torch::Tensor r1;
    torch::Tensor r2;
    torch::Tensor gradientNormDiscriminator;
    torch::Tensor gradientNormGenerator;
    torch::Tensor lrDiscriminator;
    torch::Tensor lrGenerator;
    torch::Tensor augmentation;    ///< its probability
    torch::Tensor overconfidence;  ///< r_t
    std::array<torch::Tensor, spec::lossTermCount>
        termValues;  ///< in the order of spec::lossTerms(), without their weights
    std::array<torch::Tensor, spec::lossTermCount>
        termShares;  ///< gradient at the images over the adversarial one
};

/// A measure that is known as a number.
[[nodiscard]] torch::Tensor scalar(double value, torch::Device device = torch::kCPU);

/// The columns of a GAN's metrics.
[[nodiscard]] std::vector<session::MetricInfo> ganMetrics();

/// The values in the order of ganMetrics(); NaN for undefined ones.
[[nodiscard]] std::vector<double> valuesOf(const GanMeasures& measures);

}  // namespace synthslice::training
