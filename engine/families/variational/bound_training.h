#pragma once

#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/variational/bound_health.h"
#include "engine/families/variational/bound_judge.h"
#include "engine/families/variational/bound_metrics.h"
#include "engine/training/slice_data.h"

namespace synthslice::training {

/// Slices as what a BoundTrainer learns from.
template <class Trainer>
class BoundSlices final : public SliceData {
public:
    using SliceData::SliceData;

    [[nodiscard]] Result<std::unique_ptr<session::Trainer>>
    makeTrainer(const spec::ExperimentSpec& experiment, std::int64_t stepsPerEpoch,
                const DeviceReport& device) const override
    {
        return std::make_unique<Trainer>(experiment, trainingImages(experiment, stepsPerEpoch),
                                         this->heldOutPatches(), device);
    }
};

/// How a family is trained that maximizes a bound: `Spec` is its struct, `Trainer` its BoundTrainer. The
/// family adds what makes images.
template <class Spec, class Trainer>
class BoundFamilyTraining : public SliceFamilyTraining<BoundSlices<Trainer>> {
public:
    [[nodiscard]] std::string family() const final { return Spec::family; }
    [[nodiscard]] std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const override
    {
        return boundMetrics(spec::boundPartsOf<Spec>(experiment).likelihood);
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::boundHealthRules(spec::boundPartsOf<Spec>);
    }
    [[nodiscard]] std::unique_ptr<TrainingData> randomData(const spec::ExperimentSpec&) const final
    {
        return std::make_unique<RandomPatches>([](const spec::ExperimentSpec& experiment,
                                                  TrainingImages images, const DeviceReport& device) {
            return std::make_unique<Trainer>(experiment, std::move(images), std::vector<GreyImage>(), device);
        });
    }
    [[nodiscard]] Result<std::unique_ptr<LikelihoodJudge>>
    openLikelihood(const spec::ExperimentSpec& experiment, const session::CheckpointData& checkpoint,
                   const std::vector<double>& labelOrder) const final
    {
        return openBoundJudge(
            Trainer::modelOf(experiment, at::detail::createCPUGenerator(), at::detail::createCPUGenerator()),
            spec::boundPartsOf<Spec>(experiment).likelihood, checkpoint, labelOrder);
    }
};

}  // namespace synthslice::training
