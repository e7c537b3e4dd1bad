#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/base/progress.h"
#include "engine/base/result.h"
#include "engine/data/dataset/slice_dataset.h"
#include "engine/measure/material.h"
#include "engine/session/assessment.h"

namespace synthslice::quality {

/// What real patches of a dataset are like, to compare images with: the headline number Q.
///
/// D_i(A, B): distance of two sets of patches by descriptor i (descriptor_space.h). floor_i: the median of
/// D_i between real patches over the 15 most balanced ways of splitting the regions of the slices in two.
/// Q = exp(mean_i ln max(0.2, D_i(images, held-out) / floor_i)) over 14 descriptors: about 1 is a perfect
/// model, up to 1.5 good, above 3 poor. Floors are taken with as many patches on the one side as images are
/// compared, evenly spaced over both halves, so that Q depends little on their number.
///
/// What other slices of the same material would have given is told by leaving out one of eight groups of
/// regions in turn (delete-a-group jackknife: Shao and Tu 1995, The Jackknife and Bootstrap, section 2.3),
/// from the floors, the held-out patches and the training ones alike.
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
    /// a second or so; cancelled, the answer is an error. Assessment::enoughReal() tells whether there are
    /// enough real patches for the answer to mean something.
    [[nodiscard]] Result<session::Assessment> assess(std::span<const GreyImage> images,
                                                     const Progress& progress) const;

    [[nodiscard]] const std::vector<GreyImage>& trainingPatches() const;
    [[nodiscard]] const std::vector<GreyImage>& heldOutPatches() const;

    /// What patches are measured by.
    [[nodiscard]] const measure::Material& material() const;

    /// A feature space for other measures of quality: DescriptorSpace::features(). A row per image.
    [[nodiscard]] Result<std::vector<std::vector<double>>> features(std::span<const GreyImage> images,
                                                                    const Progress& progress) const;

private:
    QualityReference();
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace synthslice::quality
