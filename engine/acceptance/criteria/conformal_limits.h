#pragma once

#include <cstddef>
#include <vector>

namespace synthslice::acceptance {

/// What was measured in real patches.
struct PatchMeasures {
    std::vector<std::vector<double>> values;  ///< [patch][criterion]; NaN where it cannot be measured
    std::vector<std::size_t> block;           ///< of each patch; patches of one block resemble each other
};

struct Range {
    double low = 0.0;
    double high = 0.0;
};

/// Ranges, one per criterion, such that a patch of an unseen block lies outside any of them with a
/// probability of about `refuse`.
///
/// Each criterion's deviation from its median is measured on either side in units of the distance to the 1 %
/// and 99 % quantiles, so that criteria with short and long tails alike take part in what is refused; a
/// patch's score is its largest deviation. Every block is scored with medians and units of the other blocks,
/// and the ranges reach as far as the score that a share of `refuse` of all patches exceeds: cross-conformal
/// prediction (Vovk 2015, Annals of Mathematics and AI 74; CV+ in Barber et al. 2021, Annals of Statistics
/// 49), by whole blocks because neighbouring patches are not exchangeable with distant ones. Not finite if
/// more than `refuse` of the patches cannot be measured. Needs at least two blocks.
[[nodiscard]] std::vector<Range> conformalRanges(const PatchMeasures& measures, double refuse);

/// Share of patches refused by ranges from other blocks, tenth by tenth of the blocks: what conformalRanges()
/// will refuse of unseen real patches.
struct UnseenRefusal {
    double any = 0.0;
    std::vector<double> byCriterion;
};
[[nodiscard]] UnseenRefusal crossValidatedRefusal(const PatchMeasures& measures, double refuse);

}  // namespace synthslice::acceptance
