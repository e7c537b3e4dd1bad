#include "ui/acceptance/candidate_generation.h"

#include <QtGlobal>

#include "engine/acceptance/output_fitting.h"
#include "engine/base/parallel.h"
#include "engine/store/run_store.h"

namespace synthslice::ui {

namespace {

/// Images of consecutive seeds, each after the output calibration and then after `judge(index, candidate)`,
/// which is called from several threads.
Result<std::vector<acceptance::Candidate>>
makeCandidates(const OpenedGenerator& opened, const Latent& first, std::size_t count,
               const Progress& progress,
               const std::function<void(std::size_t, acceptance::Candidate&)>& judge)
{
    std::vector<acceptance::Candidate> candidates;
    const auto& calibration = opened.outputCalibration;
    const auto generated = acceptance::forEachBatch(
        *opened.source, first, count, progress,
        [&](std::span<const Latent> latents, std::vector<GreyImage> images) {
            const std::size_t made = candidates.size();
            candidates.resize(made + images.size());
            forEachInParallel(images.size(), progress, "", [&](std::size_t i) {
                acceptance::Candidate& candidate = candidates[made + i];
                candidate.latent = latents[i];
                candidate.image = calibration ? calibration->apply(images[i]) : std::move(images[i]);
                judge(made + i, candidate);
            });
            progress.at(static_cast<double>(candidates.size()) / static_cast<double>(count),
                        QT_TRANSLATE_NOOP("synthslice::spec", "Generating and judging"));
            return Result<acceptance::Wanted>(acceptance::Wanted::More);
        });
    if (!generated) return tl::unexpected(generated.error());
    return candidates;
}

}  // namespace

Result<OpenedGenerator> openGenerator(const GenerationRequest& request, const Progress& progress)
{
    auto source = request.openGenerator(request.runFolder, request.choice);
    if (!source) {
        return tl::unexpected(source.error());
    }
    OpenedGenerator opened{std::move(*source), {}, {}};
    if (request.calibrateOutput) {
        auto fitted = acceptance::fitOutputCalibration(*request.slices, *opened.source, progress);
        if (!fitted) {
            return tl::unexpected(fitted.error());
        }
        opened.outputCalibration = std::move(*fitted);
    }
    if (request.refuseCopies) {
        const std::int64_t size = request.slices->spec().patchSize;
        if (size != request.criteria.patchSize) {
            return invalidInput("the open slices are cut into patches of " + std::to_string(size) +
                                    " px, the criteria are for " +
                                    std::to_string(request.criteria.patchSize) + " px",
                                "open the slices of the run, or do not refuse copies");
        }
        opened.copies = std::make_unique<acceptance::CopySearch>(request.slices);
    }
    return opened;
}

Result<GeneratedCandidates> generateCandidates(const GenerationRequest& request, const Progress& progress)
{
    GenerationRequest fixed = request;
    // The best checkpoint may be another one tomorrow.
    if (!fixed.choice.step) fixed.choice.step = store::preferredCheckpointStep(request.runFolder);
    auto opened = openGenerator(fixed, progress);
    if (!opened) return tl::unexpected(opened.error());
    const auto judged = [&](std::size_t, acceptance::Candidate& candidate) {
        candidate.judgement = acceptance::judge(candidate.image, request.criteria);
        if (opened->copies != nullptr && candidate.image.width == request.criteria.patchSize) {
            candidate.nearest = opened->copies->nearest(candidate.image);
            acceptance::refuseCopy(candidate.judgement, candidate.nearest->correlation);
        }
    };
    return makeCandidates(*opened, request.first, request.count, progress, judged)
        .map([&](std::vector<acceptance::Candidate> candidates) {
            return GeneratedCandidates{
                std::move(candidates),        request.runFolder,        fixed.choice, request.criteria,
                opened->source->provenance(), opened->outputCalibration};
        });
}

Result<GeneratedCandidates> makeAgain(const OpenGenerator& openGenerator,
                                      const std::filesystem::path& runFolder, const GalleryDraft& draft,
                                      const acceptance::CriteriaSet& criteria, const Progress& progress)
{
    auto source = openGenerator(runFolder, draft.choice);
    if (!source) return tl::unexpected(source.error());
    const OpenedGenerator opened{std::move(*source), draft.outputCalibration, {}};
    const auto judged = [&](std::size_t i, acceptance::Candidate& candidate) {
        const GalleryDraft::Image& kept = draft.images[i];
        candidate.judgement = acceptance::judge(candidate.image, criteria);
        candidate.decidedByHand = kept.decidedByHand;
        if (!kept.copyCorrelation) return;
        candidate.nearest = acceptance::NearestPatch{*kept.copyCorrelation, {}, {}};
        acceptance::refuseCopy(candidate.judgement, *kept.copyCorrelation);
    };
    return makeCandidates(opened, draft.first, draft.images.size(), progress, judged)
        .map([&](std::vector<acceptance::Candidate> candidates) {
            return GeneratedCandidates{
                std::move(candidates),  runFolder, draft.choice, criteria, opened.source->provenance(),
                draft.outputCalibration};
        });
}

Result<std::vector<acceptance::Candidate>> judgeAgain(std::vector<acceptance::Candidate> candidates,
                                                      const acceptance::CriteriaSet& criteria,
                                                      const Progress& progress)
{
    forEachInParallel(candidates.size(), progress, QT_TRANSLATE_NOOP("synthslice::spec", "Judging"),
                      [&](std::size_t i) {
                          acceptance::Candidate& candidate = candidates[i];
                          candidate.judgement = acceptance::judge(candidate.image, criteria);
                          if (candidate.nearest) {
                              acceptance::refuseCopy(candidate.judgement, candidate.nearest->correlation);
                          }
                      });
    if (progress.cancelled()) {
        return cancelled();
    }
    return candidates;
}

}  // namespace synthslice::ui
