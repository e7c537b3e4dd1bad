#include "ui/candidate_generation.h"

#include "engine/acceptance/output_fitting.h"
#include "engine/base/parallel.h"

namespace synthslice::ui {

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
    auto opened = openGenerator(request, progress);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    const auto& calibration = opened->outputCalibration;
    GeneratedCandidates result{{}, opened->source->provenance(), calibration};
    const auto candidateOf = [&](std::uint64_t latentSeed, GreyImage image) {
        acceptance::Candidate candidate;
        candidate.latentSeed = latentSeed;
        candidate.image = calibration ? calibration->apply(image) : std::move(image);
        candidate.judgement = acceptance::judge(candidate.image, request.criteria);
        if (opened->copies != nullptr && candidate.image.width == request.criteria.patchSize) {
            candidate.nearest = opened->copies->nearest(candidate.image);
            acceptance::refuseCopy(candidate.judgement, candidate.nearest->correlation);
        }
        return candidate;
    };
    const auto made = acceptance::forEachBatch(
        *opened->source, request.firstSeed, request.count, progress,
        [&](std::span<const std::uint64_t> latentSeeds, std::vector<GreyImage> images) {
            const std::size_t first = result.candidates.size();
            result.candidates.resize(first + images.size());
            forEachInParallel(images.size(), progress, "", [&](std::size_t i) {
                result.candidates[first + i] = candidateOf(latentSeeds[i], std::move(images[i]));
            });
            progress.at(static_cast<double>(result.candidates.size()) / static_cast<double>(request.count),
                        QT_TRANSLATE_NOOP("synthslice::spec", "Generating and judging"));
            return Result<acceptance::Wanted>(acceptance::Wanted::More);
        });
    if (!made) {
        return tl::unexpected(made.error());
    }
    return result;
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
