#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/acceptance/image_source.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_stack.h"
#include "engine/data/labelled/labelled_options.h"
#include "engine/session/trainer.h"
#include "engine/spec/experiment_spec.h"
#include "engine/training/device.h"

namespace synthslice::training {

/// What a run's record tells of the data.
struct DataRecord {
    std::string fingerprint;              ///< changes with names and values of what is learned from
    double pixelSizeUm = 0.0;             ///< um; 0 if unknown
    int bitDepth = 8;                     ///< of images, 8 or 16
    std::vector<double> labels = {};      ///< of segmented images, grey of full scale
    std::vector<double> labelOrder = {};  ///< the same in the order of a network's values
};

/// What a run learns from, read once. One thread.
class TrainingData {
public:
    virtual ~TrainingData() = default;

    [[nodiscard]] virtual DataRecord record() const = 0;

    /// Takes what an earlier session of the run found in the data, where this one might find otherwise.
    virtual void takeRecord(const DataRecord& /*record*/) {}

    /// Writes into a new run's experiment what was found in the data, so that the run never finds otherwise.
    /// What people should know of it, or nothing; an error if the experiment asks for what the data cannot
    /// have.
    virtual Result<std::string> settle(spec::ExperimentSpec& /*experiment*/) const { return {}; }

    /// How many steps show as much as there is; 0 of data without an end.
    [[nodiscard]] virtual std::int64_t stepsPerEpoch(const spec::ExperimentSpec& experiment) const = 0;

    /// The trainer of an experiment without problems (spec::findProblems), on selectDevice()'s thread.
    [[nodiscard]] virtual Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const = 0;

    /// Empty for families that make no images.
    [[nodiscard]] virtual std::unique_ptr<session::Assessor>
    makeAssessor(const spec::ExperimentSpec& /*experiment*/) const
    {
        return nullptr;
    }
};

/// Which network of a checkpoint makes images, and how large they are to be.
struct ImageRequest {
    bool averaged = true;  ///< the averaged (EMA) generator, else the raw one
    int widthPx = 0;       ///< 0: the patch size; else only for fully convolutional networks
    int heightPx = 0;
    std::vector<double> labelOrder = {};  ///< of the run's DataRecord
};

/// The network of a checkpoint that makes images from latents; not thread-safe, any one thread at a time.
class ImageMaker {
public:
    virtual ~ImageMaker() = default;

    /// An image a latent, which depends on the latent alone. Latents ask for something only within
    /// condition().
    [[nodiscard]] virtual std::vector<GreyImage> make(std::span<const Latent> latents) = 0;

    /// As latent::Space.
    [[nodiscard]] virtual latent::Point pointOf(const Latent& latent) const = 0;
    [[nodiscard]] virtual std::vector<GreyImage> imagesAt(std::span<const latent::Point> points) = 0;
    [[nodiscard]] virtual bool encodes() const { return false; }
    [[nodiscard]] virtual Result<std::vector<latent::Point>> encode(std::span<const GreyImage> images);

    /// Nothing where nothing can be asked for.
    [[nodiscard]] virtual std::optional<acceptance::ConditionRange> condition() const { return std::nullopt; }

    /// Where the weights stand ("ema"), their hash, the latent's shape: for a manifest.
    [[nodiscard]] virtual spec::Json provenance() const = 0;
};

/// The network of a checkpoint that tells classes apart; not thread-safe, any one thread at a time.
class ClassJudge {
public:
    virtual ~ClassJudge() = default;

    [[nodiscard]] virtual std::vector<std::string> classNames() const = 0;
    /// How the data that it learned from were read and divided.
    [[nodiscard]] virtual data::LabelledOptions options() const = 0;
    /// Images x classes, row-major: a probability for each class. All images are patches of data.patch_size.
    [[nodiscard]] virtual std::vector<float> beliefs(std::span<const GreyImage> images) = 0;
};

/// What a network that models how probable images are says of some; nats an image, means over the images and
/// their standard errors.
struct LikelihoodEstimate {
    std::int64_t images = 0;
    std::int64_t samples = 0;  ///< importance samples an image
    double elbo = 0.0;         ///< lower bound of log p(x)
    double elboError = 0.0;
    double logLikelihood = 0.0;  ///< log p(x) by importance sampling, a closer bound
    double logLikelihoodError = 0.0;
    double reconstruction = 0.0;  ///< log p(x|z)
    double kl = 0.0;
    std::int64_t activeUnits = 0;  ///< of the latent
    std::int64_t units = 0;
    std::string distribution;  ///< of pixels: "bernoulli"
    std::string binarisation;  ///< of the images: "drawn"; empty where they are not binarised
};

/// The network of a checkpoint that tells how probable images are; not thread-safe, any one thread at a time.
class LikelihoodJudge {
public:
    virtual ~LikelihoodJudge() = default;

    /// Of two images at least, patches of data.patch_size; what is drawn is a function of `seed` and of an
    /// image's place among them.
    [[nodiscard]] virtual Result<LikelihoodEstimate> judge(std::span<const GreyImage> images,
                                                           std::int64_t samples, std::uint64_t seed,
                                                           const Progress& progress) = 0;
};

/// How the experiments of a family (spec::Family) are trained. Constant; any thread.
class FamilyTraining {
public:
    virtual ~FamilyTraining() = default;

    /// As spec::Family::name().
    [[nodiscard]] virtual std::string family() const = 0;

    /// The columns of a run's metrics.
    [[nodiscard]] virtual std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const = 0;

    [[nodiscard]] virtual std::vector<session::HealthRule> healthRules() const = 0;

    /// What the experiments run on; called once before the trainer is made, on its thread.
    [[nodiscard]] virtual Result<DeviceReport> device(const spec::TrainingSpec& training) const
    {
        return selectDevice(training);
    }

    /// Reads the data of an experiment without problems.
    [[nodiscard]] virtual Result<std::unique_ptr<TrainingData>> read(const std::filesystem::path& data,
                                                                     const spec::ExperimentSpec& experiment,
                                                                     const Progress& progress) const = 0;

    /// The same of slices that are in memory, which it shares; only of a family that learns from slices.
    [[nodiscard]] virtual Result<std::unique_ptr<TrainingData>>
    share(std::shared_ptr<const data::SliceStack> slices, const spec::ExperimentSpec& experiment,
          const Progress& progress) const;

    /// The same size of data at random, for measuring speed.
    [[nodiscard]] virtual std::unique_ptr<TrainingData>
    randomData(const spec::ExperimentSpec& experiment) const = 0;

    /// What makes images of a checkpoint; an error for families that make none.
    [[nodiscard]] virtual Result<std::unique_ptr<ImageMaker>>
    openImages(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint,
               const ImageRequest& request) const;

    /// What tells how probable images are by a checkpoint; an error for families that cannot. `labelOrder`:
    /// of the run's DataRecord.
    [[nodiscard]] virtual Result<std::unique_ptr<LikelihoodJudge>>
    openLikelihood(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint,
                   const std::vector<double>& labelOrder) const;

    /// What tells the classes of images by a checkpoint; an error for families that tell none.
    [[nodiscard]] virtual Result<std::unique_ptr<ClassJudge>>
    openJudge(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint) const;
};

/// Adds one beside the program's own. Only before other threads run; `training` must outlive them.
void addFamilyTraining(const FamilyTraining& training);

/// That of an experiment's family.
[[nodiscard]] const FamilyTraining& familyTrainingOf(const spec::ExperimentSpec& experiment);

}  // namespace synthslice::training
