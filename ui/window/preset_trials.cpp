#include "ui/window/preset_trials.h"

#include <utility>

#include "ui/shared/settings.h"

namespace synthslice::ui {

PresetTrials::PresetTrials(TrySpeed trySpeed, Settings& settings, QObject* parent)
    : QObject(parent), m_trySpeed(std::move(trySpeed)), m_settings(settings)
{
    connect(&m_trial, &BackgroundTask::finished, this, &PresetTrials::tryNext);
}

void PresetTrials::run(bool wanted)
{
    m_wanted = wanted;
    if (!wanted) m_trial.cancel();
    if (!m_trial.isRunning()) tryNext();
}

void PresetTrials::tryNext()
{
    const auto& presets = spec::presets();
    while (m_next < presets.size() && !presets[m_next].variationOf.empty()) ++m_next;
    if (!m_wanted || !m_trySpeed || m_next == presets.size()) return;
    const spec::Preset& preset = presets[m_next];
    m_trial.start([trySpeed = m_trySpeed, experiment = preset.experiment](
                      const Progress& progress) { return trySpeed(experiment, progress); },
                  [this, &preset](const Result<double>& speed) {
                      if (!speed && speed.error().code == ErrorCode::Cancelled) return;
                      ++m_next;
                      if (!speed) return;
                      m_settings.setMeasuredSpeed(QString::fromStdString(preset.name), *speed);
                      emit tried(preset);
                  });
}

}  // namespace synthslice::ui
