#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/progress.h"
#include "engine/quality/features/descriptor_space.h"
#include "engine/quality/real_patches.h"

namespace synthslice::quality {

/// Described real patches that sets are compared with.
struct RealPart {
    std::vector<ComponentRows> training;  ///< in groups of as many as images are compared, evenly spaced
    ComponentRows heldOut;
    std::vector<double> floors;  ///< median distance of each descriptor between two sides of a split
};

/// All real patches, and what is left of them without each group of regions: what other slices of the same
/// material might have given (delete-a-group jackknife: Shao and Tu 1995, The Jackknife and Bootstrap,
/// section 2.3).
struct RealParts {
    RealPart all;  ///< the floor of the sliced Wasserstein distance is its last; none at all without splits
    std::vector<RealPart> without;         ///< up to eight; each leaves out regions of both halves
    std::vector<ProjectionRows> training;  ///< in the groups of `all`
    ProjectionRows heldOut;
};

/// `patches` as `described`, for comparing sets of `imageCount` images. Uses all processor cores for a few
/// seconds; cancelled, the answer is not to be used.
[[nodiscard]] RealParts realParts(const DescriptorSpace& space, const RealPatches& patches,
                                  const DescribedPatches& described, std::size_t imageCount,
                                  const Progress& progress);

}  // namespace synthslice::quality
