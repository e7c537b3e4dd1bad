#include "engine/session/assessment.h"

#include <algorithm>

namespace synthslice::session {

const DescriptorAssessment* worstOf(const Assessment& assessment)
{
    const auto worst = std::ranges::max_element(assessment.descriptors, {}, &DescriptorAssessment::ratio);
    return worst == assessment.descriptors.end() ? nullptr : &*worst;
}

std::string tooLittleReal(const Assessment& assessment)
{
    return "too little real data to say: " + std::to_string(assessment.realPatches.value_or(0)) +
           " patches that share no pixels in the smaller half, " +
           std::to_string(Assessment::fewestRealPatches) +
           " are needed; take more or larger slices, or smaller patches";
}

}  // namespace synthslice::session
