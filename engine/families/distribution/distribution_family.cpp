#include "engine/families/distribution/distribution_rules.h"
#include "engine/families/distribution/distribution_spec.h"
#include "engine/families/distribution/point_preview.h"
#include "engine/spec/family.h"
#include "engine/spec/network/flops.h"

namespace synthslice::spec {

namespace {

class DistributionFamily final : public Family {
public:
    [[nodiscard]] std::string name() const override { return DistributionSpec::family; }
    [[nodiscard]] std::string title() const override { return SYNTHSLICE_TEXT("Distributions"); }
    [[nodiscard]] FamilySpec defaults() const override { return DistributionSpec{}; }
    [[nodiscard]] DataNeed dataNeed(const ExperimentSpec&) const override { return DataNeed::Nothing; }
    [[nodiscard]] Shape inputOf(const ExperimentSpec& experiment, const std::string& network) const override
    {
        return pointNetworkInput(experiment, network);
    }
    [[nodiscard]] Problems problems(const ExperimentSpec& experiment) const override
    {
        return distributionProblems(experiment);
    }
    [[nodiscard]] std::optional<std::string> whyIdle(const ExperimentSpec& experiment,
                                                     const std::string& path) const override
    {
        return idleDistributionParameter(experiment, path);
    }
    [[nodiscard]] std::optional<Preview> preview(const ExperimentSpec& experiment) const override
    {
        Preview preview = previewOf(distributionOf(experiment));
        if (preview.panel.curves.empty()) return {};
        return preview;
    }
    [[nodiscard]] double stepFlops(const ExperimentSpec& experiment) const override;
};

/// An update sees real and generated points, and its backward pass costs two forward passes; the penalty on
/// the critic's slope costs six at as many points as a batch has (as a GAN's). Slopes are then measured at
/// three batches of points of both networks (two passes each).
double DistributionFamily::stepFlops(const ExperimentSpec& experiment) const
{
    const DistributionSpec& spec = distributionOf(experiment);
    const auto forward = [&](const NetworkSpec& network, const char* name) {
        return forwardFlops(network, pointNetworkInput(experiment, name));
    };
    const double discriminator = forward(spec.discriminator, "discriminator");
    const double critic = forward(spec.critic, "critic");
    const double update = 6.0 * (discriminator + critic) +
                          (spec.loss.gradientPenalty > 0.0 ? 6.0 * critic : 0.0);
    double perPoint = static_cast<double>(spec.loss.nCritic) * update + 6.0 * (discriminator + critic);
    if (spec.learnsToGenerate()) {
        const double generator = forward(spec.generator, "generator");
        const bool ofCritic = spec.loss.generator == PointGeneratorLoss::Wasserstein;
        perPoint += (static_cast<double>(spec.loss.nCritic) + 3.0) * generator +
                    2.0 * (ofCritic ? critic : discriminator);
    }
    return static_cast<double>(experiment.training.batchSize) * perPoint;
}

}  // namespace

namespace distribution {

const Family& family()
{
    static const DistributionFamily family;
    return family;
}

}  // namespace distribution

}  // namespace synthslice::spec
