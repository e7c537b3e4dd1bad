#pragma once

#include <ATen/CPUGeneratorImpl.h>

#include "engine/families/variational/bound_health.h"
#include "engine/families/variational/bound_judge.h"
#include "engine/families/variational/bound_metrics.h"
#include "engine/training/slice_data.h"

namespace synthslice::training {

/// How a family is trained that maximizes a bound: `Spec` is its struct, `Trainer` its BoundTrainer. The
/// family adds what makes images.
template <class Spec, class Trainer>
class BoundFamilyTraining : public PatchFamilyTraining<Spec, Trainer> {
public:
    [[nodiscard]] std::vector<session::MetricInfo>
    metrics(const spec::ExperimentSpec& experiment) const override
    {
        return boundMetrics(spec::boundPartsOf<Spec>(experiment).likelihood);
    }
    [[nodiscard]] std::vector<session::HealthRule> healthRules() const override
    {
        return session::boundHealthRules(spec::boundPartsOf<Spec>);
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
