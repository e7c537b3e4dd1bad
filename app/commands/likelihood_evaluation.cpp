#include "app/commands/likelihood_evaluation.h"

#include <iomanip>
#include <locale>
#include <sstream>

#include "app/shared/folder_images.h"
#include "app/shared/run_slices.h"
#include "engine/training/images/image_likelihood.h"

namespace synthslice::app {

namespace {

using spec::Json;
using training::LikelihoodEstimate;

Result<std::vector<GreyImage>> heldOutPatches(const LikelihoodEvaluation& evaluation,
                                              const Progress& progress)
{
    const auto dataset = slicesOfRun(evaluation.run, evaluation.data, progress);
    if (!dataset) return tl::unexpected(dataset.error());
    const std::int64_t places = (*dataset)->originCount(data::Half::HeldOut);
    if (places == 0) {
        return invalidInput(evaluation.run.string() + ": nothing was held out of what it learned from",
                            "give other images with --images");
    }
    if (places > static_cast<std::int64_t>(evaluation.patches)) {
        return (*dataset)->drawPatches(data::Half::HeldOut, evaluation.patches, evaluation.seed);
    }
    std::vector<GreyImage> patches;
    for (std::int64_t place = 0; place < places; ++place) {
        patches.push_back((*dataset)->patch((*dataset)->origin(data::Half::HeldOut, place)));
    }
    return patches;
}

Json likelihoodJson(const LikelihoodEstimate& estimate, std::int64_t step)
{
    return {{"step", step},
            {"images", estimate.images},
            {"importance_samples", estimate.samples},
            {"elbo", estimate.elbo},
            {"elbo_se", estimate.elboError},
            {"log_likelihood", estimate.logLikelihood},
            {"log_likelihood_se", estimate.logLikelihoodError},
            {"reconstruction", estimate.reconstruction},
            {"kl", estimate.kl},
            {"active_units", estimate.activeUnits},
            {"latent_units", estimate.units},
            {"distribution", estimate.distribution},
            {"binarisation", estimate.binarisation.empty() ? Json() : Json(estimate.binarisation)}};
}

std::string likelihoodText(const LikelihoodEstimate& estimate)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    const std::string how = estimate.distribution +
                            (estimate.binarisation.empty() ? "" : ", binarisation " + estimate.binarisation);
    text << std::fixed << std::setprecision(2) << "ELBO " << estimate.elbo << " +- " << estimate.elboError
         << " nats an image (" << how << "), " << estimate.images << " images\nlog p(x) "
         << estimate.logLikelihood << " +- " << estimate.logLikelihoodError << ", so NLL "
         << -estimate.logLikelihood << ", by " << estimate.samples
         << " importance samples an image\nreconstruction " << estimate.reconstruction << ", KL "
         << estimate.kl << ", active units " << estimate.activeUnits << " of " << estimate.units << "\n";
    return text.str();
}

}  // namespace

Result<CommandResult> evaluateLikelihood(const LikelihoodEvaluation& evaluation, const Progress& progress)
{
    auto network = training::ImageLikelihood::open(evaluation.run, evaluation.step);
    if (!network) return tl::unexpected(network.error());
    const auto images = evaluation.images.empty()
                            ? heldOutPatches(evaluation, progress)
                            : readFolderImages(evaluation.images, {}, progress).map([](FolderImages&& read) {
                                  return std::move(read.images);
                              });
    if (!images) return tl::unexpected(images.error());
    const auto estimate = network->judge(*images, evaluation.samples, evaluation.seed, progress);
    if (!estimate) return tl::unexpected(estimate.error());
    return CommandResult{likelihoodJson(*estimate, network->step()), likelihoodText(*estimate)};
}

}  // namespace synthslice::app
