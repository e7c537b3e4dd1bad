#include "ui/run/run_data.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/shared/settings.h"

namespace synthslice::ui {

void RunData::reset(RunHistory history)
{
    m_history = std::move(history);
    // A step that was assessed again takes the place of what came of it before.
    for (auto& each : std::exchange(m_history.assessments, {})) add(std::move(each));
    m_movedData.clear();
    m_missesSteps = false;
    m_lastStep = hasCheckpoint() ? m_history.checkpointSteps.back() : 0;
    m_targetSteps = m_history.record.experiment.training.steps;
    emit replaced();
}

void RunData::add(session::Assessment assessment)
{
    std::erase_if(m_history.assessments, [&](const auto& other) { return other.step >= assessment.step; });
    m_history.assessments.push_back(std::move(assessment));
}

void RunData::begin(const std::filesystem::path& folder, const spec::ExperimentSpec& experiment,
                    const std::filesystem::path& data)
{
    RunHistory history;
    history.folder = folder;
    history.record.experiment = experiment;
    history.record.data = data;
    reset(std::move(history));
}

void RunData::branch(const std::filesystem::path& folder)
{
    m_history.folder = folder;
    m_history.events.clear();
    m_history.checkpointSteps.clear();
    emit branched();
}

void RunData::open(RunHistory history)
{
    reset(std::move(history));
}

void RunData::setMovedData(const std::filesystem::path& data)
{
    m_movedData = data;
    emit dataMoved();
}

void RunData::setCurves(store::RunMetrics metrics)
{
    m_history.metrics = std::move(metrics);
    m_missesSteps = false;
    emit curvesReplaced();
}

QString RunData::title() const
{
    return tr("run %1").arg(toQString(m_history.folder.filename()));
}

void RunData::apply(const session::SessionUpdate& update)
{
    if (update.info) apply(*update.info);
    m_missesSteps = m_missesSteps || update.droppedSteps > 0;
    if (!update.steps.empty()) append(update.steps);
    if (update.samples) emit sampled(*update.samples);
    if (update.look) emit looked(*update.look);
    if (update.assessment) {
        add(*update.assessment);
        emit assessed(*update.assessment);
    }
    for (const session::SessionEvent& event : update.events) {
        if (event.kind == session::EventKind::CheckpointSaved)
            m_history.checkpointSteps.push_back(event.step);
        m_history.events.push_back(event);
        emit happened(event);
    }
}

void RunData::apply(const session::RunInfo& info)
{
    store::RunRecord& record = m_history.record;
    record.experiment = info.experiment;
    record.device = info.device;
    record.precision = info.precision;
    m_lastStep = info.startStep;
    m_targetSteps = info.targetSteps;
    // A session that does not begin at 0 has begun from a checkpoint.
    auto& saved = m_history.checkpointSteps;
    if (info.startStep > 0 && std::ranges::find(saved, info.startStep) == saved.end())
        saved.push_back(info.startStep);

    // The recorder has cut the run's files back to the checkpoint's step.
    store::RunMetrics& curves = m_history.metrics;
    curves.metrics = info.metrics;
    record.metrics = info.metrics;
    const auto kept = std::ranges::upper_bound(curves.steps, static_cast<double>(info.startStep)) -
                      curves.steps.begin();
    curves.steps.resize(static_cast<std::size_t>(kept));
    curves.values.resize(info.metrics.size());
    for (auto& column : curves.values) column.resize(curves.steps.size(), std::nan(""));
    std::erase_if(m_history.assessments,
                  [&](const auto& assessment) { return assessment.step > info.startStep; });
    emit prepared(info);
}

void RunData::append(const std::vector<session::StepReport>& steps)
{
    store::RunMetrics& curves = m_history.metrics;
    for (const session::StepReport& report : steps) {
        curves.steps.push_back(static_cast<double>(report.step));
        for (std::size_t i = 0; i < curves.values.size(); ++i)
            curves.values[i].push_back(i < report.values.size() ? report.values[i] : std::nan(""));
    }
    m_lastStep = steps.back().step;
    emit stepped(steps);
}

}  // namespace synthslice::ui
