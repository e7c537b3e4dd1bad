#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/acceptance/criteria_set.h"
#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/slice_dataset.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// What real patches of a dataset are like, to compare images with: the headline number Q of science.md
/// section 4.
///
/// D_i(A, B): mean over the components of descriptor i of the 1-D Wasserstein-1 distance between the values
/// of the patches of A and of B, each divided by its SD over training patches; for the sliced Wasserstein
/// distance itself. floor_i: the median of D_i(train, held-out) over the 15 most balanced splits of the
/// blocks (science.md takes 5, over which the floors of single numbers scatter by half). Q = exp(mean_i ln
/// max(0.2, D_i(images, held-out) / floor_i)) over 14 descriptors: 0.9 is a perfect model, up to 1.5 good,
/// above 3 poor. Floors are taken with as many patches on the one side as images are compared, so that Q
/// depends little on their number.
///
/// Constant once made: any thread may use it.
class QualityReference {
public:
    static constexpr std::size_t patchesPerHalf = 512;

    /// Describes real patches, for comparing sets of `imageCount` images, up to patchesPerHalf; seconds.
    /// Errors: being cancelled, patches under 28 px, fewer than four blocks, nothing held out.
    static Result<QualityReference> make(const data::SliceDataset& dataset, std::size_t imageCount,
                                         const Progress& progress);
    ~QualityReference();
    QualityReference(QualityReference&& other) noexcept;
    QualityReference& operator=(QualityReference&& other) noexcept;

    /// Compares images of the patch size, grey of full scale; at least two. Uses all processor cores for
    /// a second or so; cancelled, the answer is an error.
    [[nodiscard]] Result<session::Assessment> assess(std::span<const GreyImage> images,
                                                     const Progress& progress) const;

    [[nodiscard]] const std::vector<GreyImage>& trainingPatches() const;
    [[nodiscard]] const std::vector<GreyImage>& heldOutPatches() const;

    /// Grey threshold, fibre radius and circle finder that were used.
    [[nodiscard]] const acceptance::CriteriaSet& settings() const;

    /// Each patch's components in units of their SD over training patches, less their mean: a feature space
    /// for other measures of quality. A row per image.
    [[nodiscard]] Result<std::vector<std::vector<double>>> features(std::span<const GreyImage> images,
                                                                    const Progress& progress) const;

private:
    QualityReference();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::quality
