#include <limits>

#include "engine/base/text/text.h"
#include "engine/families/classifier/classifier_health.h"
#include "engine/families/classifier/classifier_judge.h"
#include "engine/families/classifier/classifier_metrics.h"
#include "engine/families/classifier/classifier_trainer.h"
#include "engine/spec/spec_rules.h"
#include "engine/training/labelled_data.h"

namespace synthslice::training {
namespace {

/// As many values as classes.
Result<void> outputsAreClasses(const spec::ExperimentSpec& experiment, const data::LabelledDataset& dataset)
{
    const std::vector<std::string>& names = dataset.classNames();
    const std::int64_t outputs = spec::outputsOf(experiment);
    if (outputs == static_cast<std::int64_t>(names.size())) return {};
    const std::size_t last = spec::classifierOf(experiment).network.layers.size() - 1;
    return invalidInput(
        text("network.layers.%1: The network gives %2 values, but the data have %3 classes, %4 to %5", last,
             outputs, names.size(), names.front(), names.back()),
        text("end it with an output for each of the %1 classes, or choose classes by classes.names",
             names.size()));
}

/// The last batch of an epoch is smaller, which must not be too few for the network.
Result<void> lastBatchIsEnough(spec::ExperimentSpec experiment, const data::LabelledDataset& dataset)
{
    const auto images = static_cast<std::int64_t>(dataset.images(data::Part::Training).size());
    if (images % experiment.training.batchSize != 1) return {};
    const std::int64_t asked = std::exchange(experiment.training.batchSize, 1);
    if (spec::checkExperiment(experiment)) return {};
    return invalidInput(text("training.batch_size: %1 training images leave one for the last batch of %2, "
                             "too few for batch norm",
                             images, asked),
                        text("take another batch size"));
}

class LabelledForClassifier final : public LabelledData {
public:
    using LabelledData::LabelledData;

    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t /*stepsPerEpoch*/,
                const DeviceReport& device) const override
    {
        return outputsAreClasses(experiment, *dataset())
            .and_then([&] { return lastBatchIsEnough(experiment, *dataset()); })
            .map([&] {
                return std::unique_ptr<session::Trainer>(
                    std::make_unique<ClassifierTrainer>(experiment, dataset(), device));
            });
    }
};

class ClassifierTraining final : public FamilyTraining {
public:
    [[nodiscard]] std::string family() const override { return spec::ClassifierSpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo> metrics(const spec::ExperimentSpec&) const override
    {
        return classifierMetrics();
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::classifierHealthRules();
    }
    [[nodiscard]] Result<std::unique_ptr<TrainingData>> read(const std::filesystem::path& data,
                                                             const spec::ExperimentSpec& experiment,
                                                             const Progress& progress) const override
    {
        return data::LabelledDataset::load(
                   data, labelledOptions(experiment.data, spec::classifierOf(experiment).classes), progress)
            .map([](data::LabelledDataset dataset) {
                return std::unique_ptr<TrainingData>(
                    std::make_unique<LabelledForClassifier>(std::move(dataset)));
            });
    }
    [[nodiscard]] std::unique_ptr<TrainingData>
    randomData(const spec::ExperimentSpec& experiment) const override
    {
        return std::make_unique<LabelledForClassifier>(
            randomLabelledImages(experiment, spec::outputsOf(experiment)));
    }
    [[nodiscard]] Result<std::unique_ptr<ClassJudge>>
    openJudge(const spec::ExperimentSpec& experiment,
              const session::CheckpointData& checkpoint) const override
    {
        return openClassifierJudge(experiment, checkpoint);
    }
};

}  // namespace

namespace classifier {

const FamilyTraining& training()
{
    static const ClassifierTraining training;
    return training;
}

}  // namespace classifier

}  // namespace synthslice::training
