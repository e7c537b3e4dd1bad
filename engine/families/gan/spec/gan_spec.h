#pragma once

#include <vector>

#include "engine/families/gan/spec/augmentation_spec.h"
#include "engine/families/gan/spec/condition_spec.h"
#include "engine/families/gan/spec/gan_loss_spec.h"
#include "engine/families/gan/spec/loss_terms_spec.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/latent_spec.h"
#include "engine/spec/network/shape_inference.h"

namespace synthslice::spec {

struct GanOptimizers {
    OptimizerSpec generator;
    OptimizerSpec discriminator;
    bool operator==(const GanOptimizers&) const = default;
};

/// A generator against a discriminator (Goodfellow 2014), which is a critic with some losses (Arjovsky 2017).
struct GanSpec {
    static constexpr const char* family = "gan";
    LatentSpec latent;
    ConditionSpec condition;
    NetworkSpec generator;
    NetworkSpec discriminator;
    GanLossSpec loss;
    GanGeneralLosses generalLoss;
    LossTermsSpec terms;
    AugmentationSpec augmentation;
    GanOptimizers optimizer;
    bool operator==(const GanSpec&) const = default;

    std::vector<Part> parts();
};

/// That of an experiment of the family.
[[nodiscard]] inline const GanSpec& ganOf(const ExperimentSpec& experiment)
{
    return experiment.family.as<GanSpec>();
}
[[nodiscard]] inline GanSpec& ganOf(ExperimentSpec& experiment)
{
    return experiment.family.as<GanSpec>();
}

/// What the networks take: a latent and an image, with the condition's channel if there is one.
[[nodiscard]] Shape generatorInput(const ExperimentSpec& experiment);
[[nodiscard]] Shape discriminatorInput(const ExperimentSpec& experiment);
[[nodiscard]] NetworkShapes generatorShapes(const ExperimentSpec& experiment);
[[nodiscard]] NetworkShapes discriminatorShapes(const ExperimentSpec& experiment);

/// Makes the generator's images have that many channels, by its last convolution. Whether that changed
/// anything: not where they do already, or where no convolution can do it.
bool giveChannels(ExperimentSpec& experiment, std::int64_t channels);

}  // namespace synthslice::spec
