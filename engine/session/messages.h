#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/curve_panel.h"
#include "engine/base/grey/grey_image.h"
#include "engine/base/result.h"
#include "engine/classification/confusion_matrix.h"
#include "engine/session/assessment.h"
#include "engine/spec/experiment_spec.h"
#include "engine/spec/parameters/parameter_info.h"

namespace synthslice::session {

/// Idle -> Preparing -> Running <-> Paused -> Stopping -> Finished | Failed.
enum class SessionState { Idle, Preparing, Running, Paused, Stopping, Finished, Failed };

[[nodiscard]] const char* toText(SessionState state);

/// One column of metrics.csv and one curve of the loss plot.
struct MetricInfo {
    std::string key;    ///< "loss_generator"
    std::string label;  ///< in English (SYNTHSLICE_TEXT)
    std::string group;  ///< curves of one group share a plot: "loss", "probability", "score", "penalty",
                        ///< "gradient", "rate", "term", "share", "augmentation", "accuracy", "rmse", "ratio",
                        ///< "count", "elbo", "js", "kl", "distance", "log_gradient", "modes", "on_mode",
                        ///< "reconstruction", "updates", "window"
    std::string unit;
    bool sparse = false;  ///< also of the groups "loss" and "gradient" left out (NaN) by some steps
};

/// What one training step came to. `values` follow RunInfo::metrics; NaN where a step did not compute one.
struct StepReport {
    std::int64_t step = 0;  ///< generator steps done, counted from 1 over the whole run
    double seconds = 0.0;   ///< wall time of this step
    std::vector<double> values;
    std::string notice = {};  ///< what the user should know about this step; mostly empty
};

using synthslice::Curve;
using synthslice::CurvePanel;

/// Images of one size, row by row.
struct ImageGrid {
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    int columns = 4;
    std::vector<GreyImage> images;
    bool operator==(const ImageGrid&) const = default;
};

/// A rectangle over an image: pixels from the upper left corner of the image.
struct ImageMark {
    int kind = 0;  ///< which of ImageFilm::kinds
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
    bool operator==(const ImageMark&) const = default;
};

/// Images as they are at one moment.
struct FilmMoment {
    std::vector<GreyImage> images;
    std::vector<std::vector<ImageMark>> marks;  ///< of each image
    bool operator==(const FilmMoment&) const = default;
};

/// Images of one size, row by row, as they come to be.
struct ImageFilm {
    std::string title;               ///< in English (SYNTHSLICE_TEXT)
    std::vector<std::string> kinds;  ///< of marks, in English (SYNTHSLICE_TEXT)
    int columns = 4;
    std::vector<FilmMoment> moments;  ///< of the same images
    bool operator==(const ImageFilm&) const = default;
};

/// What a network shows of itself at a step; a family shows the same kinds at every step.
struct Samples {
    std::int64_t step = 0;
    int columns = 4;
    std::vector<GreyImage> images = {};     ///< side by side: a generator's from latents that stay the same
    std::vector<std::string> classes = {};  ///< names, of `confusion`
    std::optional<classification::ConfusionMatrix> confusion = {};  ///< of a classifier on the test part
    std::vector<CurvePanel> panels = {};
    std::vector<ImageGrid> grids = {};  ///< more images, of the size of `images`: reconstructions of a VAE
    std::vector<ImageFilm> films = {};  ///< of images of that size too: how a DRAW network draws
};

/// A part of a network that can take a step of its own.
struct StepPart {
    std::string key;    ///< "generator"
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    bool operator==(const StepPart&) const = default;
};

/// What is known once a run is prepared; constant from then on.
struct RunInfo {
    std::string runFolder;
    std::string device;     ///< "CPU, 2 threads" or the GPU's name
    std::string precision;  ///< "fp32" or "bf16"
    std::string note;       ///< why CUDA or bf16 is not used, why a resume is not bit-exact; may be empty
    spec::ExperimentSpec experiment;  ///< as it is trained: a resumed run's with its edits
    std::vector<MetricInfo> metrics;
    std::int64_t startStep = 0;      ///< steps done before this session
    std::int64_t targetSteps = 0;    ///< step at which the run is done
    std::int64_t batchSize = 0;      ///< images
    std::int64_t stepsPerEpoch = 1;  ///< 0 of data without epochs
    std::vector<StepPart> stepParts = {};
};

/// How far preparation is (reading slices, building networks).
struct PreparationProgress {
    double fraction = 0.0;
    std::string doing;
};

/// A change of one live parameter, applied between two steps.
struct LiveEdit {
    std::string path;  ///< "optimizer.generator.lr"
    spec::Json value;
};

/// A measured value that shows a failure, and what it should be.
struct Symptom {
    std::string measure;  ///< in English (SYNTHSLICE_TEXT), or a metric's key
    double value = 0.0;
    std::string healthy;  ///< in English (SYNTHSLICE_TEXT)
};

/// A training failure that the health monitor has recognized, and what may help.
struct HealthFinding {
    std::string failure;  ///< "mode_collapse"
    std::int64_t step = 0;
    std::string title;  ///< in English (SYNTHSLICE_TEXT)
    Symptom evidence;
    std::string advice;            ///< in English (SYNTHSLICE_TEXT)
    std::vector<LiveEdit> remedy;  ///< edits of the experiment for a run that starts from `healthyStep`
    std::int64_t healthyStep = 0;  ///< the last checkpoint before the failure showed; 0: from the start
};

/// The last three end a session: Failure with an error, Stopped by the user or by the time limit, Finished at
/// the target step.
enum class EventKind { Info, Warning, Edit, CheckpointSaved, Health, Failure, Stopped, Finished };

/// Something rare that must reach the user and events.jsonl.
struct SessionEvent {
    EventKind kind = EventKind::Info;
    std::int64_t step = 0;
    std::string message;
    std::optional<HealthFinding> finding = {};  ///< of a Health event; none in runs of earlier versions
};

/// Everything that happened since the last drain, in one piece.
struct SessionUpdate {
    SessionState state = SessionState::Idle;
    std::optional<PreparationProgress> preparation;
    std::optional<RunInfo> info;    ///< once, after preparation
    std::vector<StepReport> steps;  ///< in order
    std::uint64_t
        droppedSteps = 0;  ///< steps lost since the last drain because it was long ago; metrics.csv has all
    std::optional<Samples> samples;        ///< the newest
    std::optional<Samples> look;           ///< the newest that was asked for to be seen only
    std::optional<Assessment> assessment;  ///< the newest
    std::vector<HealthFinding> findings;   ///< of the Health events
    std::vector<SessionEvent> events;
    std::vector<LiveEdit> refusedEdits;  ///< with the values that stay in force; a warning says why
    std::optional<Error> error;          ///< why the state is Failed
};

/// When a session ends by itself. Reaching a limit leaves a checkpoint; the run can be continued.
struct SessionLimits {
    std::optional<std::int64_t> steps;       ///< instead of training.steps: total steps of the run
    std::optional<double> epochs;            ///< the same in epochs; with both, the earlier of the two
    std::optional<double> minutes;           ///< of this session, pauses not counted
    std::optional<double> stepSeconds = {};  ///< the sum of StepReport::seconds of this session
};

}  // namespace synthslice::session
