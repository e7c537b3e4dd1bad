#include "engine/session/assessment.h"

#include <algorithm>

#include "engine/base/text/text.h"

namespace synthslice::session {

const DescriptorAssessment* worstOf(const Assessment& assessment)
{
    const auto worst = std::ranges::max_element(assessment.descriptors, {}, &DescriptorAssessment::ratio);
    return worst == assessment.descriptors.end() ? nullptr : &*worst;
}

std::string tooLittleReal(const Assessment& assessment)
{
    return text("too little real data to say: %1 patches that share no pixels in the smaller half, %2 are "
                "needed; take more or larger slices, or smaller patches",
                assessment.realPatches.value_or(0), Assessment::fewestRealPatches);
}

}  // namespace synthslice::session
