#include "engine/families/plain_network/plain_network_health.h"
#include "engine/families/plain_network/plain_network_judge.h"
#include "engine/families/plain_network/plain_network_trainer.h"
#include "engine/training/labelled_data.h"

namespace synthslice::training {
namespace {

class PlainNetworkImages final : public LabelledData {
public:
    using LabelledData::LabelledData;

    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t /*stepsPerEpoch*/,
                const DeviceReport& device) const override
    {
        return std::make_unique<PlainNetworkTrainer>(experiment, dataset(), device);
    }
};

class PlainNetworkTraining final : public FamilyTraining {
public:
    [[nodiscard]] std::string family() const override { return spec::PlainNetworkSpec::family; }
    [[nodiscard]] std::vector<session::MetricInfo> metrics(const spec::ExperimentSpec&) const override
    {
        return plainNetworkMetrics();
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::plainNetworkHealthRules();
    }
    /// Whatever there is beside the processor, and whatever is asked for.
    [[nodiscard]] Result<DeviceReport> device(const spec::TrainingSpec& training) const override
    {
        spec::TrainingSpec plain = onCpu(training);
        plain.threads = 1;
        return selectDevice(plain).map([](DeviceReport report) {
            report.precision = "fp64";
            return report;
        });
    }
    [[nodiscard]] Result<std::unique_ptr<TrainingData>> read(const std::filesystem::path& data,
                                                             const spec::ExperimentSpec& experiment,
                                                             const Progress& progress) const override
    {
        return data::LabelledDataset::load(
                   data, labelledOptions(experiment.data, spec::plainNetworkOf(experiment).classes), progress)
            .map([](data::LabelledDataset dataset) {
                return std::unique_ptr<TrainingData>(
                    std::make_unique<PlainNetworkImages>(std::move(dataset)));
            });
    }
    [[nodiscard]] std::unique_ptr<TrainingData>
    randomData(const spec::ExperimentSpec& experiment) const override
    {
        return std::make_unique<PlainNetworkImages>(randomLabelledImages(
            experiment, spec::classesWithoutData(spec::plainNetworkOf(experiment).classes)));
    }
    [[nodiscard]] Result<std::unique_ptr<ClassJudge>>
    openJudge(const spec::ExperimentSpec& experiment,
              const session::CheckpointData& checkpoint) const override
    {
        return openPlainNetworkJudge(experiment, checkpoint);
    }
};

}  // namespace

namespace plain_network {

const FamilyTraining& training()
{
    static const PlainNetworkTraining training;
    return training;
}

}  // namespace plain_network

}  // namespace synthslice::training
