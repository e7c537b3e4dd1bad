#include "engine/families/variational/bound_metrics.h"

#include <array>

#include "engine/base/text/text.h"

namespace synthslice::training {
namespace {

/// One column and the measure that fills it.
struct BoundColumn {
    session::MetricInfo info;
    double BoundMeasures::*measure;
};

const std::vector<BoundColumn>& boundColumns()
{
    using M = BoundMeasures;
    static const std::vector<BoundColumn> all{
        {{"loss", SYNTHSLICE_TEXT("Loss: -ELBO, weighted"), "loss", "nats"}, &M::loss},
        {{"elbo", SYNTHSLICE_TEXT("ELBO"), "elbo", "nats"}, &M::elbo},
        {{"elbo_test", SYNTHSLICE_TEXT("ELBO, held out"), "elbo", "nats", true}, &M::elboTest},
        {{"reconstruction", SYNTHSLICE_TEXT("Reconstruction, log p(x|z)"), "elbo", "nats"},
         &M::reconstruction},
        {{"reconstruction_test", SYNTHSLICE_TEXT("Reconstruction, held out"), "elbo", "nats", true},
         &M::reconstructionTest},
        {{"kl", SYNTHSLICE_TEXT("KL of the latent"), "kl", "nats"}, &M::kl},
        {{"kl_test", SYNTHSLICE_TEXT("KL of the latent, held out"), "kl", "nats", true}, &M::klTest},
        {{"active_units", SYNTHSLICE_TEXT("Active latent units, held out"), "count", "", true},
         &M::activeUnits},
        {{"beta", SYNTHSLICE_TEXT("Weight of KL"), "ratio", ""}, &M::beta},
        {{"error_share", SYNTHSLICE_TEXT("Squared error over that of the mean image"), "ratio", ""},
         &M::errorShare},
        {{"pixel_sd", SYNTHSLICE_TEXT("Learned SD of pixels"), "ratio", ""}, &M::pixelSd},
        {{"gradient_norm", SYNTHSLICE_TEXT("Gradient norm"), "gradient", ""}, &M::gradientNorm},
        {{"lr", SYNTHSLICE_TEXT("Learning rate"), "rate", ""}, &M::lr}};
    return all;
}

struct BoundLabels {
    const char* elbo;
    const char* test;
};

/// Of each Binarisation.
constexpr std::array<BoundLabels, 3> boundLabels{{
    {SYNTHSLICE_TEXT("ELBO, grey as probability"), SYNTHSLICE_TEXT("ELBO, grey as probability, held out")},
    {SYNTHSLICE_TEXT("ELBO, fixed binarisation"), SYNTHSLICE_TEXT("ELBO, fixed binarisation, held out")},
    {SYNTHSLICE_TEXT("ELBO, drawn binarisation"), SYNTHSLICE_TEXT("ELBO, drawn binarisation, held out")},
}};

}  // namespace

std::vector<session::MetricInfo> boundMetrics(const spec::LikelihoodSpec& likelihood)
{
    const BoundLabels& labels = boundLabels.at(static_cast<std::size_t>(likelihood.binarisation));
    std::vector<session::MetricInfo> metrics;
    for (const BoundColumn& column : boundColumns()) {
        metrics.push_back(column.info);
        if (likelihood.distribution != spec::PixelDistribution::Bernoulli) continue;
        if (column.measure == &BoundMeasures::elbo) metrics.back().label = labels.elbo;
        if (column.measure == &BoundMeasures::elboTest) metrics.back().label = labels.test;
    }
    return metrics;
}

std::vector<double> valuesOf(const BoundMeasures& measures)
{
    std::vector<double> values;
    for (const BoundColumn& column : boundColumns()) values.push_back(measures.*column.measure);
    return values;
}

}  // namespace synthslice::training
