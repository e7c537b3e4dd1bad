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

// A run folder, for reading but for two notes. Safe while another process writes it; any thread.

/// What a run was started with: experiment.json holds the experiment, run.json the rest.
struct RunRecord {
    spec::ExperimentSpec experiment;
    std::filesystem::path data;  ///< absolute path of the slices
    std::string datasetFingerprint;
    double pixelSizeUm = 0.0;  ///< um; 0 if unknown
    std::vector<session::MetricInfo> metrics;
    std::string softwareVersion;  ///< of Synthslice and LibTorch
    std::string device;           ///< as RunInfo::device; a resume is bit-exact only on the same one
    std::string precision;        ///< "fp32" or "bf16"
    std::string processor = {};   ///< its name and instructions; empty in runs of earlier versions
    int bitDepth = 8;             ///< of the slices, 8 or 16; images of the run are stored with it
    std::vector<double> labels =
        {};  ///< of segmented slices, grey of full scale; images of the run have these
    /// The same in the order of the generator's values (data::GreyCoding); empty in runs of earlier versions.
    std::vector<double> labelOrder = {};
    std::int64_t stepsPerEpoch = 0;  ///< 0 in runs of earlier versions
    /// Absolute path of the run that this one was forked from, and the step of it; empty if it was not, or by
    /// an earlier version.
    std::filesystem::path parent = {};
    std::int64_t parentStep = 0;
};
/// Whether a path is a run folder, for telling it from a folder of slices.
[[nodiscard]] bool isRun(const std::filesystem::path& path);

[[nodiscard]] Result<RunRecord> readRun(const std::filesystem::path& runFolder);

/// An error if the images in `data`, by their fingerprint, are not those that a run `learned` from.
[[nodiscard]] Result<void> checkFingerprint(const std::filesystem::path& data, const std::string& fingerprint,
                                            const std::filesystem::path& runFolder,
                                            const std::string& learned);

/// Notes where a run's slices are now. Only for the holder of the run's lock.
[[nodiscard]] Result<void> recordData(const std::filesystem::path& runFolder,
                                      const std::filesystem::path& data);

/// Curves of a run, one column per metric, up to the last row that is whole. Values that a step did not
/// compute are NaN.
struct RunMetrics {
    std::vector<session::MetricInfo> metrics;
    std::vector<double> steps;
    std::vector<std::vector<double>> values;  ///< [metric][row]
};
[[nodiscard]] Result<RunMetrics> readMetrics(const std::filesystem::path& runFolder);

/// Seconds of all training steps up to one, as timing.csv tells; 0 if there is no such file.
[[nodiscard]] double trainedSeconds(const std::filesystem::path& runFolder, std::int64_t upToStep);

/// What events.jsonl tells, oldest first.
[[nodiscard]] Result<std::vector<session::SessionEvent>> readEvents(const std::filesystem::path& runFolder);

/// What quality.jsonl tells, oldest first; empty for a run that was never assessed.
[[nodiscard]] Result<std::vector<session::Assessment>>
readAssessments(const std::filesystem::path& runFolder);

/// Steps of all stored samples, ascending; and those of one step, images in the values of
/// RunRecord::bitDepth.
[[nodiscard]] std::vector<std::int64_t> sampleSteps(const std::filesystem::path& runFolder);
[[nodiscard]] Result<session::Samples> readSamples(const std::filesystem::path& runFolder, std::int64_t step);

/// Steps of all complete checkpoints, ascending; and one, verified against its hashes.
[[nodiscard]] std::vector<std::int64_t> checkpointSteps(const std::filesystem::path& runFolder);
[[nodiscard]] Result<session::CheckpointData> readCheckpoint(const std::filesystem::path& runFolder,
                                                             std::int64_t step);

/// Keeps a checkpoint from being removed for newer ones, as images of it are stored that shall be made again.
/// An error if there is no such checkpoint, or nothing can be written in its folder.
[[nodiscard]] Result<void> keepCheckpoint(const std::filesystem::path& runFolder, std::int64_t step);

/// The newest checkpoint that can be read. `warning` names newer ones that are damaged; else it is empty.
struct NewestCheckpoint {
    session::CheckpointData data;
    std::string warning;
};
[[nodiscard]] Result<NewestCheckpoint> readNewestCheckpoint(const std::filesystem::path& runFolder);

/// How many of the best checkpoints are kept beside the newest.
inline constexpr std::size_t keptBestCheckpoints = 3;

/// Steps of the checkpoints whose images came closest to real ones, keptBestCheckpoints of them at most. The
/// first is the best: the newest of those within a standard error of the lowest Assessment::score; the others
/// follow by their scores. Empty if none was assessed.
[[nodiscard]] std::vector<std::int64_t> bestCheckpointSteps(const std::filesystem::path& runFolder);

/// The best checkpoint, or the newest if none was assessed; nothing if there is no checkpoint.
[[nodiscard]] std::optional<std::int64_t> preferredCheckpointStep(const std::filesystem::path& runFolder);

enum class RunOutcome {
    Running,      ///< being written by a Synthslice right now
    Interrupted,  ///< by a crash or power loss; can be resumed
    Stopped,      ///< by the user or a time limit; can be resumed
    Finished,     ///< reached its last step
    Failed        ///< ended by an error; can be resumed from its last checkpoint
};

[[nodiscard]] RunOutcome outcomeOf(const std::filesystem::path& runFolder);

/// The last step in metrics.csv; 0 before the first.
[[nodiscard]] std::int64_t lastStep(const std::filesystem::path& runFolder);

/// The assessment that bestSteps() puts first (lines/assessment_lines.h), whether or not its checkpoint is
/// kept and there were enough real patches to show it; nothing if there is none. Reads one line of
/// quality.jsonl fully, so that a list of runs can ask each.
[[nodiscard]] std::optional<session::Assessment> bestAssessment(const std::filesystem::path& runFolder);

/// "2026-11-22_153012_wgan-gp-glass", free in `runsFolder`.
[[nodiscard]] std::filesystem::path newRunFolder(const std::filesystem::path& runsFolder,
                                                 const std::string& name);

}  // namespace synthslice::store
