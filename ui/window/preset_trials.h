#pragma once

#include <cstddef>

#include "ui/shared/background_task.h"
#include "ui/shared/training_calls.h"

namespace synthslice::ui {

class Settings;

/// Trains each preset that has a card for about a second, one after the other, and keeps its speed for
/// expectedTimeText(): the times on the start page are those of this machine as it is now.
class PresetTrials : public QObject {
    Q_OBJECT

public:
    /// An empty `trySpeed` tries nothing.
    PresetTrials(TrySpeed trySpeed, Settings& settings, QObject* parent = nullptr);

    /// Goes on with those that are left, or stops.
    void run(bool wanted);

signals:
    void tried(const synthslice::spec::Preset& preset);

private:
    void tryNext();

    TrySpeed m_trySpeed;
    Settings& m_settings;
    std::size_t m_next = 0;  ///< in spec::presets()
    bool m_wanted = false;
    BackgroundTask m_trial;
};

}  // namespace synthslice::ui
