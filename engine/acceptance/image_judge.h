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

/// Judges one image (grey of full scale). With `copies`, an image that passes all criteria is refused by
/// "copy" if it is one, and `measures` tells its largest correlation with a training patch. Any thread.
[[nodiscard]] Judgement judge(const GreyImage& image, const CriteriaSet& criteria,
                              const CopySearch* copies = nullptr);

}  // namespace synthslice::acceptance
