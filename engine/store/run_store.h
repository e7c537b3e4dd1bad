#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/session/checkpoint_data.h"
#include "engine/session/messages.h"
#include "engine/spec/experiment_spec.h"

namespace synthslice::store {

/// What experiment.json of a run holds beside the experiment.
struct RunRecord {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;       ///< absolute path of the slices
    std::string datasetFingerprint;
    double pixelSizeUm = 0.0;
    std::vector<session::MetricInfo> metrics;
    std::string softwareVersion;      ///< of Synthslice and LibTorch
};

enum class RunOutcome { Running, Interrupted, Finished, Failed };

/// One line of the list of runs.
struct RunSummary {
    std::filesystem::path folder;
    std::string name;
    RunOutcome outcome = RunOutcome::Interrupted;
    std::int64_t lastStep = 0;
    std::int64_t targetSteps = 0;
    std::string modified;  ///< ISO 8601, local time
};

/// Curves of a run, one column per metric.
struct RunMetrics {
    std::vector<session::MetricInfo> metrics;
    std::vector<double> steps;
    std::vector<std::vector<double>> values;  ///< [metric][row]
};

/// A run folder, for reading. Safe while another process writes it.
[[nodiscard]] Result<RunRecord> readRun(const std::filesystem::path& runFolder);
[[nodiscard]] Result<RunMetrics> readMetrics(const std::filesystem::path& runFolder);
/// Steps of all stored sample grids, ascending; and one grid.
[[nodiscard]] std::vector<std::int64_t> sampleSteps(const std::filesystem::path& runFolder);
[[nodiscard]] Result<session::SampleGrid> readSamples(const std::filesystem::path& runFolder, std::int64_t step);
/// Steps of all complete checkpoints, ascending; and one, verified against its hashes.
[[nodiscard]] std::vector<std::int64_t> checkpointSteps(const std::filesystem::path& runFolder);
[[nodiscard]] Result<session::CheckpointData> readCheckpoint(const std::filesystem::path& runFolder, std::int64_t step);
/// Runs below a folder, newest first.
[[nodiscard]] std::vector<RunSummary> listRuns(const std::filesystem::path& runsFolder);
/// "2026-11-22_153012_wgan-gp-glass", free in `runsFolder`.
[[nodiscard]] std::filesystem::path newRunFolder(const std::filesystem::path& runsFolder, const std::string& name);

}  // namespace synthslice::store
