#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "engine/acceptance/copy_search.h"
#include "engine/acceptance/criteria_set.h"
#include "engine/base/grey_image.h"
#include "engine/measure/circles.h"

namespace synthslice::acceptance {

struct Judgement {
    bool accepted = false;
    std::vector<std::string> refusedBy;      ///< names of criteria
    std::vector<std::string> reasons;        ///< one line per refusing criterion, with value and range
    std::map<std::string, double> measures;  ///< every criterion's value, also of disabled ones
    /// Distance to the nearest limit of an enabled criterion, in widths of its range; of a refused image to
    /// the limit that it is farthest beyond, negative. A lower limit of 0 does not count: no measure of
    /// structure is below. Infinite if nothing limits or a value cannot be measured.
    double margin = std::numeric_limits<double>::infinity();
    std::vector<measure::Circle> circles;  ///< for drawing

    /// Whether limits moved by a twentieth of their ranges could decide otherwise.
    [[nodiscard]] bool isBorderline() const { return std::abs(margin) < 0.05; }
};

/// Judges one image (grey of full scale). Any thread.
[[nodiscard]] Judgement judge(const GreyImage& image, const CriteriaSet& criteria);

/// Refuses an image by "copy" if its largest correlation with a training patch makes it one; the measures
/// tell the correlation. Any thread.
void refuseCopy(Judgement& judgement, double correlation);

}  // namespace synthslice::acceptance
