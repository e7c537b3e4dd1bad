#pragma once

#include <optional>

#include <QObject>

#include "engine/session/messages.h"
#include "ui/run/run_history.h"

namespace synthslice::ui {

/// One run, whether it is being trained or was read from its folder: all that is known of it but its samples,
/// for any number of views that follow it. On the window's thread.
class RunData : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// A run that is being prepared: known are its folder, its experiment and what it learns from.
    void begin(const std::filesystem::path& folder, const spec::ExperimentSpec& experiment,
               const std::filesystem::path& data);
    /// A run that is being prepared from a checkpoint of this one, with which it shares its past.
    void branch(const std::filesystem::path& folder);
    /// A run as it was read.
    void open(RunHistory history);
    /// What its session tells.
    void apply(const session::SessionUpdate& update);
    /// Where its slices are now if they have moved since it was trained; empty: where they were.
    void setMovedData(const std::filesystem::path& data);
    /// Its curves as its folder has them, where the window was too busy to be told of every step.
    void setCurves(store::RunMetrics metrics);

    /// Up to now. Empty while there is no run.
    [[nodiscard]] const RunHistory& history() const { return m_history; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_history.folder; }
    [[nodiscard]] const std::filesystem::path& movedData() const { return m_movedData; }
    [[nodiscard]] bool hasCheckpoint() const { return !m_history.checkpointSteps.empty(); }
    /// "run 2026-11-22_153012_texture-64"
    [[nodiscard]] QString title() const;
    /// Steps done, and to do.
    [[nodiscard]] std::int64_t lastStep() const { return m_lastStep; }
    [[nodiscard]] std::int64_t targetSteps() const { return m_targetSteps; }
    /// Steps were trained that the curves here miss.
    [[nodiscard]] bool missesSteps() const { return m_missesSteps; }

signals:
    void replaced();                                          ///< another run
    void branched();                                          ///< another run with the same past
    void prepared(const synthslice::session::RunInfo& info);  ///< from info.startStep on all is new
    void stepped(const std::vector<synthslice::session::StepReport>& steps);
    void sampled(const synthslice::session::Samples& samples);
    void looked(const synthslice::session::Samples& samples);  ///< that are kept nowhere
    void assessed(const synthslice::session::Assessment& assessment);
    void happened(const synthslice::session::SessionEvent& event);
    void curvesReplaced();
    void dataMoved();

private:
    void apply(const session::RunInfo& info);
    void append(const std::vector<session::StepReport>& steps);
    void reset(RunHistory history);
    void add(session::Assessment assessment);

    RunHistory m_history;
    std::filesystem::path m_movedData;
    std::int64_t m_lastStep = 0;
    std::int64_t m_targetSteps = 0;
    bool m_missesSteps = false;
};

}  // namespace synthslice::ui
