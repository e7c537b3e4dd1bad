#include "engine/families/gan/gan_metrics.h"

#include <functional>
#include <limits>

#include "engine/base/text/text.h"
#include "engine/families/gan/spec/loss_terms_spec.h"

namespace synthslice::training {
namespace {

/// One column and the measure that fills it.
struct Column {
    session::MetricInfo info;
    std::function<torch::Tensor(const GanMeasures&)> measure;
};

std::vector<Column> makeColumns()
{
    using M = GanMeasures;
    std::vector<Column> columns{
        {{"loss_discriminator", SYNTHSLICE_TEXT("Discriminator loss"), "loss", ""}, &M::lossDiscriminator},
        {{"loss_generator", SYNTHSLICE_TEXT("Generator loss"), "loss", ""}, &M::lossGenerator},
        {{"d_real", SYNTHSLICE_TEXT("D(x), belief in real images"), "probability", ""}, &M::beliefReal},
        {{"d_fake", SYNTHSLICE_TEXT("D(G(z)), belief in generated images"), "probability", ""},
         &M::beliefFake},
        {{"score_real", SYNTHSLICE_TEXT("Score of real images"), "score", ""}, &M::scoreReal},
        {{"score_fake", SYNTHSLICE_TEXT("Score of generated images"), "score", ""}, &M::scoreFake},
        {{"gradient_penalty", SYNTHSLICE_TEXT("Gradient penalty"), "penalty", ""}, &M::gradientPenalty},
        {{"r1", SYNTHSLICE_TEXT("R1 penalty"), "penalty", ""}, &M::r1},
        {{"r2", SYNTHSLICE_TEXT("R2 penalty"), "penalty", ""}, &M::r2},
        {{"gradient_norm_discriminator", SYNTHSLICE_TEXT("Discriminator gradient norm"), "gradient", ""},
         &M::gradientNormDiscriminator},
        {{"gradient_norm_generator", SYNTHSLICE_TEXT("Generator gradient norm"), "gradient", ""},
         &M::gradientNormGenerator},
        {{"lr_discriminator", SYNTHSLICE_TEXT("Discriminator learning rate"), "rate", ""},
         &M::lrDiscriminator},
        {{"lr_generator", SYNTHSLICE_TEXT("Generator learning rate"), "rate", ""}, &M::lrGenerator},
        {{"augmentation", SYNTHSLICE_TEXT("Augmentation probability"), "augmentation", ""}, &M::augmentation},
        {{"r_t", SYNTHSLICE_TEXT("r_t, overconfidence in real images"), "augmentation", ""},
         &M::overconfidence}};
    for (std::size_t i = 0; i < spec::lossTerms().size(); ++i) {
        const spec::LossTermInfo& term = spec::lossTerms()[i];
        columns.push_back({{"term_" + term.key, term.title, "term", ""},
                           [i](const M& measures) { return measures.termValues[i]; }});
        columns.push_back({{"share_" + term.key, term.title, "share", ""},
                           [i](const M& measures) { return measures.termShares[i]; }});
    }
    return columns;
}

const std::vector<Column>& columns()
{
    static const std::vector<Column> all = makeColumns();
    return all;
}

}  // namespace

torch::Tensor scalar(double value, torch::Device device)
{
    return torch::full({}, value, torch::TensorOptions(torch::kFloat64).device(device));
}

std::vector<session::MetricInfo> ganMetrics()
{
    std::vector<session::MetricInfo> metrics;
    for (const Column& column : columns()) {
        metrics.push_back(column.info);
    }
    return metrics;
}

std::vector<double> valuesOf(const GanMeasures& measures)
{
    std::vector<torch::Tensor> defined;
    for (const Column& column : columns()) {
        if (const torch::Tensor measure = column.measure(measures); measure.defined() && !measure.is_cpu()) {
            defined.push_back(measure);
        }
    }
    // All at once: a GPU is waited for each time.
    const torch::Tensor onDevice = defined.empty() ? torch::Tensor() : torch::stack(defined).cpu();

    std::vector<double> values;
    std::int64_t next = 0;
    for (const Column& column : columns()) {
        const torch::Tensor measure = column.measure(measures);
        if (!measure.defined()) {
            values.push_back(std::numeric_limits<double>::quiet_NaN());
        } else {
            values.push_back((measure.is_cpu() ? measure : onDevice[next++]).item<double>());
        }
    }
    return values;
}

}  // namespace synthslice::training
