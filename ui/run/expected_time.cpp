#include "ui/run/expected_time.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>

#include "engine/spec/shape_inference.h"
#include "ui/run/run_status.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

/// What training reaches of a core in fp32 on processors of the last years; only for a first guess.
constexpr double operationsPerSecondAndProcessor = 30e9;

double pixels(const spec::Shape& shape)
{
    return shape.size() < 3 ? 1.0 : static_cast<double>(shape[1] * shape[2]);
}

/// Multiply-adds of one image's forward pass.
double multiplyAdds(const spec::NetworkShapes& network)
{
    double sum = 0.0;
    double pixelsBefore = 1.0;
    for (const spec::LayerShape& layer : network.layers) {
        const double pixelsAfter = pixels(layer.output);
        // A transposed convolution meets every weight once per input pixel, the others once per output pixel.
        sum += static_cast<double>(layer.parameters) *
               (layer.type == "conv_transpose2d" ? pixelsBefore : pixelsAfter);
        pixelsBefore = pixelsAfter;
    }
    return sum;
}

}  // namespace

double operationsPerStep(const spec::ExperimentSpec& experiment)
{
    const double generator = multiplyAdds(spec::generatorShapes(experiment));
    const double discriminator = multiplyAdds(spec::discriminatorShapes(experiment));
    const spec::GanLossSpec& loss = experiment.loss;
    const double penalties = (loss.gradientPenalty > 0.0 ? 1.0 : 0.0) + (loss.r1Gamma > 0.0 ? 1.0 : 0.0) +
                             (loss.r2Gamma > 0.0 ? 1.0 : 0.0);
    // Forward 1, gradient of inputs 1, gradient of weights 1; a gradient penalty goes back twice.
    const double generatorStep = 3.0 * generator + 2.0 * discriminator;
    const double discriminatorStep = generator + (6.0 + 4.0 * penalties) * discriminator;
    return 2.0 * static_cast<double>(experiment.training.batchSize) *
           (generatorStep + static_cast<double>(loss.nCritic) * discriminatorStep);
}

QString expectedTimeText(const spec::Preset& preset, const Settings& settings)
{
    const spec::ExperimentSpec& experiment = preset.experiment;
    const auto steps = static_cast<double>(experiment.training.steps);
    if (const auto speed = settings.measuredSpeed(QString::fromStdString(preset.name));
        speed && *speed > 0.0) {
        const double seconds = steps * static_cast<double>(experiment.training.batchSize) / *speed;
        return RunStatus::tr("about %1 on this machine (measured)").arg(durationText(seconds));
    }
    const double processors = std::max(1U, std::thread::hardware_concurrency());
    const double seconds = steps * operationsPerStep(experiment) /
                           (processors * operationsPerSecondAndProcessor);
    // More digits would pretend to know.
    const double minutes = std::max(1.0, std::round(seconds / 60.0));
    return minutes < 100.0
               ? RunStatus::tr("perhaps %1 min on this machine (estimated)").arg(minutes)
               : RunStatus::tr("perhaps %1 h on this machine (estimated)").arg(std::round(minutes / 60.0));
}

void rememberSpeed(const spec::ExperimentSpec& experiment, double imagesPerSecond, Settings& settings)
{
    for (const spec::Preset& preset : spec::presets()) {
        const spec::ExperimentSpec& its = preset.experiment;
        if (its.generator == experiment.generator && its.discriminator == experiment.discriminator &&
            its.loss == experiment.loss && its.terms == experiment.terms &&
            its.augmentation == experiment.augmentation &&
            its.training.batchSize == experiment.training.batchSize) {
            settings.setMeasuredSpeed(QString::fromStdString(preset.name), imagesPerSecond);
        }
    }
}

}  // namespace synthslice::ui
