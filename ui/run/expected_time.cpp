#include "ui/run/expected_time.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "engine/spec/family.h"
#include "ui/run/run_status.h"
#include "ui/shared/duration_text.h"
#include "ui/shared/settings.h"

namespace synthslice::ui {

namespace {

/// What training reaches of a core in fp32 on processors of the last years; only for a first guess.
constexpr double operationsPerSecondAndProcessor = 30e9;

/// Whether all but optimizers and initial weights is the same.
bool takesTheSameTime(const spec::FamilySpec& a, const spec::FamilySpec& b)
{
    const auto partsA = a.parts();
    const auto partsB = b.parts();
    return a.name() == b.name() && std::ranges::equal(partsA, partsB, [](const auto& one, const auto& other) {
               if (const auto* parameters = std::get_if<spec::StructRef>(&one.value)) {
                   return parameters->toJson() == std::get<spec::StructRef>(other.value).toJson();
               }
               if (const auto* network = std::get_if<spec::NetworkSpec*>(&one.value)) {
                   return (*network)->layers == std::get<spec::NetworkSpec*>(other.value)->layers;
               }
               return true;
           });
}

}  // namespace

double guessedStepSeconds(const spec::ExperimentSpec& experiment)
{
    const double processors = std::max(1U, std::thread::hardware_concurrency());
    return spec::familyOf(experiment).stepFlops(experiment) / (processors * operationsPerSecondAndProcessor);
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
    const double seconds = steps * guessedStepSeconds(experiment);
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
        if (takesTheSameTime(its.family, experiment.family) &&
            its.training.batchSize == experiment.training.batchSize) {
            settings.setMeasuredSpeed(QString::fromStdString(preset.name), imagesPerSecond);
        }
    }
}

}  // namespace synthslice::ui
