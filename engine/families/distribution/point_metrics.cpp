#include "engine/families/distribution/point_metrics.h"

#include "engine/spec/text.h"

namespace synthslice::training {
namespace {

enum class Of { Both, FixedDistribution, GeneratorNetwork };

struct PointColumn {
    session::MetricInfo info;
    double PointMeasures::*measure;
    Of of = Of::Both;

    [[nodiscard]] bool isShown(bool learnsToGenerate) const
    {
        return of == Of::Both || (of == Of::GeneratorNetwork) == learnsToGenerate;
    }
};

const std::vector<PointColumn>& pointColumns()
{
    using M = PointMeasures;
    static const std::vector<PointColumn> columns = {
        {{"loss_discriminator", SYNTHSLICE_TEXT("Discriminator loss"), "loss", ""}, &M::lossDiscriminator},
        {{"loss_critic", SYNTHSLICE_TEXT("Critic loss"), "loss", ""}, &M::lossCritic},
        {{"loss_generator", SYNTHSLICE_TEXT("Generator loss"), "loss", ""},
         &M::lossGenerator,
         Of::GeneratorNetwork},
        {{"gradient_penalty", SYNTHSLICE_TEXT("Gradient penalty"), "penalty", ""}, &M::gradientPenalty},
        {{"js_estimate", SYNTHSLICE_TEXT("JS from the discriminator's loss"), "js", "nats"}, &M::jsEstimate},
        {{"js", SYNTHSLICE_TEXT("Jensen-Shannon divergence"), "js", "nats"}, &M::js, Of::FixedDistribution},
        {{"w1_estimate", SYNTHSLICE_TEXT("W1 from the critic"), "distance", ""}, &M::w1Estimate},
        {{"w1", SYNTHSLICE_TEXT("Wasserstein-1 distance"), "distance", ""}, &M::w1},
        {{"w2", SYNTHSLICE_TEXT("Wasserstein-2 distance"), "distance", ""}, &M::w2, Of::FixedDistribution},
        {{"kl_real_generated", SYNTHSLICE_TEXT("KL(real || generated)"), "kl", "nats"},
         &M::klRealGenerated,
         Of::FixedDistribution},
        {{"kl_generated_real", SYNTHSLICE_TEXT("KL(generated || real)"), "kl", "nats"},
         &M::klGeneratedReal,
         Of::FixedDistribution},
        {{"gradient_minimax", SYNTHSLICE_TEXT("Minimax gradient, log10"), "log_gradient", ""},
         &M::gradientMinimax},
        {{"gradient_non_saturating", SYNTHSLICE_TEXT("Non-saturating gradient, log10"), "log_gradient", ""},
         &M::gradientNonSaturating},
        {{"gradient_critic", SYNTHSLICE_TEXT("Critic's gradient, log10"), "log_gradient", ""},
         &M::gradientCritic},
        {{"modes", SYNTHSLICE_TEXT("Gaussians found"), "modes", ""}, &M::modes, Of::GeneratorNetwork},
        {{"on_mode", SYNTHSLICE_TEXT("Share of points on a Gaussian"), "on_mode", ""},
         &M::onMode,
         Of::GeneratorNetwork}};
    return columns;
}

}  // namespace

std::vector<session::MetricInfo> pointMetrics(bool learnsToGenerate)
{
    std::vector<session::MetricInfo> metrics;
    for (const PointColumn& column : pointColumns()) {
        if (column.isShown(learnsToGenerate)) metrics.push_back(column.info);
    }
    return metrics;
}

std::vector<double> valuesOf(const PointMeasures& measures, bool learnsToGenerate)
{
    std::vector<double> values;
    for (const PointColumn& column : pointColumns()) {
        if (column.isShown(learnsToGenerate)) values.push_back(measures.*column.measure);
    }
    return values;
}

}  // namespace synthslice::training
