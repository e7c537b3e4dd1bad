#include "engine/families/distribution/point_metrics.h"

#include "engine/base/text/text.h"

namespace synthslice::training {
namespace {

enum class Of { All, FixedDistribution, GeneratorNetwork };
enum class In { Both, Line, Plane };

struct PointColumn {
    session::MetricInfo info;
    double PointMeasures::*measure;
    Of of = Of::All;
    In in = In::Both;

    [[nodiscard]] bool isShown(const spec::DistributionSpec& spec) const
    {
        return (of == Of::All || (of == Of::GeneratorNetwork) == spec.learnsToGenerate()) &&
               (in == In::Both || (in == In::Line) == (spec.real.dimension == 1));
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
        {{"w1", SYNTHSLICE_TEXT("Wasserstein-1 distance"), "distance", ""}, &M::w1, Of::All, In::Line},
        {{"w1", SYNTHSLICE_TEXT("Sliced Wasserstein-1 distance"), "distance", ""},
         &M::w1,
         Of::All,
         In::Plane},
        {{"w2", SYNTHSLICE_TEXT("Wasserstein-2 distance"), "distance", ""},
         &M::w2,
         Of::FixedDistribution,
         In::Line},
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

std::vector<session::MetricInfo> pointMetrics(const spec::DistributionSpec& spec)
{
    std::vector<session::MetricInfo> metrics;
    for (const PointColumn& column : pointColumns()) {
        if (column.isShown(spec)) metrics.push_back(column.info);
    }
    return metrics;
}

std::vector<double> valuesOf(const PointMeasures& measures, const spec::DistributionSpec& spec)
{
    std::vector<double> values;
    for (const PointColumn& column : pointColumns()) {
        if (column.isShown(spec)) values.push_back(measures.*column.measure);
    }
    return values;
}

}  // namespace synthslice::training
