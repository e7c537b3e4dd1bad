#include "engine/session/assessment.h"

#include <algorithm>

namespace synthslice::session {

const DescriptorAssessment* worstOf(const Assessment& assessment)
{
    const auto worst = std::ranges::max_element(assessment.descriptors, {}, &DescriptorAssessment::ratio);
    return worst == assessment.descriptors.end() ? nullptr : &*worst;
}

}  // namespace synthslice::session
