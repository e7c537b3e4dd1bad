#pragma once

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
    std::vector<measure::Circle> circles;    ///< for drawing
};

/// Judges one image (grey of full scale). Any thread.
[[nodiscard]] Judgement judge(const GreyImage& image, const CriteriaSet& criteria);

/// Refuses an image by "copy" if its largest correlation with a training patch makes it one; the measures
/// tell the correlation. Any thread.
void refuseCopy(Judgement& judgement, double correlation);

}  // namespace synthslice::acceptance
