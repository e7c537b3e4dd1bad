#include "ui/candidate_generation.h"

#include <algorithm>
#include <numeric>

#include "engine/acceptance/output_fitting.h"

namespace synthslice::ui {

namespace {

constexpr std::size_t batchSize = 16;

/// The images of `count` seeds from `firstSeed` on, handed over batch by batch.
template <class Take>
Result<void> generate(acceptance::ImageSource& source, std::uint64_t firstSeed, std::size_t count,
                      const char* doing, const Progress& progress, Take take)
{
    for (std::size_t made = 0; made < count;) {
        if (progress.cancelled()) {
            return cancelled();
        }
        std::vector<std::uint64_t> seeds(std::min(batchSize, count - made));
        std::iota(seeds.begin(), seeds.end(), firstSeed + made);
        auto images = source.generate(seeds);
        if (!images) {
            return tl::unexpected(images.error());
        }
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            take(seeds[i], std::move((*images)[i]));
        }
        made += seeds.size();
        progress.at(static_cast<double>(made) / static_cast<double>(count), doing);
    }
    return {};
}

}  // namespace

Result<OpenedGenerator> openGenerator(const GenerationRequest& request, const Progress& progress)
{
    auto source = request.openGenerator(request.runFolder, request.choice);
    if (!source) {
        return tl::unexpected(source.error());
    }
    OpenedGenerator opened{std::move(*source), {}};
    if (request.calibrateOutputTo == nullptr) {
        return opened;
    }
    auto fitted = acceptance::fitOutputCalibration(*request.calibrateOutputTo, *opened.source, progress);
    if (!fitted) {
        return tl::unexpected(fitted.error());
    }
    opened.outputCalibration = std::move(*fitted);
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
    const auto made = generate(*opened->source, request.firstSeed, request.count, "Generating and judging",
                               progress, [&](std::uint64_t seed, GreyImage image) {
                                   acceptance::Candidate candidate;
                                   candidate.latentSeed = seed;
                                   candidate.image = calibration ? calibration->apply(image)
                                                                 : std::move(image);
                                   candidate.judgement = acceptance::judge(candidate.image, request.criteria);
                                   result.candidates.push_back(std::move(candidate));
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
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (progress.cancelled()) {
            return cancelled();
        }
        candidates[i].judgement = acceptance::judge(candidates[i].image, criteria);
        progress.at(static_cast<double>(i + 1) / static_cast<double>(candidates.size()), "Judging");
    }
    return candidates;
}

}  // namespace synthslice::ui
