#include "engine/training/gan_metrics.h"

#include <array>
#include <limits>

#include "engine/spec/text.h"

namespace synthslice::training {
namespace {

struct Column {
    const char* key;
    const char* label;
    const char* group;
    torch::Tensor GanMeasures::*measure;
};

constexpr std::array columns{
    Column{"loss_discriminator", SYNTHSLICE_TEXT("Discriminator loss"), "loss",
           &GanMeasures::lossDiscriminator},
    Column{"loss_generator", SYNTHSLICE_TEXT("Generator loss"), "loss", &GanMeasures::lossGenerator},
    Column{"d_real", SYNTHSLICE_TEXT("D(x), belief in real images"), "probability", &GanMeasures::beliefReal},
    Column{"d_fake", SYNTHSLICE_TEXT("D(G(z)), belief in generated images"), "probability",
           &GanMeasures::beliefFake},
    Column{"score_real", SYNTHSLICE_TEXT("Score of real images"), "score", &GanMeasures::scoreReal},
    Column{"score_fake", SYNTHSLICE_TEXT("Score of generated images"), "score", &GanMeasures::scoreFake},
    Column{"gradient_penalty", SYNTHSLICE_TEXT("Gradient penalty"), "penalty", &GanMeasures::gradientPenalty},
    Column{"r1", SYNTHSLICE_TEXT("R1 penalty"), "penalty", &GanMeasures::r1},
    Column{"r2", SYNTHSLICE_TEXT("R2 penalty"), "penalty", &GanMeasures::r2},
    Column{"gradient_norm_discriminator", SYNTHSLICE_TEXT("Discriminator gradient norm"), "gradient",
           &GanMeasures::gradientNormDiscriminator},
    Column{"gradient_norm_generator", SYNTHSLICE_TEXT("Generator gradient norm"), "gradient",
           &GanMeasures::gradientNormGenerator},
    Column{"lr_discriminator", SYNTHSLICE_TEXT("Discriminator learning rate"), "rate",
           &GanMeasures::lrDiscriminator},
    Column{"lr_generator", SYNTHSLICE_TEXT("Generator learning rate"), "rate", &GanMeasures::lrGenerator},
};

}  // namespace

std::vector<session::MetricInfo> ganMetrics()
{
    std::vector<session::MetricInfo> metrics;
    for (const Column& column : columns) {
        metrics.push_back({column.key, column.label, column.group, ""});
    }
    return metrics;
}

std::vector<double> valuesOf(const GanMeasures& measures)
{
    std::vector<double> values;
    for (const Column& column : columns) {
        const torch::Tensor& measure = measures.*column.measure;
        values.push_back(measure.defined() ? measure.item<double>()
                                           : std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

}  // namespace synthslice::training
