#include "engine/training/family_training.h"

#include <algorithm>
#include <cassert>

#include "engine/base/text/text.h"
#include "engine/families/family_trainings.h"

namespace synthslice::training {
namespace {

std::vector<const FamilyTraining*>& known()
{
    static std::vector<const FamilyTraining*> all = builtInFamilyTrainings();
    return all;
}

}  // namespace

void addFamilyTraining(const FamilyTraining& training)
{
    known().push_back(&training);
}

const FamilyTraining& familyTrainingOf(const spec::ExperimentSpec& experiment)
{
    const auto found = std::ranges::find(known(), experiment.family.name(), &FamilyTraining::family);
    assert(found != known().end());
    return **found;
}

Result<std::unique_ptr<TrainingData>>
FamilyTraining::share(std::shared_ptr<const data::SliceStack> /*slices*/,
                      const spec::ExperimentSpec& experiment, const Progress& /*progress*/) const
{
    return invalidInput(text("The family %1 does not learn from slices", experiment.family.name()),
                        text("choose another preset"));
}

Result<std::vector<latent::Point>> ImageMaker::encode(std::span<const GreyImage> /*images*/)
{
    return invalidInput(
        text("The network of this run has no encoder: nothing tells where an image comes from"),
        text("take a seed instead, or a run of a family with an encoder, such as vae"));
}

Result<std::unique_ptr<ImageMaker>> FamilyTraining::openImages(const spec::ExperimentSpec& experiment,
                                                               const session::CheckpointData& /*checkpoint*/,
                                                               const ImageRequest& /*request*/) const
{
    return invalidInput(text("Runs of the family %1 make no images", experiment.family.name()),
                        text("choose a run of another family, such as gan"));
}

Result<std::unique_ptr<LikelihoodJudge>>
FamilyTraining::openLikelihood(const spec::ExperimentSpec& experiment,
                               const session::CheckpointData& /*checkpoint*/,
                               const std::vector<double>& /*labelOrder*/) const
{
    return invalidInput(text("Runs of the family %1 tell no likelihood of images", experiment.family.name()),
                        text("choose a run of another family, such as vae"));
}

Result<std::unique_ptr<ClassJudge>>
FamilyTraining::openJudge(const spec::ExperimentSpec& experiment,
                          const session::CheckpointData& /*checkpoint*/) const
{
    return invalidInput(text("Runs of the family %1 tell no classes apart", experiment.family.name()),
                        text("choose a run of another family, such as classifier"));
}

}  // namespace synthslice::training
